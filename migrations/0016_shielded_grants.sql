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

-- Areas are what coordinators are limited to; for everybody else the word would mean the whole body.
alter table access.principal add constraint areas_are_for_coordinators check (kind <> 'area' or role = 'coordinator');

-- Whoever is signed in no more is nobody's colleague: comparing with nobody is not true, and not false either.
create or replace function cases.leave_team(p_member uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        t cases.team_member;
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
    begin
        select * into t from cases.team_member where id = p_member for update;
        if (t.id is not null and (access.manages(t.case_id) or t.account_id = identity.me())) is not true then return 'absent'; end if;
        if t.valid_to < today then return 'already'; end if;
        if t.valid_from >= today then
            delete from cases.team_member where id = p_member;
        else
            update cases.team_member set valid_to = today - 1 where id = p_member;
        end if;
        return 'left';
    end $$;

-- Coordinators choose among them for as long as their grant is in force.
create or replace function access.candidates(p_case uuid)
    returns table (account_id uuid, account_name text, role text, body_id uuid, body_name text, own_body boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select distinct a.id, a.name, m.role, b.id, b.name, b.id = c.body_id
        from cases.social_case c
        cross join identity.membership m
        join identity.account a on a.id = m.account_id and a.disabled_at is null
        join directory.body b on b.id = m.body_id
        where c.id = p_case and (access.manages(p_case) or exists (
                select from access.case_grant g where g.case_id = c.id and g.capacity = 'coordination' and not c.protected
                  and g.principal_id = any ((select access.my_principals())::bigint[])
                  and g.revoked_at is null and g.valid_from <= clock_timestamp()
                  and (g.valid_to is null or g.valid_to > clock_timestamp())))
          and m.role in ('social_worker', 'employment_officer', 'third_sector_operator', 'health_professional')
          and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date
          and access.agreement_in_force(m.body_id)
        order by 6 desc, 5, 2
    $$;

select access.let_look();
