-- Who may see what of a case. A grant is a row; what it opens is decided here and nowhere else:
--
--     role in force  and  grant in force for that class  and  sharing authorised for that class (another body's staff)
--     and  the case is not protected, or the grant names the person
--
-- The policies of every section table are made by `access.protect_section`, so that there is one wording of this.
create schema access;
create schema cases;
grant usage on schema access, cases, platform, directory, identity, audit, agenda to porta_look;
grant usage on schema access, cases to porta_staff, porta_authz, porta_worker;
grant create on schema access, cases to porta_authz;
grant execute on function platform.token(), platform.request_id(), platform.schema_version() to porta_look;

-- ── Roles, once more ────────────────────────────────────────────────────────────────────────────────────────────

alter table identity.account add column email text check (length(email) <= 254);
alter table identity.membership
    add column area text check (area in ('families', 'adults', 'disability', 'elderly'));   -- null: all of them
alter table identity.session
    add column id uuid not null default gen_random_uuid() unique,     -- what lists of sessions may show
    add column second_factor text check (second_factor in ('totp', 'passkey', 'recovery_code', 'demo')),
    add column stepped_up_until timestamptz;

-- Whoever manages accounts never works on cases, so that nobody can open a door to a case for themselves.
create function identity.keep_duties_apart() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform from identity.account a where a.id = new.account_id for update;
        if exists (select from identity.membership m
                   where m.account_id = new.account_id and m.id <> new.id
                     and (m.role = 'administrator') <> (new.role = 'administrator')
                     and (m.role in ('administrator', 'reception', 'social_worker', 'coordinator', 'employment_officer',
                                     'third_sector_operator', 'health_professional'))
                     and (new.role in ('administrator', 'reception', 'social_worker', 'coordinator', 'employment_officer',
                                       'third_sector_operator', 'health_professional'))
                     and daterange(m.valid_from, m.valid_to, '[]') && daterange(new.valid_from, new.valid_to, '[]')) then
            raise exception 'duties must stay apart' using errcode = '23514', constraint = 'duties_apart';
        end if;
        return new;
    end $$;
create trigger duties_apart before insert or update on identity.membership
    for each row execute function identity.keep_duties_apart();

drop function identity.my_memberships();
create function identity.my_memberships()
    returns table (account_id uuid, account_name text, role text, body_id uuid, body_name text, office_id uuid, area text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name, m.role, m.body_id, b.name, m.office_id, m.area
        from identity.account a
        left join identity.membership m on m.account_id = a.id
            and m.valid_from <= (clock_timestamp() at time zone 'Europe/Rome')::date
            and (m.valid_to is null or m.valid_to >= (clock_timestamp() at time zone 'Europe/Rome')::date)
        left join directory.body b on b.id = m.body_id
        where a.id = identity.me()
    $$;

create function identity.has_role(p_role text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select exists (select from identity.my_memberships() m where m.role = p_role) $$;

-- A second factor was shown a moment ago: what grave acts ask for.
create function identity.stepped_up() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from identity.session s where s.token_hash = platform.token()
            and s.stepped_up_until > clock_timestamp() and identity.me() is not null)
    $$;

create function identity.stepped_up_until() returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select s.stepped_up_until from identity.session s where s.token_hash = platform.token() $$;

-- ── Words: data classes, capacities, the matrix ─────────────────────────────────────────────────────────────────

-- A class of data is a bit in the masks of grants. `reduced_from`: the little of another class that others may need.
create table access.data_class (
    code text primary key,
    bit smallint not null unique check (bit between 0 and 30),
    reduced_from text references access.data_class
);
insert into access.data_class (code, bit, reduced_from) values
    ('identity', 1, null), ('name', 0, 'identity'), ('contact', 2, null),
    ('household', 3, null), ('household_summary', 4, 'household'), ('work', 5, null), ('education', 6, null),
    ('economic', 7, null), ('economic_summary', 8, 'economic'), ('housing', 9, null), ('housing_summary', 10, 'housing'),
    ('care_load', 11, null), ('care_load_summary', 12, 'care_load'), ('health', 13, null), ('health_summary', 14, 'health'),
    ('minors', 15, null), ('protection', 16, null), ('diary', 17, null), ('shared_note', 18, 'diary'),
    ('plan', 19, null), ('plan_shared', 20, 'plan'), ('plan_work', 21, 'plan'), ('plan_health', 22, 'plan'),
    ('plan_task', 23, 'plan'), ('appointment', 24, null);

-- As what somebody works on a case, and the role in a body that it takes.
create table access.capacity (
    code text primary key,
    role text not null check (role in ('reception', 'social_worker', 'coordinator', 'employment_officer',
        'third_sector_operator', 'health_professional'))
);
insert into access.capacity (code, role) values
    ('reception', 'reception'), ('case_manager', 'social_worker'), ('team_social', 'social_worker'),
    ('employment', 'employment_officer'), ('health', 'health_professional'),
    ('third_sector', 'third_sector_operator'), ('coordination', 'coordinator');

-- The most that a capacity may ever be granted: src/access/matrix.csv, loaded at every `porta migrate`.
create table access.capacity_class (
    capacity text not null references access.capacity,
    class text not null references access.data_class,
    may_write boolean not null,
    by_default boolean not null,        -- else only by an explicit grant
    primary key (capacity, class)
);

-- The agreement under which a body takes part. Without one in force its people see no case.
create table access.agreement (
    id uuid primary key default gen_random_uuid(),
    body_id uuid not null references directory.body,
    valid daterange not null check (not isempty(valid)),
    reference text not null check (length(reference) between 1 and 200),
    constraint one_agreement_at_a_time exclude using gist (body_id with =, valid with &&)
);

-- ── The case and its team ───────────────────────────────────────────────────────────────────────────────────────

-- Nothing personal in this row: whoever the case is about stands in the section tables, each of one class.
-- `acl` repeats the grants as an array for lists; `acl_until` says until when that array is exact, so a list is right
-- at every instant and pays for looking closer only when something has lapsed.
create table cases.social_case (
    id uuid primary key,
    reference text not null unique check (reference ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
    body_id uuid not null references directory.body,
    area text not null check (area in ('families', 'adults', 'disability', 'elderly')),
    state text not null default 'open' check (state in ('open', 'closed')),
    protected boolean not null default false,
    opened_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    acl bigint[] not null default '{}',
    acl_until timestamptz
);
create index on cases.social_case using gin (acl) with (fastupdate = off);
create index on cases.social_case (changed_at desc, id);
create index on cases.social_case (body_id);
create index social_case_lapsing on cases.social_case (acl_until) where acl_until is not null;

-- Members of the multidisciplinary team of a case, from several bodies, with their dates.
create table cases.team_member (
    id uuid primary key,
    case_id uuid not null references cases.social_case,
    account_id uuid not null references identity.account,
    body_id uuid not null references directory.body,
    role text not null check (role in ('social_worker', 'employment_officer', 'third_sector_operator', 'health_professional')),
    valid_from date not null,
    valid_to date,
    added_by uuid references identity.account,
    check (valid_to is null or valid_to >= valid_from)
);
create index on cases.team_member (account_id);
create index on cases.team_member (case_id);

-- Lifting a protection takes two people who are both named on the case.
create table cases.protection_lift (
    id uuid primary key,
    case_id uuid not null references cases.social_case,
    asked_by uuid not null references identity.account,
    asked_at timestamptz not null default clock_timestamp(),
    reason text not null check (length(reason) between 1 and 500),
    confirmed_by uuid references identity.account check (confirmed_by <> asked_by),
    confirmed_at timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null))
);
create unique index one_open_lift on cases.protection_lift (case_id) where confirmed_at is null;

-- ── Grants ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- Whom a grant is for. Always somebody in a role of a body: a role that ends takes every grant with it.
create table access.principal (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('person', 'body', 'team', 'area')),
    role text not null check (role in ('reception', 'social_worker', 'coordinator', 'employment_officer',
        'third_sector_operator', 'health_professional')),
    body_id uuid not null references directory.body,
    account_id uuid references identity.account,
    case_id uuid references cases.social_case,
    area text check (area in ('families', 'adults', 'disability', 'elderly')),
    check ((kind = 'person') = (account_id is not null)),
    check ((kind = 'team') = (case_id is not null)),
    check ((kind = 'area') = (area is not null)),
    constraint one_principal unique nulls not distinct (kind, role, body_id, account_id, case_id, area)
);
create index on access.principal (account_id) where account_id is not null;
create index on access.principal (case_id) where case_id is not null;
create index on access.principal (body_id, role) where kind in ('body', 'area');

