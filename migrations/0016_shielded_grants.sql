-- On a protected case a grant counts only if it names somebody. Grants to a body, a team or an area stay as rows, for
-- the day on which the protection is lifted, but those whom they would let in must not learn from them that there is
-- such a case: neither its id nor that it was withheld.

alter table access.case_grant add column shielded boolean not null default false;   -- repeated from the case by triggers

create function access.shield() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        -- waits for whoever is protecting the case right now
        select c.protected and not new.by_name into strict new.shielded
            from cases.social_case c where c.id = new.case_id for no key update;
        return new;
    end $$;
-- by its name it runs after `check_grant`, which says whether the grant is by name
create trigger shield before insert on access.case_grant
    for each row execute function access.shield();

create function access.shield_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update access.case_grant set shielded = new.protected where case_id = new.id and not by_name;
        return null;
    end $$;
create trigger shield_again after update of protected on cases.social_case
    for each row when (old.protected <> new.protected) execute function access.shield_again();

alter function access.shield() owner to porta_authz;
alter function access.shield_again() owner to porta_authz;
revoke all on function access.shield(), access.shield_again() from public;

create policy floor_shielded on access.case_grant as restrictive for select to porta_staff, porta_look
    using (not shielded);

-- what is protected already: the owner sees the rows for as long as this takes
alter table access.case_grant no force row level security;
alter table cases.social_case no force row level security;
update access.case_grant g set shielded = true from cases.social_case c where c.id = g.case_id and c.protected and not g.by_name;
alter table access.case_grant force row level security;
alter table cases.social_case force row level security;

select access.let_look();
