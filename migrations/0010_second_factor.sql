-- Signing in takes two steps: a password, then a second factor. Between the two somebody is nobody yet: the browser
-- holds a token for ten minutes that opens nothing but the second step. No request role can read these tables; the
-- functions below answer for whoever the transaction's token stands for.

-- A sign-in whose password was right.
create table identity.pending_sign_in (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    account_id uuid not null references identity.account,
    expires_at timestamptz not null default clock_timestamp() + interval '10 minutes'
);
create index on identity.pending_sign_in (account_id);

-- A question asked of one browser: the challenge for a passkey, the secret of an app that is being set up. Sealed
-- with a key outside the database, and gone with the answer. `holder`: the token of the session or of the sign-in.
create table identity.ceremony (
    holder bytea not null check (octet_length(holder) = 32),
    kind text not null check (kind in ('totp', 'passkey_new', 'passkey')),
    state bytea not null check (octet_length(state) <= 65536),
    expires_at timestamptz not null default clock_timestamp() + interval '10 minutes',
    primary key (holder, kind)
);

-- The app on somebody's telephone. `last_step`: the newest step whose code was used; none up to it opens again.
create table identity.totp (
    id uuid not null unique,
    account_id uuid primary key references identity.account,
    secret bytea not null check (octet_length(secret) between 40 and 200),      -- sealed
    last_step bigint not null,
    created_at timestamptz not null default clock_timestamp(),
    last_used_at timestamptz
);

create table identity.passkey (
    id uuid primary key,
    account_id uuid not null references identity.account,
    name text not null check (length(name) between 1 and 60),
    credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
    credential jsonb not null,                                                  -- the public key, as the library keeps it
    counter bigint not null check (counter >= 0),
    created_at timestamptz not null default clock_timestamp(),
    last_used_at timestamptz
);
create index on identity.passkey (account_id);

-- Codes on paper. Hashed like passwords, all of one account with the same salt, so that one hash finds the code.
create table identity.recovery_code (
    account_id uuid not null references identity.account,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    salt bytea not null check (octet_length(salt) = 16),
    used_at timestamptz,
    primary key (account_id, code_hash)
);

do $$
declare
    t regclass;
begin
    foreach t in array array['identity.pending_sign_in', 'identity.ceremony', 'identity.totp', 'identity.passkey',
            'identity.recovery_code']::regclass[] loop
        execute format('alter table %s enable row level security', t);
        execute format('alter table %s force row level security', t);
        execute format('grant select, insert, update, delete on %s to porta_authz', t);
    end loop;
end $$;
select audit.watch('identity.totp'), audit.watch('identity.passkey');

-- ── A session needs a second factor ─────────────────────────────────────────────────────────────────────────────

-- Sessions from before end here.
alter table identity.session no force row level security;
update identity.session set ended_at = clock_timestamp() where ended_at is null and second_factor is null;
alter table identity.session force row level security;
alter table identity.session add constraint second_factor_shown check (second_factor is not null) not valid;

drop function identity.open_session(uuid, bytea, interval, interval);

-- `p_old`: the session that the browser held before, which ends.
create function identity.open_session(p_account uuid, p_token_hash bytea, p_old bytea, p_factor text,
        p_idle interval, p_absolute interval, p_stepped_up interval) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update identity.session set ended_at = clock_timestamp() where token_hash = p_old and ended_at is null;
        insert into identity.session (token_hash, account_id, idle_until, absolute_until, second_factor, stepped_up_until)
        values (p_token_hash, p_account, clock_timestamp() + p_idle, clock_timestamp() + p_absolute, p_factor,
                clock_timestamp() + p_stepped_up)
    $$;

-- The second factor was shown once more: the session goes on under a new token, and the old one is nobody's.
create function identity.step_up(p_token_hash bytea, p_for interval) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with renewed as (
            update identity.session set token_hash = p_token_hash, stepped_up_until = clock_timestamp() + p_for
            where token_hash = platform.token() and identity.me() is not null returning 1)
        select exists (select from renewed)
    $$;

-- ── Between the two steps ───────────────────────────────────────────────────────────────────────────────────────

create function identity.begin_sign_in(p_account uuid, p_token_hash bytea, p_totp_state bytea) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        insert into identity.pending_sign_in (token_hash, account_id) values (p_token_hash, p_account);
        -- only for whoever has no second factor yet, and has to set one up
        insert into identity.ceremony (holder, kind, state)
        select p_token_hash, 'totp', p_totp_state
        where not exists (select from identity.totp t where t.account_id = p_account)
          and not exists (select from identity.passkey p where p.account_id = p_account)
    $$;

