-- Accounts, memberships and sessions of staff. Who someone is follows from the session token's hash alone:
-- no request role can read these tables, the functions below answer for them.
create table identity.account (
    id uuid primary key,
    login text not null unique check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9.@_-]{1,119}$'),
    name text not null check (length(name) between 1 and 120),
    password_hash text,
    disabled_at timestamptz,
    created_at timestamptz not null default clock_timestamp()
);

create table identity.membership (
    id uuid primary key,
    account_id uuid not null references identity.account,
    body_id uuid not null references directory.body,
    office_id uuid references directory.office,      -- null: the whole body
    role text not null check (role in ('reception', 'social_worker', 'coordinator', 'employment_officer',
        'third_sector_operator', 'health_professional', 'manager', 'privacy_officer', 'administrator')),
    valid_from date not null,
    valid_to date,
    check (valid_to is null or valid_to >= valid_from)
);
create index on identity.membership (account_id);

create table identity.session (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    account_id uuid not null references identity.account,
    opened_at timestamptz not null default clock_timestamp(),
    idle_until timestamptz not null,
    absolute_until timestamptz not null,
    ended_at timestamptz
);
create index on identity.session (account_id);

-- Failures of one key (a login, a network), both as keyed hashes: no address and no name is kept.
create table identity.throttle (
    key bytea primary key check (octet_length(key) = 32),
    failures integer not null,
    retry_at timestamptz not null
);

do $$
declare
    room record;
begin
    for room in select tablename as name from pg_catalog.pg_tables where schemaname = 'identity' loop
        execute format('alter table identity.%I enable row level security', room.name);
        execute format('alter table identity.%I force row level security', room.name);
        execute format('grant select, insert, update, delete on identity.%I to porta_authz', room.name);
    end loop;
end $$;

create function identity.me() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select s.account_id from identity.session s join identity.account a on a.id = s.account_id
        where s.token_hash = platform.token() and s.ended_at is null and a.disabled_at is null
          and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp()
    $$;

-- The memberships in force of whoever this transaction is for. Dates are local days of the Piana.
create function identity.my_memberships()
    returns table (account_id uuid, account_name text, role text, body_id uuid, body_name text, office_id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name, m.role, m.body_id, b.name, m.office_id
        from identity.account a
        left join identity.membership m on m.account_id = a.id
            and m.valid_from <= (clock_timestamp() at time zone 'Europe/Rome')::date
            and (m.valid_to is null or m.valid_to >= (clock_timestamp() at time zone 'Europe/Rome')::date)
        left join directory.body b on b.id = m.body_id
        where a.id = identity.me()
    $$;

-- Offices whose agenda the person at the desk works on: own office, or every office of the body when the
-- membership names none. Only roles that receive people count.
create function identity.my_offices() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(array_agg(distinct o.id), '{}')
        from identity.my_memberships() m
        join directory.office o on o.id = m.office_id or (m.office_id is null and o.body_id = m.body_id)
        where m.role in ('reception', 'social_worker', 'coordinator', 'employment_officer')
    $$;

-- When the session was last extended; the web asks for `touch` when it is getting old.
create function identity.idle_until() returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select s.idle_until from identity.session s where s.token_hash = platform.token() $$;

create function identity.touch_session(p_idle interval) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update identity.session set idle_until = least(clock_timestamp() + p_idle, absolute_until)
        where token_hash = platform.token() and ended_at is null
          and idle_until > clock_timestamp() and absolute_until > clock_timestamp()
    $$;

create function identity.end_session() returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$ update identity.session set ended_at = clock_timestamp() where token_hash = platform.token() and ended_at is null $$;

-- What the sign-in page may know: the hash to verify, never whether the login exists (it verifies a dummy then).
create function identity.credential(p_login text) returns table (account_id uuid, password_hash text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select a.id, a.password_hash from identity.account a where a.login = p_login and a.disabled_at is null $$;

create function identity.open_session(p_account uuid, p_token_hash bytea, p_idle interval, p_absolute interval) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        insert into identity.session (token_hash, account_id, idle_until, absolute_until)
        values (p_token_hash, p_account, clock_timestamp() + p_idle, clock_timestamp() + p_absolute)
    $$;

-- Throttling without lock-out: from the fourth failure on each one doubles the wait, up to fifteen minutes.
create function identity.retry_at(p_keys bytea[]) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select max(t.retry_at) from identity.throttle t where t.key = any (p_keys) and t.retry_at > clock_timestamp() $$;

create function identity.note_failure(p_key bytea, p_free integer) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        insert into identity.throttle as t (key, failures, retry_at) values (p_key, 1, clock_timestamp())
        on conflict (key) do update set
            failures = case when t.retry_at < clock_timestamp() - interval '1 hour' then 1 else least(t.failures + 1, 1000) end,
            retry_at = clock_timestamp() + case
                when t.failures < p_free or t.retry_at < clock_timestamp() - interval '1 hour' then interval '0'
                else least(interval '1 second' * (2 ^ least(t.failures - p_free + 1, 10)), interval '15 minutes') end
    $$;

create function identity.forget_failures(p_key bytea) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$ delete from identity.throttle where key = p_key $$;

create function identity.sweep() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with old as (delete from identity.throttle where retry_at < clock_timestamp() - interval '1 day' returning 1)
        select count(*) from old
    $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p where p.pronamespace = 'identity'::regnamespace loop
        execute format('alter function %s owner to porta_authz', f);
        -- porta_authz now owns it: its own default would let everybody in
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;

grant execute on function identity.me() to porta_public, porta_staff, porta_signin, porta_worker;
grant execute on function identity.my_memberships(), identity.my_offices(), identity.idle_until(),
    identity.touch_session(interval), identity.end_session() to porta_staff;
grant execute on function identity.credential(text), identity.open_session(uuid, bytea, interval, interval),
    identity.retry_at(bytea[]), identity.note_failure(bytea, integer), identity.forget_failures(bytea) to porta_signin;
grant execute on function identity.retry_at(bytea[]), identity.note_failure(bytea, integer) to porta_public;
grant execute on function identity.sweep() to porta_worker;
