-- The roles and the empty rooms. Run by the deploying superuser before every migration; safe to repeat.
-- Roles belong to the whole cluster, so they are created only when absent; their passwords are set by
-- `porta migrate` from the database secret and never appear here.
do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            -- owns every table; nobody signs in as it
            ('porta_owner', 'nologin'),
            -- owns the security definer functions that must see past row security; nobody signs in as it
            ('porta_authz', 'nologin bypassrls'),
            ('porta_public', 'login'),  -- pages for citizens
            ('porta_staff', 'login'),   -- pages for staff
            ('porta_look', 'login'),    -- staff who look: what staff may see, and nothing to write but the trail
            ('porta_signin', 'login'),  -- opening a session, nothing else
            ('porta_worker', 'login'),  -- jobs: messages, openings, sweeping
            ('porta_stats', 'login'),   -- figures
            ('porta_audit', 'login')    -- reads the trail
        ) as role (name, attributes)
    loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
            begin
                execute format('create role %I %s', wanted.name, wanted.attributes);
            exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
            end;
        end if;
    end loop;
end $$;

do $$
begin
    -- the owner hands its definer functions over to porta_authz
    if not pg_catalog.pg_has_role('porta_owner', 'porta_authz', 'member') then
        grant porta_authz to porta_owner;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'porta_owner', 'member') then
        execute format('grant porta_owner to %I', current_user);
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, create, temporary on database %I to porta_owner', current_database());
    execute format('grant connect on database %I to porta_public, porta_staff, porta_look, porta_signin, porta_worker, porta_stats, porta_audit', current_database());
end $$;

revoke all on schema public from public;
create schema if not exists platform authorization porta_owner;
create extension if not exists btree_gist with schema platform;
create extension if not exists pg_trgm with schema platform;
