-- Accounts by invitation, whoever administers them, own sessions, and what was typed when a session ended.
--
-- An administrator manages the accounts of the own body; the district's administrators those of every body. Nobody
-- manages the own account, and nobody whose people also work for a body that one does not administer: whoever could
-- reset such an account could enter it.

alter table identity.account add column password_changed_at timestamptz;
create unique index one_account_for_an_email on identity.account (lower(email));

-- In coarse words: enough to recognise the own telephone, too little to follow anybody.
alter table identity.session
    add column used_at timestamptz not null default clock_timestamp(),
    add column browser text check (browser in ('firefox', 'chrome', 'edge', 'safari', 'other')),
    add column system text check (system in ('windows', 'mac', 'linux', 'android', 'ios', 'other'));

-- The right to choose a password, once, for 72 hours. The link goes to the person; here is only its hash.
create table identity.invitation (
    id uuid primary key,
    account_id uuid not null references identity.account,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    invited_by uuid references identity.account,                      -- null: by deployment
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null check (expires_at <= created_at + interval '73 hours'),
    used_at timestamptz,
    revoked_at timestamptz
);
create unique index one_open_invitation on identity.invitation (account_id) where used_at is null and revoked_at is null;

-- What somebody had typed when the session was found to have ended: sealed for that account, address and row.
create table identity.kept_work (
    id uuid primary key,
    account_id uuid not null references identity.account,
    path text not null check (length(path) <= 300 and path like '/%'),
    sealed bytea not null check (octet_length(sealed) <= 131072),
    kept_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null default clock_timestamp() + interval '12 hours'
);
create index on identity.kept_work (account_id);

alter table identity.invitation enable row level security;
alter table identity.invitation force row level security;
alter table identity.kept_work enable row level security;
alter table identity.kept_work force row level security;
grant select, insert, update, delete on identity.invitation, identity.kept_work to porta_authz;
grant select, delete on identity.kept_work to porta_staff;
create policy read_own on identity.kept_work for select to porta_staff
    using (account_id = (select identity.me()) and expires_at > clock_timestamp());
create policy delete_own on identity.kept_work for delete to porta_staff using (account_id = (select identity.me()));
select audit.watch('identity.invitation');

create or replace function identity.touch_session(p_idle interval) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update identity.session set idle_until = least(clock_timestamp() + p_idle, absolute_until), used_at = clock_timestamp()
        where token_hash = platform.token() and ended_at is null
          and idle_until > clock_timestamp() and absolute_until > clock_timestamp()
    $$;

-- ── Who administers whom ────────────────────────────────────────────────────────────────────────────────────────

create function identity.administered_bodies() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(array_agg(distinct b.id), '{}')
        from identity.my_memberships() m
        join directory.body mine on mine.id = m.body_id
        join directory.body b on b.id = mine.id or mine.kind = 'district'
        where m.role = 'administrator'
    $$;

create function identity.administers(p_account uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from identity.membership m
            where m.account_id = p_account and m.body_id = any ((select identity.administered_bodies())::uuid[]))
    $$;

