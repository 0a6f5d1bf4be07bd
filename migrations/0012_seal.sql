-- The seal of the trail. Rows are added freely, without a lock or a chain between them; a sealer gathers what is
-- finished into batches by transaction number, hashes every row, chains the batches and signs them with a key that
-- the database never sees. Whoever changes a sealed row afterwards can be shown to have done it.

-- Transaction numbers begin anew when a database is restored on another server. Each such life is an era; rows carry
-- theirs by a default, so no row pays for it.
create table audit.era (
    era integer primary key check (era > 0),
    system bigint not null,     -- which server, as it says of itself
    began_at timestamptz not null default clock_timestamp()
);
insert into audit.era (era, system) select 1, c.system_identifier from pg_catalog.pg_control_system() c;

alter table audit.event add column era integer not null default 1;
alter table audit.row_change add column era integer not null default 1;
-- one index serves as the key and as the order of the seal
alter table audit.event drop constraint event_pkey, add primary key (era, xid, id);
alter table audit.row_change drop constraint row_change_pkey, add primary key (era, xid, id);

-- Batch k holds the rows of its era with lo <= xid < hi. Below hi every transaction had ended when it was sealed, so
-- nothing can be missed, and a row that turns up there later was put there by force.
create table audit.seal (
    batch bigint primary key check (batch > 0),
    era integer not null references audit.era,
    lo xid8 not null,
    hi xid8 not null check (hi > lo),
    events bigint not null check (events >= 0),
    changes bigint not null check (changes >= 0),
    root bytea not null check (octet_length(root) = 32),
    previous bytea not null unique check (octet_length(previous) = 32),
    hash bytea not null unique check (octet_length(hash) = 32),
    key bytea not null check (octet_length(key) = 32),  -- the public key that fits the signature
    signature bytea not null check (octet_length(signature) = 64),
    at timestamptz not null
);

-- When the whole trail was last looked through, and what was found. Only for people to read: proof is the
-- looking through itself.
create table audit.verification (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    batches bigint not null,
    events bigint not null,
    changes bigint not null,
    findings bigint not null
);

do $$
declare
    room record;
begin
    for room in select unnest(array['era', 'seal', 'verification']) as name loop
        execute format('alter table audit.%I enable row level security', room.name);
        execute format('alter table audit.%I force row level security', room.name);
        execute format('create policy read_by_audit on audit.%I for select to porta_audit using (true)', room.name);
        execute format('grant select on audit.%I to porta_audit, porta_authz', room.name);
    end loop;
end $$;
grant usage on schema platform to porta_audit;      -- which migrations there are
grant insert on audit.seal to porta_audit;
grant insert (batches, events, changes, findings) on audit.verification to porta_audit;
create policy add_by_audit on audit.seal for insert to porta_audit with check (true);
create policy add_by_audit on audit.verification for insert to porta_audit with check (true);
grant select on audit.event, audit.row_change to porta_authz;
-- a new era is begun by whoever brings the database up to date
create policy read_by_owner on audit.era for select to porta_owner using (true);
create policy add_by_owner on audit.era for insert to porta_owner with check (true);

-- No role that serves may change the trail, for want of grants; this holds for owners and superusers as well, unless
-- they switch it off, which only the seal can tell.
create function audit.refuse_change() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$ begin raise exception 'the trail is only ever added to' using errcode = 'insufficient_privilege'; end $$;

do $$
declare
    room record;
begin
    for room in select unnest(array['event', 'row_change', 'seal', 'era', 'verification']) as name loop
        execute format('create trigger only_added_to before update or delete or truncate on audit.%I
            for each statement execute function audit.refuse_change()', room.name);
    end loop;
end $$;

-- Whether this is the server on which the newest era began. If not, the database was restored here, and the era that
-- this calls for must begin before anybody writes.
create function audit.is_at_home() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select (select e.system from audit.era e order by e.era desc limit 1)
             = (select c.system_identifier from pg_catalog.pg_control_system() c)
    $$;

-- Begins a new era if the database is not at home. Run by `porta migrate`; as the owner, whose the defaults are.
create function audit.begin_era() returns integer
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare
        newest integer := (select max(e.era) from audit.era e);
    begin
        if audit.is_at_home() then return newest; end if;
        newest := newest + 1;
        insert into audit.era (era, system) select newest, c.system_identifier from pg_catalog.pg_control_system() c;
        execute format('alter table audit.event alter column era set default %s', newest);
        execute format('alter table audit.row_change alter column era set default %s', newest);
        return newest;
    end $$;

-- How long the oldest row has been waiting for its seal; null: none waits.
create function audit.seal_lag() returns interval
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        sealed record;
        oldest timestamptz;
    begin
        select s.era, s.hi into sealed from audit.seal s order by s.batch desc limit 1;
        if not found then
            select 1 as era, '0'::xid8 as hi into sealed;
        end if;
        select min(w.at) into oldest from (
            (select e.at from audit.event e where (e.era, e.xid) >= (sealed.era, sealed.hi) order by e.era, e.xid limit 1)
            union all
            (select c.at from audit.row_change c where (c.era, c.xid) >= (sealed.era, sealed.hi) order by c.era, c.xid limit 1)
        ) w;
        return clock_timestamp() - oldest;
    end $$;

do $$
declare
    f regprocedure;
begin
    foreach f in array array['audit.is_at_home()', 'audit.seal_lag()']::regprocedure[] loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function audit.is_at_home() to porta_owner, porta_worker, porta_audit;
grant execute on function audit.seal_lag() to porta_worker, porta_audit;

-- ── What a row of the trail costs ───────────────────────────────────────────────────────────────────────────────

-- Whose transaction this is, asked by every policy and every row of the trail. In plpgsql the plan is kept for the
-- whole session; a function in SQL with a pinned search path is planned anew in every statement, five times as slow.
create or replace function identity.me() returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        token bytea := decode(coalesce(current_setting('porta.token', true), ''), 'hex');
    begin
        if token = '' then return null; end if;
        return (select s.account_id from identity.session s join identity.account a on a.id = s.account_id
            where s.token_hash = token and s.ended_at is null and a.disabled_at is null
              and s.idle_until > clock_timestamp() and s.absolute_until > clock_timestamp());
    end $$;
alter table audit.event alter column request_id set default nullif(current_setting('porta.request', true), '')::uuid;
alter table audit.row_change alter column request_id set default nullif(current_setting('porta.request', true), '')::uuid;
