-- Who may read the trail: the privacy officer all of it, and whoever manages a case what concerns the person whom the
-- case is about, to show it to that person.

create index on audit.event (actor, at desc, id desc);

grant select on audit.event, audit.seal, audit.verification to porta_staff;
create policy read_by_privacy_officer on audit.event for select to porta_staff
    using ((select identity.has_role('privacy_officer')));
create policy read_by_privacy_officer on audit.seal for select to porta_staff
    using ((select identity.has_role('privacy_officer')));
create policy read_by_privacy_officer on audit.verification for select to porta_staff
    using ((select identity.has_role('privacy_officer')));

-- Names behind the ids of the trail, for the privacy officer alone.
create function audit.people() returns table (id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select a.id, a.name from identity.account a where identity.has_role('privacy_officer') order by a.name, a.id $$;

create function audit.case_references(p_cases uuid[]) returns table (id uuid, reference text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select c.id, c.reference from cases.social_case c
        where c.id = any (p_cases) and identity.has_role('privacy_officer')
    $$;

create function audit.case_of(p_reference text) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select c.id from cases.social_case c where c.reference = p_reference and identity.has_role('privacy_officer') $$;

-- What the person is not told yet, because it would harm an inquiry or somebody else: all of a case, or one class of
-- it. Told, like everything else, once the date has passed.
create table audit.withholding (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references cases.social_case,
    data_class text references access.data_class,   -- null: all of them
    reason text not null check (reason in ('court', 'inquiry', 'safety')),
    decided_by uuid not null references identity.account default identity.me(),
    decided_at timestamptz not null default clock_timestamp(),
    withheld_until date not null
);
create index on audit.withholding (case_id);
alter table audit.withholding enable row level security;
alter table audit.withholding force row level security;
grant select on audit.withholding to porta_authz;
grant select, insert (case_id, data_class, reason, withheld_until) on audit.withholding to porta_staff;
create policy read_by_privacy_officer on audit.withholding for select to porta_staff
    using ((select identity.has_role('privacy_officer')));
create policy add_by_privacy_officer on audit.withholding for insert to porta_staff
    with check ((select identity.has_role('privacy_officer')) and decided_by = (select identity.me()));
select audit.watch('audit.withholding');

-- Who saw or changed what of a case, for whoever manages it and the privacy officer. Only of this case: what was
-- done for others of the household stands in theirs. Left out, and not to be told from what never happened:
-- protection and minors; all of a protected case; what a broken glass opened and nobody has reviewed yet; what is
-- withheld until a later day.
create function audit.looks(p_case uuid)
    returns table (at timestamptz, body_name text, role text, capacity text, basis text, data_class text, action text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select e.at, b.name, m.role, e.capacity, e.basis, e.data_class, e.action
        from audit.event e
        join cases.social_case c on c.id = e.case_id
        left join directory.body b on b.id = e.body_id
        left join lateral (
            select m.role from identity.membership m
            where m.account_id = e.actor and m.body_id = e.body_id
              and daterange(m.valid_from, m.valid_to, '[]') @> (e.at at time zone 'Europe/Rome')::date
            order by m.role limit 1) m on true
        where e.case_id = p_case
          and (access.manages(p_case) or identity.has_role('privacy_officer'))
          and e.outcome = 'done' and e.actor is not null
          and not c.protected
          and (e.data_class is null or e.data_class not in ('protection', 'minors'))
          and not ((e.basis is not distinct from 'break_glass' or e.action like 'glass.%')
                   and exists (select from access.break_glass g
                       where g.case_id = e.case_id and g.reviewed_at is null and e.at >= g.at - interval '1 minute'))
          and not exists (select from audit.withholding w
              where w.case_id = e.case_id and (w.data_class is null or w.data_class = e.data_class)
                and w.withheld_until > (clock_timestamp() at time zone 'Europe/Rome')::date)
        order by e.at desc, e.id desc
        limit 500
    $$;

-- Whether that page exists for whoever asks.
create function audit.may_show_looks(p_case uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from cases.social_case c where c.id = p_case
            and (access.manages(p_case) or identity.has_role('privacy_officer')))
    $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.prosecdef and p.proowner <> 'porta_authz'::regrole and p.pronamespace = 'audit'::regnamespace loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function audit.people(), audit.case_references(uuid[]), audit.case_of(text), audit.looks(uuid),
    audit.may_show_looks(uuid) to porta_staff;

select access.let_look();