-- May disable it, reset it and end its sessions.
create function identity.manages_account(p_account uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select p_account is distinct from identity.me() and identity.administers(p_account)
            and not exists (select from identity.membership m
                where m.account_id = p_account and m.body_id <> all ((select identity.administered_bodies())::uuid[])
                  and (m.valid_to is null or m.valid_to >= (clock_timestamp() at time zone 'Europe/Rome')::date))
    $$;

-- Which roles a kind of body has.
create function identity.role_fits(p_role text, p_kind text) returns boolean
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$
        select p_role in ('manager', 'privacy_officer', 'administrator') or case p_kind
            when 'municipality' then p_role in ('reception', 'social_worker', 'coordinator')
            when 'district' then p_role in ('reception', 'social_worker', 'coordinator')
            when 'employment_agency' then p_role in ('reception', 'employment_officer')
            when 'health_authority' then p_role in ('reception', 'social_worker', 'health_professional')
            when 'third_sector' then p_role = 'third_sector_operator'
            else false end
    $$;

-- Why this membership can not be; null: it can.
create function identity.why_no_membership(p_account uuid, p_role text, p_body uuid, p_office uuid, p_area text,
    p_from date, p_to date) returns text
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
        in_case_work text[] := '{reception,social_worker,coordinator,employment_officer,third_sector_operator,health_professional}';
    begin
        if p_account = identity.me() then return 'own_account'; end if;
        if p_body <> all (identity.administered_bodies()) then return 'no_such_body'; end if;
        if not identity.role_fits(p_role, (select b.kind from directory.body b where b.id = p_body)) then return 'role_does_not_fit'; end if;
        if p_office is not null and not exists (select from directory.office o where o.id = p_office and o.body_id = p_body) then
            return 'no_such_office';
        end if;
        if p_area is not null and p_role not in ('social_worker', 'coordinator') then return 'area_does_not_fit'; end if;
        if p_to < p_from then return 'dates_reversed'; end if;
        if p_to < today then return 'already_over'; end if;
        if p_from < today - 3660 or p_from > today + 3660 or p_to > today + 36600 then return 'far_away'; end if;
        if exists (select from identity.membership m where m.account_id = p_account
                and daterange(m.valid_from, m.valid_to, '[]') && daterange(p_from, p_to, '[]')
                and ((m.role = 'administrator' and p_role = any (in_case_work)) or (p_role = 'administrator' and m.role = any (in_case_work)))) then
            return 'duties_apart';
        end if;
        if exists (select from identity.membership m where m.account_id = p_account and m.role = p_role and m.body_id = p_body
                and m.office_id is not distinct from p_office and m.area is not distinct from p_area
                and daterange(m.valid_from, m.valid_to, '[]') && daterange(p_from, p_to, '[]')) then
            return 'already_member';
        end if;
        return null;
    end $$;

-- ── What an administrator sees ──────────────────────────────────────────────────────────────────────────────────

-- `invited`: has a link that still works and no password yet; `lapsed`: had one; `resting`: no role today.
create function identity.account_state(p_account uuid) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select case
            when a.disabled_at is not null then 'disabled'
            when a.password_hash is null and exists (select from identity.invitation i where i.account_id = a.id
                and i.used_at is null and i.revoked_at is null and i.expires_at > clock_timestamp()) then 'invited'
            when a.password_hash is null then 'lapsed'
            when not exists (select from identity.membership m where m.account_id = a.id
                and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date) then 'resting'
            else 'active' end
        from identity.account a where a.id = p_account
    $$;

-- Memberships of administered bodies only: what somebody does elsewhere is not this administrator's business.
create function identity.memberships_i_administer(p_account uuid)
    returns table (id uuid, account_id uuid, role text, body_id uuid, body_name text, office_name text, area text,
        valid_from date, valid_to date, state text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select m.id, m.account_id, m.role, m.body_id, b.name, o.name, m.area, m.valid_from, m.valid_to,
            case when m.valid_from > t.today then 'to_come' when m.valid_to < t.today then 'over' else 'in_force' end
        from (select (clock_timestamp() at time zone 'Europe/Rome')::date as today) t
        join identity.membership m on p_account is null or m.account_id = p_account
        join directory.body b on b.id = m.body_id
        left join directory.office o on o.id = m.office_id
        where m.body_id = any ((select identity.administered_bodies())::uuid[])
        order by m.valid_to is not null and m.valid_to < t.today, m.valid_from desc, b.name, m.role
    $$;

create function identity.accounts_i_administer(p_search text, p_limit integer, p_offset integer)
    returns table (id uuid, login text, name text, state text, roles text[], bodies text[], total bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.login, a.name, identity.account_state(a.id), m.roles, m.bodies, count(*) over ()
        from identity.account a
        join (select m.account_id, coalesce(array_agg(m.role order by m.body_name, m.role) filter (where m.state <> 'over'), '{}') as roles,
                  coalesce(array_agg(m.body_name order by m.body_name, m.role) filter (where m.state <> 'over'), '{}') as bodies
              from identity.memberships_i_administer(null) m group by m.account_id) m on m.account_id = a.id
        where strpos(lower(a.name), lower(p_search)) > 0 or strpos(a.login, lower(p_search)) > 0
        order by lower(a.name), a.id limit p_limit offset p_offset
    $$;

create function identity.account_i_administer(p_account uuid)
    returns table (id uuid, login text, name text, email text, state text, is_mine boolean, is_managed boolean,
        created_at timestamptz, invitation_ends_at timestamptz, sessions bigint, used_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.login, a.name, a.email, identity.account_state(a.id), a.id = identity.me(), identity.manages_account(a.id),
            a.created_at,
            (select i.expires_at from identity.invitation i where i.account_id = a.id and i.used_at is null and i.revoked_at is null),
            (select count(*) from identity.session s where s.account_id = a.id and s.ended_at is null
                and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp()),
            (select max(s.used_at) from identity.session s where s.account_id = a.id)
        from identity.account a where a.id = p_account and identity.administers(a.id)
    $$;

-- ── What an administrator does ──────────────────────────────────────────────────────────────────────────────────
-- Each answers in one word; `absent` is nobody's or somebody else's. All ask for a second factor shown a moment ago.

-- False: there was none that is open. A mail that waits to be sent stays where it is.
create function identity.close_invitation(p_account uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        which uuid;
    begin
        update identity.invitation set revoked_at = clock_timestamp()
        where account_id = p_account and used_at is null and revoked_at is null
        returning id into which;
        perform platform.stop_messages(which);
        return which is not null;
    end $$;

-- In place of whichever was open.
create function identity.renew_invitation(p_account uuid, p_id uuid, p_token_hash bytea, p_by uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        select identity.close_invitation(p_account);
        insert into identity.invitation (id, account_id, token_hash, invited_by, expires_at)
        values (p_id, p_account, p_token_hash, p_by, clock_timestamp() + interval '72 hours')
    $$;

-- Sign-ins that are half done too.
create function identity.end_sessions_of(p_account uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        delete from identity.pending_sign_in where account_id = p_account;
        update identity.session set ended_at = clock_timestamp() where account_id = p_account and ended_at is null
    $$;

create function identity.invite(p_account uuid, p_login text, p_name text, p_email text, p_membership uuid, p_role text,
    p_body uuid, p_office uuid, p_area text, p_from date, p_to date, p_invitation uuid, p_token_hash bytea) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        why text := identity.why_no_membership(p_account, p_role, p_body, p_office, p_area, p_from, p_to);
    begin
        if not identity.stepped_up() then return 'second_factor'; end if;
        if why is not null then return why; end if;
        if exists (select from identity.account a where a.login = p_login) then return 'login_taken'; end if;
        if exists (select from identity.account a where lower(a.email) = lower(p_email)) then return 'email_taken'; end if;
        begin
            insert into identity.account (id, login, name, email) values (p_account, p_login, p_name, p_email);
        exception when unique_violation then return 'login_taken'; -- a colleague was quicker
        end;
        insert into identity.membership (id, account_id, body_id, office_id, role, area, valid_from, valid_to)
        values (p_membership, p_account, p_body, p_office, p_role, p_area, p_from, p_to);
        perform identity.renew_invitation(p_account, p_invitation, p_token_hash, identity.me());
        return 'invited';
    end $$;

create function identity.invite_again(p_account uuid, p_invitation uuid, p_token_hash bytea) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not identity.manages_account(p_account) then return 'absent'; end if;
        if not identity.stepped_up() then return 'second_factor'; end if;
        if identity.account_state(p_account) not in ('invited', 'lapsed') then return 'not_now'; end if;
        perform identity.renew_invitation(p_account, p_invitation, p_token_hash, identity.me());
        return 'invited';
    end $$;

create function identity.revoke_invitation(p_account uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not identity.manages_account(p_account) then return 'absent'; end if;
        if not identity.stepped_up() then return 'second_factor'; end if;
        return case when identity.close_invitation(p_account) then 'revoked' else 'not_now' end;
    end $$;

-- The password of before opens nothing any more; who administers never knows the next one. The second factor stays,
-- unless it is lost: then it goes too, and the person sets up another.
create function identity.reset_account(p_account uuid, p_factors boolean, p_invitation uuid, p_token_hash bytea) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not identity.manages_account(p_account) then return 'absent'; end if;
        if not identity.stepped_up() then return 'second_factor'; end if;
        if identity.account_state(p_account) = 'disabled' then return 'not_now'; end if;
        update identity.account set password_hash = null where id = p_account;
        perform identity.end_sessions_of(p_account);
        if p_factors then
            delete from identity.totp where account_id = p_account;
            delete from identity.passkey where account_id = p_account;
            delete from identity.recovery_code where account_id = p_account;
        end if;
        perform identity.renew_invitation(p_account, p_invitation, p_token_hash, identity.me());
        return 'reset';
    end $$;

create function identity.disable_account(p_account uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not identity.manages_account(p_account) then return 'absent'; end if;
        if not identity.stepped_up() then return 'second_factor'; end if;
        update identity.account set disabled_at = clock_timestamp() where id = p_account and disabled_at is null;
        if not found then return 'not_now'; end if;
        perform identity.end_sessions_of(p_account);
        perform identity.close_invitation(p_account);
        return 'disabled';
    end $$;

create function identity.enable_account(p_account uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not identity.manages_account(p_account) then return 'absent'; end if;
        if not identity.stepped_up() then return 'second_factor'; end if;
        update identity.account set disabled_at = null where id = p_account and disabled_at is not null;
        return case when found then 'enabled' else 'not_now' end;
    end $$;

create function identity.sign_out_account(p_account uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not identity.manages_account(p_account) then return 'absent'; end if;
        if not identity.stepped_up() then return 'second_factor'; end if;
        perform identity.end_sessions_of(p_account);
        return 'signed_out';
    end $$;

create function identity.add_membership(p_id uuid, p_account uuid, p_role text, p_body uuid, p_office uuid, p_area text,
    p_from date, p_to date) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        why text;
    begin
        if not identity.administers(p_account) then return 'absent'; end if;
        if not identity.stepped_up() then return 'second_factor'; end if;
        why := identity.why_no_membership(p_account, p_role, p_body, p_office, p_area, p_from, p_to);
        if why is not null then return why; end if;
        insert into identity.membership (id, account_id, body_id, office_id, role, area, valid_from, valid_to)
        values (p_id, p_account, p_body, p_office, p_role, p_area, p_from, p_to);
        return 'added';
    end $$;

-- After its last day; one that has not begun by then goes altogether.
create function identity.end_membership(p_membership uuid, p_last_day date) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
        m identity.membership;
    begin
        select * into m from identity.membership where id = p_membership for update;
        if m.id is null or m.body_id <> all (identity.administered_bodies()) then return 'absent'; end if;
        if m.account_id = identity.me() then return 'own_account'; end if;
        if not identity.stepped_up() then return 'second_factor'; end if;
        if m.valid_to < today then return 'not_now'; end if;
        if p_last_day < today - 1 then return 'in_the_past'; end if;
        if p_last_day > m.valid_to then return 'longer'; end if;
        if p_last_day < m.valid_from then
            delete from identity.membership where id = m.id;
        else
            update identity.membership set valid_to = p_last_day where id = m.id;
        end if;
        return 'ended';
    end $$;

-- The first administrator of a body: nobody can be asked but whoever deploys. No role that serves requests may call it.
create function identity.invite_by_deployment(p_account uuid, p_login text, p_name text, p_email text, p_membership uuid,
    p_role text, p_body text, p_invitation uuid, p_token_hash bytea) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        b directory.body;
    begin
        select * into b from directory.body where slug = p_body;
        if b.id is null then return 'no_such_body'; end if;
        if not identity.role_fits(p_role, b.kind) then return 'role_does_not_fit'; end if;
        if exists (select from identity.account a where a.login = p_login) then return 'login_taken'; end if;
        if exists (select from identity.account a where lower(a.email) = lower(p_email)) then return 'email_taken'; end if;
        insert into identity.account (id, login, name, email) values (p_account, p_login, p_name, p_email);
        insert into identity.membership (id, account_id, body_id, role, valid_from)
        values (p_membership, p_account, b.id, p_role, (clock_timestamp() at time zone 'Europe/Rome')::date);
        perform identity.renew_invitation(p_account, p_invitation, p_token_hash, null);
        return 'invited';
    end $$;

-- ── Invitations, as the invited see them ────────────────────────────────────────────────────────────────────────

-- Forged, used, revoked, expired, of a disabled account: all the same nothing.
create function identity.invitation(p_token_hash bytea)
    returns table (account_id uuid, login text, name text, email text, body_name text, expires_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.login, a.name, a.email,
            (select b.name from identity.membership m join directory.body b on b.id = m.body_id
             where m.account_id = a.id order by m.valid_from desc limit 1),
            i.expires_at
        from identity.invitation i join identity.account a on a.id = i.account_id
        where i.token_hash = p_token_hash and i.used_at is null and i.revoked_at is null
          and i.expires_at > clock_timestamp() and a.disabled_at is null
    $$;

-- Once: whoever comes second finds nothing.
create function identity.accept_invitation(p_token_hash bytea, p_password_hash text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        whose uuid;
    begin
        update identity.invitation i set used_at = clock_timestamp()
        from identity.account a
        where a.id = i.account_id and a.disabled_at is null and i.token_hash = p_token_hash and i.used_at is null
          and i.revoked_at is null and i.expires_at > clock_timestamp()
        returning i.account_id into whose;
        if whose is null then return null; end if;
        update identity.account set password_hash = p_password_hash, password_changed_at = clock_timestamp() where id = whose;
        perform identity.end_sessions_of(whose);
        return whose;
    end $$;

-- ── The own account ─────────────────────────────────────────────────────────────────────────────────────────────

create function identity.my_account() returns table (login text, name text, email text, password_changed_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select a.login, a.name, a.email, a.password_changed_at from identity.account a where a.id = identity.me() $$;

create function identity.my_roles()
    returns table (role text, body_name text, office_name text, area text, valid_from date, valid_to date, state text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select m.role, b.name, o.name, m.area, m.valid_from, m.valid_to,
            case when m.valid_from > t.today then 'to_come' when m.valid_to < t.today then 'over' else 'in_force' end
        from (select (clock_timestamp() at time zone 'Europe/Rome')::date as today) t
        join identity.membership m on m.account_id = identity.me()
        join directory.body b on b.id = m.body_id
        left join directory.office o on o.id = m.office_id
        order by m.valid_to is not null and m.valid_to < t.today, m.valid_from desc, b.name
    $$;

create function identity.my_sessions()
    returns table (id uuid, opened_at timestamptz, used_at timestamptz, browser text, system text, second_factor text, is_this boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select s.id, s.opened_at, s.used_at, s.browser, s.system, s.second_factor, s.token_hash = platform.token()
        from identity.session s
        where s.account_id = identity.me() and s.ended_at is null
          and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp()
        order by s.token_hash = platform.token() desc, s.used_at desc
    $$;

-- Null: every other one. The session one sits in is ended by signing out.
create function identity.end_my_sessions(p_id uuid) returns integer
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with ended as (
            update identity.session s set ended_at = clock_timestamp()
            where s.account_id = identity.me() and s.token_hash <> platform.token() and s.ended_at is null
              and (p_id is null or s.id = p_id)
            returning 1)
        select count(*)::integer from ended
    $$;

-- Every other session ends, and this one goes on under a new token: whoever had the old one has nothing.
create function identity.change_password(p_password_hash text, p_token_hash bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update identity.account set password_hash = p_password_hash, password_changed_at = clock_timestamp() where id = identity.me();
        perform identity.end_my_sessions(null);
        update identity.session set token_hash = p_token_hash where token_hash = platform.token() and identity.me() is not null;
    end $$;

-- From which kind of browser a session was opened, said right after opening it.
create function identity.describe_session(p_token_hash bytea, p_browser text, p_system text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update identity.session set browser = p_browser, system = p_system
        where token_hash = p_token_hash and browser is null and opened_at > clock_timestamp() - interval '1 minute'
    $$;

-- ── Work that a session's end interrupted ───────────────────────────────────────────────────────────────────────

-- Whose session this was, if it ended by its limits alone: not signed out, not ended by somebody, not disabled.
create function identity.whose_session_lapsed() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select s.account_id from identity.session s join identity.account a on a.id = s.account_id
        where s.token_hash = platform.token() and s.ended_at is null and a.disabled_at is null
          and (s.idle_until <= clock_timestamp() or s.absolute_until <= clock_timestamp())
          and s.absolute_until > clock_timestamp() - interval '12 hours'
    $$;

create function identity.keep_work(p_id uuid, p_path text, p_sealed bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        whose uuid := identity.whose_session_lapsed();
    begin
        if whose is null or (select count(*) from identity.kept_work k where k.account_id = whose) >= 20 then return false; end if;
        insert into identity.kept_work (id, account_id, path, sealed) values (p_id, whose, p_path, p_sealed);
        return true;
    end $$;

create function identity.sweep_kept_work() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with old as (delete from identity.kept_work where expires_at < clock_timestamp() returning 1)
        select count(*) from old
    $$;

-- ── Who may call what ───────────────────────────────────────────────────────────────────────────────────────────

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
grant execute on function identity.role_fits(text, text) to porta_authz, porta_staff;
grant execute on function identity.administered_bodies(), identity.memberships_i_administer(uuid),
    identity.accounts_i_administer(text, integer, integer), identity.account_i_administer(uuid),
    identity.invite(uuid, text, text, text, uuid, text, uuid, uuid, text, date, date, uuid, bytea),
    identity.invite_again(uuid, uuid, bytea), identity.revoke_invitation(uuid), identity.reset_account(uuid, boolean, uuid, bytea),
    identity.disable_account(uuid), identity.enable_account(uuid), identity.sign_out_account(uuid),
    identity.add_membership(uuid, uuid, text, uuid, uuid, text, date, date), identity.end_membership(uuid, date),
    identity.my_account(), identity.my_roles(), identity.my_sessions(), identity.end_my_sessions(uuid),
    identity.change_password(text, bytea), identity.whose_session_lapsed(), identity.keep_work(uuid, text, bytea)
    to porta_staff;
grant execute on function identity.invitation(bytea), identity.accept_invitation(bytea, text),
    identity.describe_session(bytea, text, text) to porta_signin;
grant execute on function identity.sweep_kept_work() to porta_worker;
select access.let_look();