create table access.case_grant (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references cases.social_case,
    principal_id bigint not null references access.principal,
    capacity text not null references access.capacity,
    classes integer not null check (classes <> 0),                    -- what may be read
    writes integer not null default 0 check (writes & ~classes = 0),  -- and of that, written
    manages boolean not null default false check (not manages or capacity = 'case_manager'),
    basis text not null check (basis in ('opened', 'assigned', 'team', 'coordination', 'sharing', 'break_glass')),
    reason text not null check (length(reason) between 1 and 500),
    granted_by uuid references identity.account,                      -- null: by deployment
    valid_from timestamptz not null default clock_timestamp(),
    valid_to timestamptz check (valid_to > valid_from),
    revoked_at timestamptz,
    revoked_by uuid references identity.account,
    -- repeated from principal and case by a trigger, so that a policy reads one row
    body_id uuid not null references directory.body,
    own_body boolean not null,                                        -- else it takes a sharing authorisation
    by_name boolean not null                                          -- else it opens no protected case
);
create index on access.case_grant (case_id, principal_id) where revoked_at is null;
create index on access.case_grant (principal_id);
create index on access.case_grant (valid_to) where revoked_at is null and valid_to is not null;

-- What the person allows one body to learn from another, class by class. Withdrawn or past its end it counts at once.
create table access.sharing_authorisation (
    id uuid primary key,
    case_id uuid not null references cases.social_case,
    from_body_id uuid not null references directory.body,
    to_body_id uuid not null references directory.body check (to_body_id <> from_body_id),
    classes integer not null check (classes <> 0),
    how text not null check (how in ('paper', 'spoken', 'digital')),
    notice_version text not null check (length(notice_version) between 1 and 40),
    recorded_by uuid references identity.account,
    valid_from timestamptz not null default clock_timestamp(),
    valid_to timestamptz check (valid_to > valid_from),
    withdrawn_at timestamptz,
    withdrawn_by uuid references identity.account
);
create index on access.sharing_authorisation (case_id, to_body_id) where withdrawn_at is null;
create index on access.sharing_authorisation (valid_to) where withdrawn_at is null and valid_to is not null;

-- Breaking the glass: who, why, until when, and what the review said.
create table access.break_glass (
    id uuid primary key,
    case_id uuid not null references cases.social_case,
    body_id uuid not null references directory.body,
    account_id uuid not null references identity.account,
    grant_id uuid not null unique references access.case_grant,
    code text not null check (code in ('danger_to_life', 'child_at_risk', 'manager_absent')),
    reason text not null check (length(reason) between 10 and 500),
    at timestamptz not null default clock_timestamp(),
    reviewed_at timestamptz,
    reviewed_by uuid references identity.account check (reviewed_by <> account_id),
    outcome text check (outcome in ('justified', 'not_justified')),
    review_note text check (length(review_note) <= 500),
    check ((reviewed_at is null) = (outcome is null) and (reviewed_at is null) = (reviewed_by is null))
);
create index on access.break_glass (account_id);
create index on access.break_glass (body_id) where reviewed_at is null;

