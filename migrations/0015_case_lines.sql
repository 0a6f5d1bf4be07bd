-- Names beside the lines of a section. Whoever reads a line has its author's id from it; an id that stands in no line
-- that one may read can not be guessed.
create function cases.author_names(p_authors uuid[]) returns table (id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name from identity.account a
        where a.id = any (p_authors) and cardinality(access.my_principals()) > 0
    $$;
alter function cases.author_names(uuid[]) owner to porta_authz;
revoke all on function cases.author_names(uuid[]) from public;
grant execute on function cases.author_names(uuid[]) to porta_staff;

select access.let_look();
