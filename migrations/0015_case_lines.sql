-- Names beside the lines of a section. Whoever reads a line has its author's id from it; an id that stands in no line
-- that one may read can not be guessed.
create function cases.author_names(p_authors uuid[]) returns table (id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name from identity.account a
        where a.id = any (p_authors) and cardinality(access.my_principals()) > 0
    $$;

-- Who manages a case now, for the coordinators who may hand it over.
create function cases.manager_of(p_case uuid) returns table (id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name
        from access.case_grant g
        join access.principal p on p.id = g.principal_id
        join identity.account a on a.id = p.account_id
        where g.case_id = p_case and g.manages and g.revoked_at is null
          and exists (select from cases.social_case c join access.case_grant mine on mine.case_id = c.id
              where c.id = p_case and not c.protected and mine.capacity = 'coordination'
                and mine.principal_id = any ((select access.my_principals())::bigint[])
                and mine.revoked_at is null and mine.valid_from <= clock_timestamp()
                and (mine.valid_to is null or mine.valid_to > clock_timestamp()))
    $$;

alter function cases.author_names(uuid[]) owner to porta_authz;
alter function cases.manager_of(uuid) owner to porta_authz;
revoke all on function cases.author_names(uuid[]), cases.manager_of(uuid) from public;
grant execute on function cases.author_names(uuid[]), cases.manager_of(uuid) to porta_staff;

select access.let_look();