-- What must hold for every grant, whoever writes it.
create function access.check_grant() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        p access.principal;
        most integer;
        most_written integer;
    begin
        if tg_op = 'UPDATE' and (new.case_id, new.principal_id, new.capacity, new.basis, new.granted_by, new.valid_from)
                is distinct from (old.case_id, old.principal_id, old.capacity, old.basis, old.granted_by, old.valid_from) then
            raise exception 'a grant is ended, not rewritten' using errcode = '23514', constraint = 'grant_is_fixed';
        end if;
        select * into strict p from access.principal where id = new.principal_id;
        if p.role <> (select c.role from access.capacity c where c.code = new.capacity) then
            raise exception 'capacity does not fit the role' using errcode = '23514', constraint = 'capacity_fits_role';
        end if;
        if p.kind = 'team' and p.case_id <> new.case_id then
            raise exception 'the team of another case' using errcode = '23514', constraint = 'team_of_the_case';
        end if;
        if p.account_id = new.granted_by and new.basis not in ('opened', 'break_glass') then
            raise exception 'nobody grants to themselves' using errcode = '23514', constraint = 'not_to_oneself';
        end if;
        select coalesce(bit_or(1 << d.bit), 0), coalesce(bit_or(1 << d.bit) filter (where c.may_write), 0)
            into most, most_written
            from access.capacity_class c join access.data_class d on d.code = c.class where c.capacity = new.capacity;
        if new.revoked_at is null and (new.classes & ~most <> 0 or new.writes & ~most_written <> 0) then
            raise exception 'more than the matrix allows' using errcode = '23514', constraint = 'within_the_matrix';
        end if;
        new.body_id := p.body_id;
        new.by_name := p.kind = 'person';
        new.own_body := p.body_id = (select c.body_id from cases.social_case c where c.id = new.case_id);
        return new;
    end $$;
create trigger check_grant before insert or update on access.case_grant
    for each row execute function access.check_grant();

-- After the matrix was loaded: nothing that stands keeps more than it allows now.
create function access.keep_grants_within_the_matrix() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with most as (
            select c.capacity, bit_or(1 << d.bit) as classes, coalesce(bit_or(1 << d.bit) filter (where c.may_write), 0) as writes
            from access.capacity_class c join access.data_class d on d.code = c.class group by c.capacity
        ), narrowed as (
            update access.case_grant g set
                classes = case when g.classes & m.classes = 0 then g.classes else g.classes & m.classes end,
                writes = g.writes & m.writes & g.classes & m.classes,
                revoked_at = case when g.classes & m.classes = 0 then clock_timestamp() else g.revoked_at end
            from most m
            where m.capacity = g.capacity and g.revoked_at is null
              and (g.classes & ~m.classes <> 0 or g.writes & ~m.writes <> 0)
            returning 1
        )
        select count(*) from narrowed
    $$;

-- ── Who I am, in grants ─────────────────────────────────────────────────────────────────────────────────────────

create function access.agreement_in_force(p_body uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from access.agreement a
            where a.body_id = p_body and a.valid @> (clock_timestamp() at time zone 'Europe/Rome')::date)
    $$;

-- The principals that I am right now. Run once for each policy of a statement, as an array that indexes understand; in
-- plpgsql, whose plan is kept for the whole session.
create function access.my_principals() returns bigint[]
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        me uuid := identity.me();
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
    begin
        if me is null then return '{}'; end if;
        return (
            with mine as materialized (
                select distinct m.role, m.body_id, m.area from identity.membership m
                where m.account_id = me and m.valid_from <= today and (m.valid_to is null or m.valid_to >= today)
                  and m.role in ('reception', 'social_worker', 'coordinator', 'employment_officer',
                                 'third_sector_operator', 'health_professional')
                  and exists (select from access.agreement a where a.body_id = m.body_id and a.valid @> today)
            )
            select coalesce(array_agg(distinct found.id), '{}') from (
                select p.id from mine m join access.principal p
                    on p.account_id = me and p.role = m.role and p.body_id = m.body_id and p.kind = 'person'
                union all
                select p.id from mine m join access.principal p
                    on p.kind = 'body' and p.role = m.role and p.body_id = m.body_id
                union all
                select p.id from mine m join access.principal p
                    on p.kind = 'area' and p.role = m.role and p.body_id = m.body_id and (m.area is null or m.area = p.area)
                union all
                select p.id from mine m
                    join cases.team_member t on t.account_id = me and t.role = m.role and t.body_id = m.body_id
                        and t.valid_from <= today and (t.valid_to is null or t.valid_to >= today)
                    join access.principal p on p.kind = 'team' and p.case_id = t.case_id and p.role = t.role and p.body_id = t.body_id
            ) found);
    end $$;

-- May I decide who works on this case?
create function access.manages(p_case uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from access.case_grant g
            where g.case_id = p_case and g.manages and g.by_name and g.revoked_at is null
              and g.principal_id = any ((select access.my_principals())::bigint[])
              and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp()))
    $$;

