-- The trail. `event` says what an act meant, `row_change` that a row changed and which columns: written by a
-- trigger in the same transaction, so no code can forget it. Values are not copied: the trail must not become a
-- second store of personal data.
create table audit.event (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null default clock_timestamp(),
    request_id uuid default platform.request_id(),
    role name not null default session_user,
    actor uuid default identity.me(),
    action text not null check (action ~ '^[a-z_]+(\.[a-z_]+)+$'),
    subject uuid,
    detail jsonb not null default '{}'
);

create table audit.row_change (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null default clock_timestamp(),
    request_id uuid default platform.request_id(),
    role name not null default session_user,
    actor uuid,
    relation text not null,
    verb text not null check (verb in ('insert', 'update', 'delete')),
    key text,
    columns text[] not null default '{}'
);

alter table audit.event enable row level security;
alter table audit.event force row level security;
alter table audit.row_change enable row level security;
alter table audit.row_change force row level security;

grant insert (action, subject, detail) on audit.event to porta_public, porta_staff, porta_signin, porta_worker;
grant select on audit.event, audit.row_change to porta_audit;
grant insert on audit.row_change to porta_authz;
create policy insert_own on audit.event for insert to porta_public, porta_staff, porta_signin, porta_worker
    with check (actor is not distinct from (select identity.me()) and role = session_user);
create policy read_by_audit on audit.event for select to porta_audit using (true);
create policy read_by_audit on audit.row_change for select to porta_audit using (true);

create function audit.capture() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
        after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
        changed text[] := '{}';
    begin
        if tg_op = 'UPDATE' then
            select coalesce(array_agg(a.key order by a.key), '{}') into changed
            from jsonb_each(after) a where a.value is distinct from before -> a.key;
            if changed = '{}' then return null; end if;
        end if;
        insert into audit.row_change (actor, relation, verb, key, columns)
        values (identity.me(), tg_table_schema || '.' || tg_table_name, lower(tg_op),
                coalesce(after, before) ->> coalesce(tg_argv[0], 'id'), changed);
        return null;
    end $$;
alter function audit.capture() owner to porta_authz;
revoke all on function audit.capture() from public;

-- Puts a table under the trail: `select audit.watch('agenda.appointment')`, with the key column if it is not `id`.
create function audit.watch(p_table regclass, p_key text default 'id') returns void
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    begin
        execute format('create trigger audit_capture after insert or update or delete on %s
            for each row execute function audit.capture(%L)', p_table, p_key);
    end $$;
grant execute on function audit.capture() to porta_owner;
grant execute on function audit.watch(regclass, text) to porta_owner;

select audit.watch('directory.' || t.name, t.key) from (values
    ('body', 'id'), ('site', 'id'), ('office', 'id'), ('service', 'id'), ('service_text', 'service_id'),
    ('office_service', 'office_id'), ('reason', 'id'), ('reason_text', 'reason_id'),
    ('patronal_day', 'municipality_istat')) as t (name, key);
select audit.watch('identity.account'), audit.watch('identity.membership');
