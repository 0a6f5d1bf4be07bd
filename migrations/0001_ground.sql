-- The ground that every room stands on: schemas, who may enter them, and whose transaction this is.
create schema directory;
create schema identity;
create schema audit;
create schema agenda;
create schema booking;

grant usage on schema platform, directory, identity, audit, agenda, booking to porta_authz;
grant create on schema platform, identity, audit, agenda, booking to porta_authz;
grant usage on schema directory, agenda, platform, audit to porta_public, porta_staff, porta_worker;
grant usage on schema identity to porta_staff, porta_signin, porta_worker, porta_public;
grant usage on schema booking to porta_public, porta_worker;
grant usage on schema audit to porta_audit, porta_signin;
grant usage on schema platform to porta_signin;

alter default privileges revoke execute on functions from public;

-- The record of migrations is a table like any other.
alter table platform._sqlx_migrations enable row level security;
alter table platform._sqlx_migrations force row level security;
create policy migrations_by_owner on platform._sqlx_migrations for all to porta_owner using (true) with check (true);

-- Whose transaction this is: the hash of a secret token that only the browser holds.
-- Outside a request the setting is '' (never null after its first use), which hashes to nobody.
create function platform.token() returns bytea
    language sql stable set search_path = pg_catalog, pg_temp
    as $$ select decode(coalesce(current_setting('porta.token', true), ''), 'hex') $$;

create function platform.request_id() returns uuid
    language sql stable set search_path = pg_catalog, pg_temp
    as $$ select nullif(current_setting('porta.request', true), '')::uuid $$;

-- Migrations applied, for the readiness check: the table itself is nobody's business.
create function platform.schema_version() returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select max(version) from platform._sqlx_migrations where success $$;
alter function platform.schema_version() owner to porta_authz;
grant select on platform._sqlx_migrations to porta_authz;

grant execute on function platform.token(), platform.request_id(), platform.schema_version()
    to porta_public, porta_staff, porta_signin, porta_worker, porta_stats, porta_audit, porta_authz;