-- The projection for lists. What has not begun yet stands in it too, with an end in the past: so it is looked at closely.
create function access.project(p_case uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update cases.social_case c set
            acl = coalesce(p.acl, '{}'),
            acl_until = p.until
        from (
            select array_agg(distinct g.principal_id) as acl,
                   min(least(case when g.valid_from > clock_timestamp() then '-infinity'::timestamptz end, g.valid_to, s.until)) as until
            from access.case_grant g
            left join lateral (
                select min(least(case when a.valid_from > clock_timestamp() then '-infinity'::timestamptz end, a.valid_to)) as until,
                       count(*) as authorisations
                from access.sharing_authorisation a
                where a.case_id = g.case_id and a.to_body_id = g.body_id and a.classes & g.classes <> 0
                  and a.withdrawn_at is null and (a.valid_to is null or a.valid_to > clock_timestamp())
            ) s on not g.own_body
            where g.case_id = p_case and g.revoked_at is null and (g.valid_to is null or g.valid_to > clock_timestamp())
              and (g.own_body or s.authorisations > 0)
        ) p
        where c.id = p_case and (c.acl, c.acl_until) is distinct from (coalesce(p.acl, '{}'), p.until)
    $$;

create function access.project_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform access.project(coalesce(new.case_id, old.case_id));
        return null;
    end $$;
create trigger project_again after insert or update or delete on access.case_grant
    for each row execute function access.project_again();
create trigger project_again after insert or update or delete on access.sharing_authorisation
    for each row execute function access.project_again();

-- Each minute: makes the projection exact again where something has lapsed.
create function access.sweep() returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        lapsed uuid;
        n bigint := 0;
    begin
        for lapsed in select c.id from cases.social_case c where c.acl_until <= clock_timestamp()
                      order by c.id limit 1000 for update skip locked loop
            perform access.project(lapsed);
            n := n + 1;
        end loop;
        return n;
    end $$;

-- ── Policies ────────────────────────────────────────────────────────────────────────────────────────────────────

-- The wording of "a grant of mine, in force, that opens this class". `p_mask`: the column of grants that counts;
-- `p_case`: the column that names the case. One bit, or every bit of the grant when `p_bit` is null.
create function access.opened_by_a_grant(p_case text, p_mask text, p_bit integer) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$
        select format(
            'exists (select from access.case_grant g
                where g.case_id = %1$s and g.principal_id = any ((select access.my_principals())::bigint[])
                  and %2$s
                  and g.revoked_at is null and g.valid_from <= clock_timestamp()
                  and (g.valid_to is null or g.valid_to > clock_timestamp())
                  and (g.own_body or exists (select from access.sharing_authorisation s
                      where s.case_id = g.case_id and s.to_body_id = g.body_id and s.classes & %3$s <> 0
                        and s.withdrawn_at is null and s.valid_from <= clock_timestamp()
                        and (s.valid_to is null or s.valid_to > clock_timestamp()))))',
            p_case,
            case when p_bit is null then 'true' else format('g.%I & %s <> 0', p_mask, 1 << p_bit) end,
            case when p_bit is null then 'g.classes' else (1 << p_bit)::text end)
    $$;

-- Puts a table under one class of data. It needs `case_id` and `written_by`. Rows are added and corrected, never removed.
create function access.protect_section(p_table regclass, p_class text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare
        bit integer := (select d.bit from access.data_class d where d.code = p_class);
        name text := (select c.relname from pg_class c where c.oid = p_table);
        its_case text := format('%I.case_id', name);
        the_case text := format('exists (select from cases.social_case c where c.id = %I.case_id)', name);
    begin
        if bit is null then raise exception 'no class of data called %', p_class; end if;
        execute format('alter table %s enable row level security', p_table);
        execute format('alter table %s force row level security', p_table);
        execute format('grant select, insert, update on %s to porta_staff', p_table);
        execute format('comment on table %s is %L', p_table, 'class: ' || p_class);
        execute format('create policy read_by_grant on %s for select to porta_staff, porta_look using (%s)',
            p_table, access.opened_by_a_grant(its_case, 'classes', bit));
        execute format('create policy write_by_grant on %s for insert to porta_staff with check (written_by = (select identity.me()) and %s)',
            p_table, access.opened_by_a_grant(its_case, 'writes', bit));
        execute format('create policy correct_by_grant on %s for update to porta_staff using (%s) with check (written_by = (select identity.me()) and %s)',
            p_table, access.opened_by_a_grant(its_case, 'writes', bit), access.opened_by_a_grant(its_case, 'writes', bit));
        -- the floor: whoever does not see the case sees nothing of it (which is how protection reaches every section)
        execute format('create policy floor_read on %s as restrictive for select to porta_staff, porta_look using (%s)', p_table, the_case);
        execute format('create policy floor_write on %s as restrictive for insert to porta_staff with check (%s)', p_table, the_case);
        execute format('create policy floor_correct on %s as restrictive for update to porta_staff using (%s) with check (%s)', p_table, the_case, the_case);
        perform audit.watch(p_table);
    end $$;

do $$
declare
    t text;
begin
    foreach t in array array['access.data_class', 'access.capacity', 'access.capacity_class', 'access.agreement', 'access.principal',
        'access.case_grant', 'access.sharing_authorisation', 'access.break_glass',
        'cases.social_case', 'cases.team_member', 'cases.protection_lift'] loop
        execute format('alter table %s enable row level security', t);
        execute format('alter table %s force row level security', t);
        execute format('grant select, insert, update, delete on %s to porta_authz', t);
    end loop;
    -- words and agreements are the deploying user's to load; cases and grants are not
    foreach t in array array['access.data_class', 'access.capacity', 'access.capacity_class', 'access.agreement'] loop
        execute format('grant select on %s to porta_staff', t);
        execute format('create policy read_by_staff on %s for select to porta_staff, porta_look using (true)', t);
        execute format('create policy deploy_reads on %s for select to porta_owner using (true)', t);
        execute format('create policy deploy_adds on %s for insert to porta_owner with check (true)', t);
        execute format('create policy deploy_changes on %s for update to porta_owner using (true) with check (true)', t);
        execute format('create policy deploy_removes on %s for delete to porta_owner using (true)', t);
    end loop;
end $$;
grant select on access.case_grant, access.sharing_authorisation, access.break_glass,
    cases.social_case, cases.team_member, cases.protection_lift to porta_staff;

-- My own grants: what policies read on my behalf. Whose else's they are is answered by `access.grants_on` to whoever manages.
create policy read_own on access.case_grant for select to porta_staff, porta_look
    using (principal_id = any ((select access.my_principals())::bigint[]));

create policy read_by_grant on access.sharing_authorisation for select to porta_staff, porta_look
    using (exists (select from access.case_grant g
        where g.case_id = sharing_authorisation.case_id and g.principal_id = any ((select access.my_principals())::bigint[])
          and (g.body_id = sharing_authorisation.to_body_id or g.manages)
          and g.revoked_at is null and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())));

do $$
begin
    execute format('create policy read_by_grant on cases.social_case for select to porta_staff, porta_look using (
        acl && (select access.my_principals())
        and (acl_until is null or acl_until > (select clock_timestamp()) or %s))',
        access.opened_by_a_grant('social_case.id', 'classes', null));
end $$;