create function identity.pending_account() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select p.account_id from identity.pending_sign_in p join identity.account a on a.id = p.account_id
        where p.token_hash = platform.token() and p.expires_at > clock_timestamp() and a.disabled_at is null
    $$;

-- The second step is done: once. Of two requests that come together one gets the account.
create function identity.end_sign_in() returns uuid
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        delete from identity.ceremony where holder = platform.token();
        delete from identity.pending_sign_in p using identity.account a
        where a.id = p.account_id and a.disabled_at is null
          and p.token_hash = platform.token() and p.expires_at > clock_timestamp()
        returning p.account_id
    $$;

-- Whose factors this transaction may ask about: of the sign-in that is under way, or of the session. The login role
-- decides which, so that neither token can stand in for the other.
create function identity.holder() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select case session_user when 'porta_signin' then identity.pending_account() else identity.me() end $$;

-- How the holder is called, for apps and keys, and where they are told of changes.
create function identity.holder_card() returns table (id uuid, login text, name text, email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select a.id, a.login, a.name, a.email from identity.account a where a.id = identity.holder() $$;

-- ── Questions and their answers ─────────────────────────────────────────────────────────────────────────────────

create function identity.keep_ceremony(p_kind text, p_state bytea) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        insert into identity.ceremony (holder, kind, state)
        select platform.token(), p_kind, p_state where identity.holder() is not null
        on conflict (holder, kind) do update set state = excluded.state, expires_at = excluded.expires_at
    $$;

create function identity.ceremony_state(p_kind text) returns bytea
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select c.state from identity.ceremony c
        where c.holder = platform.token() and c.kind = p_kind and c.expires_at > clock_timestamp() and identity.holder() is not null
    $$;

create function identity.take_ceremony(p_kind text) returns bytea
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        delete from identity.ceremony c
        where c.holder = platform.token() and c.kind = p_kind and c.expires_at > clock_timestamp() and identity.holder() is not null
        returning c.state
    $$;

-- ── Factors ─────────────────────────────────────────────────────────────────────────────────────────────────────

create function identity.holder_totp() returns table (id uuid, secret bytea, created_at timestamptz, last_used_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select t.id, t.secret, t.created_at, t.last_used_at from identity.totp t where t.account_id = identity.holder() $$;

create function identity.holder_passkeys()
    returns table (id uuid, name text, credential jsonb, created_at timestamptz, last_used_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select p.id, p.name, p.credential, p.created_at, p.last_used_at from identity.passkey p
        where p.account_id = identity.holder() order by p.created_at, p.id
    $$;

create function identity.holder_recovery() returns table (salt bytea, codes_left integer)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select c.salt, (count(*) filter (where c.used_at is null))::integer from identity.recovery_code c
        where c.account_id = identity.holder() group by c.salt
    $$;

-- A code opens once: of two requests with the same code one moves the step on, the other finds it moved.
create function identity.use_totp_step(p_step bigint) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with used as (
            update identity.totp set last_step = p_step, last_used_at = clock_timestamp()
            where account_id = identity.holder() and last_step < p_step returning 1)
        select exists (select from used)
    $$;

-- A counter that does not move on means that a key was copied. Keys that count nothing say zero always.
create function identity.use_passkey(p_id uuid, p_counter bigint, p_credential jsonb) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with used as (
            update identity.passkey set counter = p_counter, credential = p_credential, last_used_at = clock_timestamp()
            where id = p_id and account_id = identity.holder() and (counter < p_counter or (counter = 0 and p_counter = 0))
            returning 1)
        select exists (select from used)
    $$;

create function identity.use_recovery_code(p_hash bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with used as (
            update identity.recovery_code set used_at = clock_timestamp()
            where account_id = identity.holder() and code_hash = p_hash and used_at is null returning 1)
        select exists (select from used)
    $$;

-- Factors change for whoever has just shown one, or has none at all and sets up the first.
create function identity.may_change_factors() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select case when session_user <> 'porta_signin' then identity.stepped_up()
            else identity.pending_account() is not null
                and not exists (select from identity.totp t where t.account_id = identity.pending_account())
                and not exists (select from identity.passkey p where p.account_id = identity.pending_account()) end
    $$;

-- One change at a time for one account; refuses whoever may not. Returns whose factors change.
create function identity.change_factors() returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        whose uuid := identity.holder();
    begin
        perform from identity.account a where a.id = whose for update;
        if not identity.may_change_factors() then
            raise exception 'factors change after a second factor only' using errcode = '42501';
        end if;
        return whose;
    end $$;

create function identity.set_totp(p_id uuid, p_secret bytea, p_step bigint) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        whose uuid := identity.change_factors();
    begin
        insert into identity.totp (id, account_id, secret, last_step, last_used_at)
        values (p_id, whose, p_secret, p_step, clock_timestamp())
        on conflict (account_id) do update set id = excluded.id, secret = excluded.secret, last_step = excluded.last_step,
            created_at = clock_timestamp(), last_used_at = excluded.last_used_at;
    end $$;

-- False if the key is known already, whoever's it is.
create function identity.add_passkey(p_id uuid, p_name text, p_credential_id bytea, p_credential jsonb, p_counter bigint)
    returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        whose uuid := identity.change_factors();
    begin
        insert into identity.passkey (id, account_id, name, credential_id, credential, counter)
        values (p_id, whose, p_name, p_credential_id, p_credential, p_counter)
        on conflict (credential_id) do nothing;
        return found;
    end $$;

create function identity.set_recovery_codes(p_salt bytea, p_hashes bytea[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        whose uuid := identity.change_factors();
    begin
        delete from identity.recovery_code where account_id = whose;
        insert into identity.recovery_code (account_id, code_hash, salt) select whose, h, p_salt from unnest(p_hashes) h;
    end $$;

-- The last one stays: without, the next sign-in would let whoever knows the password set up one of their own.
create function identity.remove_factor(p_id uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        whose uuid := identity.change_factors();
    begin
        if not exists (select from identity.totp t where t.id = p_id and t.account_id = whose)
            and not exists (select from identity.passkey p where p.id = p_id and p.account_id = whose) then
            return 'absent';
        end if;
        if (select count(*) from identity.totp t where t.account_id = whose)
            + (select count(*) from identity.passkey p where p.account_id = whose) < 2 then
            return 'last';
        end if;
        delete from identity.totp where id = p_id and account_id = whose;
        delete from identity.passkey where id = p_id and account_id = whose;
        return 'removed';
    end $$;

-- ── Slowing down ────────────────────────────────────────────────────────────────────────────────────────────────

-- Counts a try before it is known whether it is right, under the row's lock, so that many at once gain nothing. The
-- right one forgets the count. False: too early. The wait doubles up to fifteen minutes and ends by itself.
create function identity.take_turn(p_key bytea, p_free integer) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with turn as (
            insert into identity.throttle as t (key, failures, retry_at) values (p_key, 1, clock_timestamp())
            on conflict (key) do update set
                failures = case when t.retry_at < clock_timestamp() - interval '1 hour' then 1 else least(t.failures + 1, 1000) end,
                retry_at = clock_timestamp() + case
                    when t.failures < p_free or t.retry_at < clock_timestamp() - interval '1 hour' then interval '0'
                    else least(interval '1 second' * (2 ^ least(t.failures - p_free + 1, 10)), interval '15 minutes') end
            where t.retry_at <= clock_timestamp()
            returning 1)
        select exists (select from turn)
    $$;

create function identity.sweep_sign_ins() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        delete from identity.ceremony where expires_at < clock_timestamp();
        with old as (delete from identity.pending_sign_in where expires_at < clock_timestamp() returning 1)
        select count(*) from old
    $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.prosecdef and p.proowner <> 'porta_authz'::regrole and p.pronamespace = 'identity'::regnamespace loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;

grant execute on function identity.open_session(uuid, bytea, bytea, text, interval, interval, interval),
    identity.begin_sign_in(uuid, bytea, bytea), identity.pending_account(), identity.end_sign_in() to porta_signin;
grant execute on function identity.step_up(bytea, interval), identity.remove_factor(uuid), identity.may_change_factors() to porta_staff;
grant execute on function identity.holder_card(), identity.keep_ceremony(text, bytea), identity.ceremony_state(text),
    identity.take_ceremony(text), identity.holder_totp(), identity.holder_passkeys(), identity.holder_recovery(),
    identity.use_totp_step(bigint), identity.use_passkey(uuid, bigint, jsonb), identity.use_recovery_code(bytea),
    identity.set_totp(uuid, bytea, bigint), identity.add_passkey(uuid, text, bytea, jsonb, bigint),
    identity.set_recovery_codes(bytea, bytea[]), identity.take_turn(bytea, integer),
    identity.forget_failures(bytea) to porta_signin, porta_staff;
grant execute on function identity.sweep_sign_ins() to porta_worker;

-- Somebody who is between the two steps is told of what changes, like everybody.
grant insert (id, channel, recipient, subject, body, calendar, topic, not_before, expires_at) on platform.outbox to porta_signin;
alter policy insert_by_all on platform.outbox to porta_public, porta_staff, porta_worker, porta_signin;

select access.let_look();