-- A protected case exists for those whom a grant names, and for nobody else. PostgreSQL asks a restrictive policy before
-- the others, and only what it asks first may look into an index: so the floor names the array, too. Without it every
-- list reads every case there is.
create policy floor_protected on cases.social_case as restrictive for select to porta_staff, porta_look
    using (acl && (select access.my_principals())
        and (not protected or exists (select from access.case_grant g
            where g.case_id = social_case.id and g.by_name and g.principal_id = any ((select access.my_principals())::bigint[])
              and g.revoked_at is null and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp()))));

-- The team and the lifting of a protection are seen by whoever works on the case for the body that holds it.
create policy read_with_the_case on cases.team_member for select to porta_staff, porta_look
    using (exists (select from cases.social_case c join access.case_grant g on g.case_id = c.id
        where c.id = team_member.case_id and g.own_body and g.capacity in ('case_manager', 'team_social')
          and g.principal_id = any ((select access.my_principals())::bigint[])
          and g.revoked_at is null and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())));
create policy read_with_the_case on cases.protection_lift for select to porta_staff, porta_look
    using (exists (select from cases.social_case c join access.case_grant g on g.case_id = c.id
        where c.id = protection_lift.case_id and g.own_body and g.by_name and g.capacity in ('case_manager', 'team_social')
          and g.principal_id = any ((select access.my_principals())::bigint[])
          and g.revoked_at is null and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())));

-- A broken glass is seen by whoever broke it and by whoever reviews it: coordinators of that body, the privacy officer.
create function access.reviews_for() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select coalesce(array_agg(m.body_id), '{}') from identity.my_memberships() m where m.role = 'coordinator' $$;
create policy read_own_and_to_review on access.break_glass for select to porta_staff, porta_look
    using (account_id = (select identity.me()) or (select identity.has_role('privacy_officer'))
        or body_id = any ((select access.reviews_for())::uuid[]));

-- ── Section tables: one for each class. For now each holds lines of text; the coming features give them their shape. ──

do $$
declare
    class text;
begin
    for class in select d.code from access.data_class d order by d.bit loop
        execute format(
            'create table cases.%I (
                id uuid primary key,
                case_id uuid not null references cases.social_case,
                text text not null check (length(text) between 1 and 4000),
                written_by uuid not null default identity.me() references identity.account,
                written_at timestamptz not null default clock_timestamp()
                %s)', class, case class when 'diary' then ', private boolean not null default true' else '' end);
        execute format('create index on cases.%I (case_id, written_at)', class);
        perform access.protect_section(format('cases.%I', class)::regclass, class);
    end loop;
end $$;

-- A private line of the diary is its author's alone.
create policy floor_private on cases.diary as restrictive for select to porta_staff, porta_look
    using (not private or written_by = (select identity.me()));
create policy floor_private_correct on cases.diary as restrictive for update to porta_staff
    using (not private or written_by = (select identity.me())) with check (not private or written_by = (select identity.me()));

select audit.watch(t.name::regclass, t.key) from (values
    ('access.capacity_class', 'capacity'), ('access.agreement', 'id'), ('access.case_grant', 'id'),
    ('access.sharing_authorisation', 'id'), ('access.break_glass', 'id'),
    ('cases.team_member', 'id'), ('cases.protection_lift', 'id')) as t (name, key);
-- the projection is not a change of the case
create trigger audit_capture after insert or update of reference, body_id, area, state, protected or delete on cases.social_case
    for each row execute function audit.capture('id');

-- ── Acts ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Each answers with the outcome in a word: a refusal is recorded by the same transaction, so nothing is raised.

create function access.mask(variadic p_classes text[]) returns integer
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select coalesce(bit_or(1 << d.bit), 0) from access.data_class d where d.code = any (p_classes) $$;

create function access.principal_of(p_kind text, p_role text, p_body uuid, p_account uuid, p_case uuid, p_area text) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        found bigint;
    begin
        insert into access.principal (kind, role, body_id, account_id, case_id, area)
        values (p_kind, p_role, p_body, p_account, p_case, p_area)
        on conflict on constraint one_principal do nothing returning id into found;
        if found is null then
            select p.id into strict found from access.principal p
            where (p.kind, p.role, p.body_id) = (p_kind, p_role, p_body)
              and p.account_id is not distinct from p_account and p.case_id is not distinct from p_case
              and p.area is not distinct from p_area;
        end if;
        return found;
    end $$;

-- Is this account in that role in that body today?
create function access.is_member(p_account uuid, p_role text, p_body uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from identity.membership m join identity.account a on a.id = m.account_id
            where m.account_id = p_account and m.role = p_role and m.body_id = p_body and a.disabled_at is null
              and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date)
    $$;

-- All that a capacity is given unless somebody says otherwise.
create function access.defaults(p_capacity text, out classes integer, out writes integer)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(bit_or(1 << d.bit), 0), coalesce(bit_or(1 << d.bit) filter (where c.may_write), 0)
        from access.capacity_class c join access.data_class d on d.code = c.class
        where c.capacity = p_capacity and c.by_default
    $$;

-- A social worker opens a case of the own body and is its case manager; the coordinators of its area may assign it.
create function cases.open(p_id uuid, p_reference text, p_body uuid, p_area text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not exists (select from identity.my_memberships() m where m.role = 'social_worker' and m.body_id = p_body)
                or not access.agreement_in_force(p_body) then
            return 'not_yours';
        end if;
        insert into cases.social_case (id, reference, body_id, area) values (p_id, p_reference, p_body, p_area);
        insert into access.case_grant (case_id, principal_id, capacity, classes, writes, manages, basis, reason, granted_by)
        select p_id, access.principal_of('person', 'social_worker', p_body, identity.me(), null, null),
               'case_manager', d.classes, d.writes, true, 'opened', 'case.opened', identity.me()
        from access.defaults('case_manager') d;
        insert into access.case_grant (case_id, principal_id, capacity, classes, writes, basis, reason, granted_by)
        select p_id, access.principal_of('area', 'coordinator', p_body, null, null, p_area),
               'coordination', d.classes, d.writes, 'coordination', 'case.opened', identity.me()
        from access.defaults('coordination') d;
        return 'opened';
    end $$;

-- A coordinator of the area hands the case to a case manager of the same body.
create function cases.assign(p_case uuid, p_account uuid, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        body uuid;
    begin
        select c.body_id into body from cases.social_case c where c.id = p_case and not c.protected
            and exists (select from access.case_grant g where g.case_id = c.id and g.capacity = 'coordination'
                and g.principal_id = any (access.my_principals()) and g.revoked_at is null
                and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp()))
            for update;
        if body is null then return 'absent'; end if;
        if p_account = identity.me() then return 'to_oneself'; end if;
        if not access.is_member(p_account, 'social_worker', body) then return 'not_a_member'; end if;
        update access.case_grant set revoked_at = clock_timestamp(), revoked_by = identity.me()
            where case_id = p_case and manages and revoked_at is null;
        insert into access.case_grant (case_id, principal_id, capacity, classes, writes, manages, basis, reason, granted_by)
        select p_case, access.principal_of('person', 'social_worker', body, p_account, null, null),
               'case_manager', d.classes, d.writes, true, 'assigned', p_reason, identity.me()
        from access.defaults('case_manager') d;
        return 'assigned';
    end $$;

-- Whoever manages a case lets somebody work on it. `p_kind`: person, body or team.
create function access.give(p_id uuid, p_case uuid, p_kind text, p_account uuid, p_body uuid, p_capacity text,
    p_classes integer, p_writes integer, p_valid_to timestamptz, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        its_role text := (select c.role from access.capacity c where c.code = p_capacity);
        most integer;
        most_written integer;
        own_body uuid;
    begin
        if not access.manages(p_case) then return 'absent'; end if;
        if its_role is null or p_capacity not in ('case_manager', 'team_social', 'employment', 'health', 'third_sector')
            then return 'no_such_capacity'; end if;
        if p_kind not in ('person', 'body', 'team') then return 'no_such_principal'; end if;
        if p_kind = 'person' and p_account = identity.me() then return 'to_oneself'; end if;
        if p_kind = 'person' and not access.is_member(p_account, its_role, p_body) then return 'not_a_member'; end if;
        select c.body_id into own_body from cases.social_case c where c.id = p_case;
        if p_capacity = 'case_manager' and p_body <> own_body then return 'not_a_member'; end if;
        if p_classes = 0 then return 'no_class'; end if;
        if p_valid_to <= clock_timestamp() then return 'ends_before_it_begins'; end if;
        if length(coalesce(p_reason, '')) not between 1 and 500 then return 'no_reason'; end if;
        select coalesce(bit_or(1 << d.bit), 0), coalesce(bit_or(1 << d.bit) filter (where c.may_write), 0)
            into most, most_written
            from access.capacity_class c join access.data_class d on d.code = c.class where c.capacity = p_capacity;
        if p_classes & ~most <> 0 or p_writes & ~most_written <> 0 or p_writes & ~p_classes <> 0 then return 'beyond_the_matrix'; end if;
        insert into access.case_grant (id, case_id, principal_id, capacity, classes, writes, basis, reason, granted_by, valid_to)
        values (p_id, p_case,
            access.principal_of(p_kind, its_role, p_body, case when p_kind = 'person' then p_account end,
                case when p_kind = 'team' then p_case end, null),
            p_capacity, p_classes, p_writes,
            case when p_kind = 'team' then 'team' when p_body = own_body then 'assigned' else 'sharing' end,
            p_reason, identity.me(), p_valid_to);
        return 'given';
    end $$;

-- Ends a grant at once. The case keeps a manager: that one is handed over, not revoked.
create function access.revoke(p_grant uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        g access.case_grant;
    begin
        select * into g from access.case_grant where id = p_grant for update;
        if g.id is null or not access.manages(g.case_id) then return 'absent'; end if;
        if g.revoked_at is not null then return 'already'; end if;
        if g.manages then return 'the_manager'; end if;
        update access.case_grant set revoked_at = clock_timestamp(), revoked_by = identity.me() where id = p_grant;
        return 'revoked';
    end $$;

-- All grants on a case, in words, for whoever manages it.
create function access.grants_on(p_case uuid)
    returns table (id uuid, kind text, role text, capacity text, body_id uuid, body_name text, account_name text, own_body boolean,
        classes integer, writes integer, manages boolean, basis text, reason text, granted_by text,
        valid_from timestamptz, valid_to timestamptz, revoked_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select g.id, p.kind, p.role, g.capacity, b.id, b.name, a.name, g.own_body, g.classes, g.writes, g.manages, g.basis, g.reason, by.name,
               g.valid_from, g.valid_to, g.revoked_at
        from access.case_grant g
        join access.principal p on p.id = g.principal_id
        join directory.body b on b.id = g.body_id
        left join identity.account a on a.id = p.account_id
        left join identity.account by on by.id = g.granted_by
        where g.case_id = p_case and access.manages(p_case)
        order by g.revoked_at is not null, g.valid_from
    $$;

-- Whom a grant can name: members today of the roles that work on cases, in bodies with an agreement.
create function access.candidates(p_case uuid)
    returns table (account_id uuid, account_name text, role text, body_id uuid, body_name text, own_body boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select distinct a.id, a.name, m.role, b.id, b.name, b.id = c.body_id
        from cases.social_case c
        cross join identity.membership m
        join identity.account a on a.id = m.account_id and a.disabled_at is null
        join directory.body b on b.id = m.body_id
        where c.id = p_case and (access.manages(p_case) or (c.id = p_case and exists (
                select from access.case_grant g where g.case_id = c.id and g.capacity = 'coordination' and not c.protected
                  and g.principal_id = any ((select access.my_principals())::bigint[]) and g.revoked_at is null)))
          and m.role in ('social_worker', 'employment_officer', 'third_sector_operator', 'health_professional')
          and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date
          and access.agreement_in_force(m.body_id)
        order by 6 desc, 5, 2
    $$;

create function access.authorise_sharing(p_id uuid, p_case uuid, p_body uuid, p_classes integer, p_how text,
    p_notice_version text, p_valid_to timestamptz) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        own_body uuid := (select c.body_id from cases.social_case c where c.id = p_case);
    begin
        if not access.manages(p_case) then return 'absent'; end if;
        if p_body = own_body or not exists (select from directory.body b where b.id = p_body) then return 'no_such_body'; end if;
        if not access.agreement_in_force(p_body) then return 'no_agreement'; end if;
        if p_classes = 0 then return 'no_class'; end if;
        if p_classes & access.mask('diary', 'protection', 'minors') <> 0
           and exists (select from directory.body b where b.id = p_body and b.kind = 'employment_agency') then return 'beyond_the_matrix'; end if;
        if p_valid_to <= clock_timestamp() then return 'ends_before_it_begins'; end if;
        insert into access.sharing_authorisation (id, case_id, from_body_id, to_body_id, classes, how, notice_version, recorded_by, valid_to)
        values (p_id, p_case, own_body, p_body, p_classes, p_how, p_notice_version, identity.me(), p_valid_to);
        return 'authorised';
    end $$;

create function access.withdraw_sharing(p_id uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        s access.sharing_authorisation;
    begin
        select * into s from access.sharing_authorisation where id = p_id for update;
        if s.id is null or not access.manages(s.case_id) then return 'absent'; end if;
        if s.withdrawn_at is not null then return 'already'; end if;
        update access.sharing_authorisation set withdrawn_at = clock_timestamp(), withdrawn_by = identity.me() where id = p_id;
        return 'withdrawn';
    end $$;

create function cases.join_team(p_id uuid, p_case uuid, p_account uuid, p_body uuid, p_role text, p_valid_to date) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
    begin
        if not access.manages(p_case) then return 'absent'; end if;
        if p_account = identity.me() then return 'to_oneself'; end if;
        if not access.is_member(p_account, p_role, p_body) then return 'not_a_member'; end if;
        if p_valid_to < today then return 'ends_before_it_begins'; end if;
        insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from, valid_to, added_by)
        values (p_id, p_case, p_account, p_body, p_role, today, p_valid_to, identity.me());
        return 'joined';
    end $$;

-- Takes a member out at once: yesterday was the last day, or the row goes if it began today.
create function cases.leave_team(p_member uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        t cases.team_member;
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
    begin
        select * into t from cases.team_member where id = p_member for update;
        if t.id is null or not (access.manages(t.case_id) or t.account_id = identity.me()) then return 'absent'; end if;
        if t.valid_from >= today then
            delete from cases.team_member where id = p_member;
        else
            update cases.team_member set valid_to = today - 1 where id = p_member;
        end if;
        return 'left';
    end $$;

create function cases.protect(p_case uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not access.manages(p_case) then return 'absent'; end if;
        update cases.social_case set protected = true, changed_at = clock_timestamp() where id = p_case and not protected;
        return case when found then 'protected' else 'already' end;
    end $$;

create function cases.ask_to_lift_protection(p_id uuid, p_case uuid, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not access.manages(p_case) then return 'absent'; end if;
        if not exists (select from cases.social_case c where c.id = p_case and c.protected) then return 'not_protected'; end if;
        insert into cases.protection_lift (id, case_id, asked_by, reason) values (p_id, p_case, identity.me(), p_reason)
            on conflict (case_id) where confirmed_at is null do nothing;
        return case when found then 'asked' else 'already' end;
    end $$;

create function cases.confirm_lift_of_protection(p_lift uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        l cases.protection_lift;
    begin
        select * into l from cases.protection_lift where id = p_lift for update;
        if l.id is null or not exists (select from access.case_grant g
                where g.case_id = l.case_id and g.own_body and g.by_name and g.capacity in ('case_manager', 'team_social')
                  and g.basis <> 'break_glass' and g.principal_id = any (access.my_principals()) and g.revoked_at is null
                  and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())) then
            return 'absent';
        end if;
        if l.confirmed_at is not null then return 'already'; end if;
        if l.asked_by = identity.me() then return 'two_people'; end if;
        update cases.protection_lift set confirmed_by = identity.me(), confirmed_at = clock_timestamp() where id = p_lift;
        update cases.social_case set protected = false, changed_at = clock_timestamp() where id = l.case_id;
        return 'lifted';
    end $$;

-- For four hours, with a second factor and a reason, a social worker of the body that holds the case gets in by the
-- case's reference. Nobody else can, and whoever has one unreviewed for ten days can not either.
create function access.break_the_glass(p_id uuid, p_reference text, p_code text, p_reason text,
    out outcome text, out case_id uuid)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        c cases.social_case;
        g uuid := gen_random_uuid();
        opened integer;
    begin
        if not identity.stepped_up() then outcome := 'second_factor'; return; end if;
        if p_code not in ('danger_to_life', 'child_at_risk', 'manager_absent') then outcome := 'no_such_code'; return; end if;
        if length(coalesce(p_reason, '')) not between 10 and 500 then outcome := 'no_reason'; return; end if;
        if exists (select from access.break_glass b where b.account_id = identity.me() and b.reviewed_at is null
                   and b.at < clock_timestamp() - interval '10 days') then
            outcome := 'review_first'; return;
        end if;
        select s.* into c from cases.social_case s
            where s.reference = p_reference and access.agreement_in_force(s.body_id) and exists (
                select from identity.my_memberships() m where m.role = 'social_worker' and m.body_id = s.body_id);
        if c.id is null or (c.protected and p_code = 'manager_absent') then outcome := 'absent'; return; end if;
        opened := case p_code
            when 'danger_to_life' then access.mask('name', 'identity', 'contact', 'household', 'housing', 'care_load', 'health',
                'health_summary', 'minors', 'protection', 'shared_note', 'appointment')
            when 'child_at_risk' then access.mask('name', 'identity', 'contact', 'household', 'housing', 'care_load', 'minors',
                'protection', 'shared_note', 'appointment')
            else access.mask('name', 'identity', 'contact', 'household', 'shared_note', 'plan', 'plan_shared', 'appointment') end;
        insert into access.case_grant (id, case_id, principal_id, capacity, classes, writes, basis, reason, granted_by, valid_to)
        values (g, c.id, access.principal_of('person', 'social_worker', c.body_id, identity.me(), null, null), 'case_manager',
            opened, access.mask('shared_note'), 'break_glass', p_reason, identity.me(), clock_timestamp() + interval '4 hours');
        insert into access.break_glass (id, case_id, body_id, account_id, grant_id, code, reason)
        values (p_id, c.id, c.body_id, identity.me(), g, p_code, p_reason);
        outcome := 'broken';
        case_id := c.id;
    end $$;

-- Who is told, right after: those who manage the case, the coordinators of its area, the privacy officers.
create function access.told_of_break_glass(p_id uuid) returns table (email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select distinct a.email
        from access.break_glass b
        join cases.social_case c on c.id = b.case_id
        cross join identity.account a
        join identity.membership m on m.account_id = a.id
            and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date
        where b.id = p_id and b.account_id = identity.me() and b.at > clock_timestamp() - interval '1 minute'
          and a.disabled_at is null and a.email is not null
          and (m.role = 'privacy_officer'
            or (m.role = 'coordinator' and m.body_id = c.body_id and not c.protected and (m.area is null or m.area = c.area))
            or exists (select from access.case_grant g join access.principal p on p.id = g.principal_id
                       where g.case_id = c.id and g.manages and g.revoked_at is null and p.account_id = a.id))
    $$;

create function access.review_break_glass(p_id uuid, p_outcome text, p_note text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        b access.break_glass;
    begin
        select * into b from access.break_glass where id = p_id for update;
        if b.id is null or not (identity.has_role('privacy_officer') or b.body_id = any (access.reviews_for())) then return 'absent'; end if;
        if b.account_id = identity.me() then return 'own'; end if;
        if b.reviewed_at is not null then return 'already'; end if;
        update access.break_glass set reviewed_at = clock_timestamp(), reviewed_by = identity.me(), outcome = p_outcome,
            review_note = p_note where id = p_id;
        return 'reviewed';
    end $$;

-- ── The trail, for cases ────────────────────────────────────────────────────────────────────────────────────────

alter table audit.event
    add column case_id uuid,
    add column data_class text,
    add column basis text,
    add column body_id uuid,                                           -- for which body somebody acted
    add column capacity text,
    add column outcome text not null default 'done' check (outcome in ('done', 'refused'));
create index on audit.event (case_id, at desc) where case_id is not null;
create index on audit.event (at desc, id desc);
grant insert (action, subject, detail, case_id, data_class, basis, body_id, capacity, outcome) on audit.event
    to porta_public, porta_staff, porta_look, porta_signin, porta_worker;
alter policy insert_own on audit.event to porta_public, porta_staff, porta_look, porta_signin, porta_worker;

-- ── Who may call what ───────────────────────────────────────────────────────────────────────────────────────────

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.prosecdef and p.proowner <> 'porta_authz'::regrole
               and p.pronamespace in ('access'::regnamespace, 'cases'::regnamespace, 'identity'::regnamespace) loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function identity.my_memberships(), identity.has_role(text), identity.stepped_up(), identity.stepped_up_until(),
    access.my_principals(), access.manages(uuid), access.reviews_for(), access.mask(text[]), access.grants_on(uuid), access.candidates(uuid),
    access.give(uuid, uuid, text, uuid, uuid, text, integer, integer, timestamptz, text), access.revoke(uuid),
    access.authorise_sharing(uuid, uuid, uuid, integer, text, text, timestamptz), access.withdraw_sharing(uuid),
    access.break_the_glass(uuid, text, text, text), access.told_of_break_glass(uuid), access.review_break_glass(uuid, text, text),
    cases.open(uuid, text, uuid, text), cases.assign(uuid, uuid, text), cases.join_team(uuid, uuid, uuid, uuid, text, date),
    cases.leave_team(uuid), cases.protect(uuid), cases.ask_to_lift_protection(uuid, uuid, text), cases.confirm_lift_of_protection(uuid)
    to porta_staff;
grant execute on function access.sweep() to porta_worker;
grant execute on function access.keep_grants_within_the_matrix() to porta_owner;
grant execute on function identity.me() to porta_look;

-- Lets those who look see what staff may see, and call what changes nothing. Repeated at the end of every migration.
create function access.let_look() returns void
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare
        r record;
    begin
        for r in select c.oid::regclass as relation from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'v') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                   and has_table_privilege('porta_staff', c.oid, 'select') and not has_table_privilege('porta_look', c.oid, 'select') loop
            execute format('grant select on %s to porta_look', r.relation);
        end loop;
        -- tables of which staff may read some columns only
        for r in select a.attrelid::regclass as relation, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
                 from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'v') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                   and a.attnum > 0 and not a.attisdropped and has_column_privilege('porta_staff', c.oid, a.attnum, 'select')
                   and not has_column_privilege('porta_look', c.oid, a.attnum, 'select')
                 group by a.attrelid loop
            execute format('grant select (%s) on %s to porta_look', r.columns, r.relation);
        end loop;
        for r in select p.polname, p.polrelid::regclass as relation, array_to_string(array(select quote_ident(pg_get_userbyid(o)) from unnest(p.polroles) o), ', ') as roles
                 from pg_policy p where p.polcmd in ('r', '*') and 'porta_staff'::regrole = any (p.polroles) and not ('porta_look'::regrole = any (p.polroles)) loop
            execute format('alter policy %I on %s to %s, porta_look', r.polname, r.relation, r.roles);
        end loop;
        for r in select p.oid::regprocedure as f from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname not in ('pg_catalog', 'information_schema') and p.provolatile in ('s', 'i')
                   and has_function_privilege('porta_staff', p.oid, 'execute') and not has_function_privilege('porta_look', p.oid, 'execute') loop
            execute format('grant execute on function %s to porta_look', r.f);
        end loop;
    end $$;
select access.let_look();
