-- Two records of one person become one, and two again if that was a mistake.
--
-- What stood with the merged record goes over to the kept one, row by row, and each row is written down with what it
-- was: so it goes back as it came. A row that can not stand beside the others stays with the merged record, which is
-- kept whole and is nobody's to see. Until somebody else has looked at a merge, only those see the kept person who had
-- seen both.

alter table people.person add merged_into uuid references people.person check (merged_into <> id);
create index on people.person (merged_into) where merged_into is not null;

-- ── What looks like twins ───────────────────────────────────────────────────────────────────────────────────────

-- Found at night. Shown to whoever may know who both are; decided once.
create table people.twin (
    person_a uuid not null references people.person,
    person_b uuid not null references people.person check (person_a < person_b),
    probability real not null check (probability between 0 and 1),
    reasons text[] not null check (cardinality(reasons) <= 20),
    found_at timestamptz not null default clock_timestamp(),
    decided text check (decided in ('different', 'merged')),
    decided_by uuid references identity.account,
    decided_at timestamptz,
    check ((decided is null) = (decided_by is null) and (decided is null) = (decided_at is null)),
    primary key (person_a, person_b)
);
create index on people.twin (person_b);
create index on people.twin (probability desc) where decided is null;

-- Until when what was written has been compared. One row.
create table people.twin_search (
    one boolean primary key default true check (one),
    written_until timestamptz not null default '-infinity',
    ended_at timestamptz not null default '-infinity'
);
insert into people.twin_search default values;

create index on people.name (people.sound(surname_key), people.sound(given_key));
create index on people.name (written_at);
create index on people.identity (written_at);
create index on people.identity_code (written_at);

-- ── Merges ──────────────────────────────────────────────────────────────────────────────────────────────────────

create table people.merge (
    id uuid primary key,                                               -- chosen by the form: sent twice is one merge
    kept uuid not null references people.person,
    merged uuid not null references people.person check (merged <> kept),
    merged_by uuid not null default identity.me() references identity.account,
    at timestamptz not null default clock_timestamp(),
    reviewed_at timestamptz,
    reviewed_by uuid references identity.account check (reviewed_by <> merged_by),
    undone_at timestamptz,
    undone_by uuid references identity.account,
    working xid8,                                                      -- the transaction that moves rows right now
    check ((reviewed_at is null) = (reviewed_by is null) and (undone_at is null) = (undone_by is null))
);
create unique index one_merge_at_a_time on people.merge (merged) where undone_at is null;
create index on people.merge (kept);
create index on people.merge (working) where working is not null;

-- Each row that went over (`moved`), each field that was chosen (`written`), each row that could not go (`left`).
-- `key` names the row, together with `after`; all three hold columns of `relation`.
create table people.merge_step (
    merge_id uuid not null references people.merge,
    n integer not null,
    what text not null check (what in ('moved', 'written', 'left')),
    relation text not null,
    field text,
    key jsonb not null,
    before jsonb,
    after jsonb,
    primary key (merge_id, n)
);

-- What a principal may see of the kept person until the merge has been reviewed: what it saw of both, for as long as it
-- would see both. By which grants it saw the one and the other is kept, for they stand together afterwards.
create table people.merge_shut (
    merge_id uuid not null references people.merge,
    principal_id bigint not null references access.principal,
    allows integer not null,
    by_kept uuid[] not null,
    by_merged uuid[] not null,
    primary key (merge_id, principal_id)
);
create index on people.merge_shut (principal_id);

comment on table people.twin is 'class: identity';
comment on table people.merge is 'class: identity';
comment on table people.merge_step is 'class: none';
comment on table people.merge_shut is 'class: none';
comment on table people.twin_search is 'class: none';
do $$
declare
    t text;
begin
    foreach t in array array['twin', 'twin_search', 'merge', 'merge_step', 'merge_shut'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('grant select, insert, update, delete on people.%I to porta_authz', t);
    end loop;
end $$;
grant select on people.twin, people.merge to porta_staff;
create policy read_by_both_grants on people.twin for select to porta_staff, porta_look
    using (exists (select from people.person_grant g where g.person_id = twin.person_a and g.opens & access.mask('identity') <> 0)
        and exists (select from people.person_grant g where g.person_id = twin.person_b and g.opens & access.mask('identity') <> 0));
select audit.watch('people.twin', 'person_a'), audit.watch('people.merge'), audit.watch('people.merge_step', 'merge_id'),
    audit.watch('people.merge_shut', 'merge_id');

-- Where a record has gone to: itself, if nowhere.
create function people.last_of(p_person uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        with recursive way (id, next) as (
            select p.id, p.merged_into from people.person p where p.id = p_person
            union all
            select p.id, p.merged_into from way join people.person p on p.id = way.next)
        select way.id from way where way.next is null
    $$;

-- The same for staff: only where they see who it has become.
create function people.successor(p_person uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select l.id from people.last_of(p_person) as l (id)
        where exists (select from people.person_grant g
                where g.person_id = l.id and g.opens <> 0 and g.principal_id = any (access.my_principals()) and g.revoked_at is null
                  and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp()))
          and l.id <> all (people.excluded_from())
    $$;
create policy read_by_grant on people.merge for select to porta_staff, porta_look
    using (exists (select from people.person_grant g
        where g.person_id = people.successor(merge.kept) and g.opens & access.mask('identity') <> 0));

-- ── Grants on somebody who was merged ───────────────────────────────────────────────────────────────────────────

-- Is this very transaction moving rows between the two?
create function people.is_moving(p_one uuid, p_other uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from people.merge m where m.working = pg_current_xact_id_if_assigned()
            and ((m.kept, m.merged) = (p_one, p_other) or (m.kept, m.merged) = (p_other, p_one)))
    $$;

-- What these grants would open if they stood alone; nothing, once they have ended.
create function people.still_open(p_grants uuid[]) returns integer
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(bit_or(g.classes), 0) from people.person_grant g
        where g.id = any (p_grants) and g.revoked_at is null and (g.valid_to is null or g.valid_to > clock_timestamp())
    $$;

-- What merges that nobody has reviewed leave open to a principal; all bits, if there are none. Grants that somebody who
-- sees the whole person has given since are not touched, nor a look beyond the circle, which has its own rules.
create function people.merges_allow(p_person uuid, p_principal bigint, p_basis text, p_from timestamptz) returns integer
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(bit_and(s.allows & people.still_open(s.by_kept) & people.still_open(s.by_merged)), -1)
        from people.merge_shut s join people.merge m on m.id = s.merge_id
        where s.principal_id = p_principal and m.reviewed_at is null and m.undone_at is null
          and (p_from <= m.at or p_basis in ('registered', 'received')) and people.last_of(m.kept) = p_person
    $$;

create or replace function people.check_grant() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        p access.principal;
        whose people.person;
        most integer;
        most_written integer;
    begin
        if tg_op = 'UPDATE' and (new.principal_id, new.capacity, new.basis, new.granted_by, new.valid_from)
                is distinct from (old.principal_id, old.capacity, old.basis, old.granted_by, old.valid_from)
            or tg_op = 'UPDATE' and new.person_id <> old.person_id and not people.is_moving(old.person_id, new.person_id) then
            raise exception 'a grant is ended, not rewritten' using errcode = '23514', constraint = 'grant_is_fixed';
        end if;
        select * into strict p from access.principal where id = new.principal_id;
        -- waits for whoever is protecting or merging the person right now
        select * into strict whose from people.person where id = new.person_id for no key update;
        if p.role <> (select c.role from access.capacity c where c.code = new.capacity) then
            raise exception 'capacity does not fit the role' using errcode = '23514', constraint = 'capacity_fits_role';
        end if;
        if p.kind = 'team' then
            raise exception 'teams belong to cases' using errcode = '23514', constraint = 'not_a_team';
        end if;
        if new.basis = 'introduced' and p.account_id = new.granted_by then
            raise exception 'nobody introduces themselves' using errcode = '23514', constraint = 'not_to_oneself';
        end if;
        select coalesce(bit_or(1 << d.bit), 0), coalesce(bit_or(1 << d.bit) filter (where c.may_write), 0)
            into most, most_written
            from access.capacity_class c join access.data_class d on d.code = c.class where c.capacity = new.capacity;
        if new.revoked_at is null and (new.classes & ~most <> 0 or new.writes & ~most_written <> 0) then
            raise exception 'more than the matrix allows' using errcode = '23514', constraint = 'within_the_matrix';
        end if;
        new.body_id := p.body_id;
        new.by_name := p.kind = 'person';
        -- another body's staff learn who somebody is and how to reach them; the rest is its body's to share
        if p.body_id <> whose.body_id then
            new.classes := new.classes & access.mask('name', 'identity', 'contact', 'appointment');
            new.writes := new.writes & new.classes;
        end if;
        new.opens := case when new.revoked_at is null and whose.merged_into is null
            then people.weigh(new.classes, new.by_name, whose.protection)
                & people.merges_allow(new.person_id, new.principal_id, new.basis, new.valid_from)
            else 0 end;
        new.lets_write := new.opens & new.writes;
        return new;
    end $$;

create or replace function people.draw_circle(p_person uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        delete from people.circle where person_id = p_person;
        delete from people.circle c using people.person_grant g where g.person_id = p_person and c.grant_id = g.id;
        insert into people.circle (grant_id, principal_id, person_id, valid_from, valid_to, surname_key, given_key,
            surname_sound, given_sound, birth_date, birth_year)
        select g.id, g.principal_id, g.person_id, g.valid_from, g.valid_to, n.surname_key, n.given_key,
            people.sound(n.surname_key), people.sound(n.given_key),
            case when g.opens & access.mask('identity') <> 0 then i.birth_date end,
            case when g.opens & access.mask('identity') <> 0 then coalesce(extract(year from i.birth_date)::smallint, 0) else 0 end
        from people.person_grant g
        join people.name n on n.person_id = g.person_id
        left join people.identity i on i.person_id = g.person_id
        where g.person_id = p_person and g.revoked_at is null and g.opens & access.mask('name') <> 0
          and (g.valid_to is null or g.valid_to > clock_timestamp())
    $$;

-- A grant that ends, or lasts longer, while nobody has reviewed a merge weighs the other grants of its principal anew.
create function people.weigh_others() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if exists (select from people.merge_shut s join people.merge m on m.id = s.merge_id
                where s.principal_id = new.principal_id and m.reviewed_at is null and m.undone_at is null
                  and people.last_of(m.kept) = new.person_id) then
            update people.person_grant g set opens = g.opens
                where g.person_id = new.person_id and g.principal_id = new.principal_id and g.id <> new.id and g.revoked_at is null;
        end if;
        return null;
    end $$;
create trigger weigh_others after update on people.person_grant for each row
    when ((old.revoked_at, old.valid_to) is distinct from (new.revoked_at, new.valid_to))
    execute function people.weigh_others();

-- Nobody ends a grant whose time is over: what it left open beside a merge is shut within the minute.
create or replace function people.sweep() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update people.person_grant g set opens = g.opens
            from people.merge_shut s join people.merge m on m.id = s.merge_id
            where m.reviewed_at is null and m.undone_at is null and g.principal_id = s.principal_id and g.person_id = people.last_of(m.kept)
              and g.revoked_at is null and g.opens & ~people.merges_allow(g.person_id, g.principal_id, g.basis, g.valid_from) <> 0;
        with gone as (
            delete from people.circle c where c.grant_id in (select l.grant_id from people.circle l
                where l.valid_to <= clock_timestamp() limit 1000)
            returning 1)
        select count(*) from gone
    $$;

-- A grant to somebody who was merged is one to whom they have become.
create or replace function people.let_in(p_person uuid, p_principal bigint, p_capacity text, p_basis text, p_reason text, p_until timestamptz)
    returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        whom uuid := people.last_of(p_person);
    begin
        update people.person_grant g set valid_to = greatest(g.valid_to, p_until)
            where g.person_id = whom and g.principal_id = p_principal and g.capacity = p_capacity and g.basis = p_basis
              and g.revoked_at is null and g.valid_to > clock_timestamp();
        if found then return; end if;
        insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason, granted_by, valid_to)
        select whom, p_principal, p_capacity, d.classes, d.writes, p_basis, p_reason, identity.me(), p_until
        from access.defaults(p_capacity) d;
    end $$;

-- By the name or the code of a merged record, whom it has become is found.
create or replace function people.look_up(p_role text, p_body uuid, p_code text, p_surname_key text, p_given_key text, p_birth_date date, p_reason text,
        p_only uuid default null)
    returns table (outcome text, person_id uuid, sex text, birthplace text, body text, registered_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    #variable_conflict use_column
    declare
        me uuid := identity.me();
        found uuid[];
    begin
        if p_role not in ('reception', 'social_worker') or not access.agreement_in_force(p_body)
                or not exists (select from identity.my_memberships() m where m.role = p_role and m.body_id = p_body) then
            return query select 'not_yours', null::uuid, null::text, null::text, null::text, null::timestamptz; return;
        end if;
        perform from identity.account a where a.id = me for no key update;   -- one question of mine at a time
        if (select count(*) from people.look_up l where l.account_id = me and l.at > clock_timestamp() - interval '1 hour') >= 30 then
            return query select 'too_many', null::uuid, null::text, null::text, null::text, null::timestamptz; return;
        end if;
        if p_code is not null then
            found := array(select people.last_of(c.person_id) from people.identity_code c where c.base = p_code and c.ended_at is null);
        elsif p_birth_date is not null and p_surname_key <> '' and p_given_key <> '' then
            found := array(select people.last_of(n.person_id) from people.identity i join people.name n on n.person_id = i.person_id
                where i.birth_date = p_birth_date and n.surname_key = p_surname_key and n.given_key = p_given_key);
        end if;
        found := array(select p.id from people.person p
            where p.id = any (found) and p.protection <> 'protected' and p.id <> all (people.excluded_from())
              and (p_only is null or p.id = p_only));
        insert into people.look_up (account_id, body_id, by, reason, hits)
        values (me, p_body, case when p_code is not null then 'code' else 'name_and_birth' end, p_reason, cardinality(found));
        if cardinality(found) = 1 then
            perform people.let_in(found[1], access.principal_of('person', p_role, p_body, me, null, null),
                people.capacity_of(p_role), 'looked_up', p_reason, clock_timestamp() + interval '1 day');
        end if;
        return query select case cardinality(found) when 1 then 'found' else 'several' end, p.id, i.sex, i.birthplace, b.name, p.registered_at
            from people.person p join directory.body b on b.id = p.body_id left join people.identity i on i.person_id = p.id
            where p.id = any (found) order by p.registered_at, p.id;
        if cardinality(found) = 0 then
            return query select 'nobody', null::uuid, null::text, null::text, null::text, null::timestamptz;
        end if;
    end $$;

create or replace function people.known_already(p_code text, p_surname_key text, p_given_key text, p_birth_date date) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        me uuid := identity.me();
        body uuid := (select m.body_id from identity.my_memberships() m
            where m.role in ('reception', 'social_worker') and access.agreement_in_force(m.body_id) order by m.body_id limit 1);
        hits integer;
    begin
        if body is null then return null; end if;
        if p_code is null and (p_birth_date is null or p_surname_key = '' or p_given_key = '') then return false; end if;
        perform from identity.account a where a.id = me for no key update;   -- one question of mine at a time
        if (select count(*) from people.look_up l where l.account_id = me and l.at > clock_timestamp() - interval '1 hour') >= 30 then
            return null;
        end if;
        select count(*) into hits from (
            select people.last_of(c.person_id) as person_id from people.identity_code c where c.base = p_code and c.ended_at is null
            union
            select people.last_of(n.person_id) from people.identity i join people.name n on n.person_id = i.person_id
                where i.birth_date = p_birth_date and n.surname_key = p_surname_key and n.given_key = p_given_key
                  and p_surname_key <> '' and p_given_key <> ''
            ) found
            join people.person p on p.id = found.person_id
            where p.protection <> 'protected' and p.id <> all (people.excluded_from());
        insert into people.look_up (account_id, body_id, by, reason, hits)
        values (me, body, case when p_code is not null then 'code' else 'name_and_birth' end, 'before_registering', hits);
        return hits > 0;
    end $$;

create or replace function people.check_member() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if tg_op = 'UPDATE' and (new.household_id, new.relationship, lower(new.valid), new.why_from)
                is distinct from (old.household_id, old.relationship, lower(old.valid), old.why_from)
            or tg_op = 'UPDATE' and new.person_id <> old.person_id and not people.is_moving(old.person_id, new.person_id) then
            raise exception 'a membership is ended, not rewritten' using errcode = '23514', constraint = 'membership_is_fixed';
        end if;
        select h.kind into new.kind from people.household h where h.id = new.household_id;
        if not found then                                                -- as if there were one that is not mine
            raise exception 'new row violates row-level security policy "floor_household" for table "household_member"' using errcode = '42501';
        end if;
        new.shielded := exists (select from people.person p where p.id = new.person_id and p.protection = 'protected');
        return new;
    end $$;

-- Somebody writes while the person is being merged: what they write goes where the person has gone.
create function people.follow_merge() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform from people.person p where p.id = new.person_id for key share;
        if exists (select from people.person p where p.id = new.person_id and p.merged_into is not null) then
            new.person_id := people.last_of(new.person_id);
        end if;
        return new;
    end $$;

-- ── What goes over ──────────────────────────────────────────────────────────────────────────────────────────────

-- Tables of which a person may have many rows: what names a row, and where the person stands in it.
create function people.merge_parts() returns table (n integer, relation text, keys text[], persons text[])
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$
        values (1, 'people.citizenship', '{id}'::text[], '{person_id}'::text[]), (2, 'people.language', '{id}', '{person_id}'),
            (3, 'people.identity_code', '{id}', '{person_id}'), (4, 'people.contact_point', '{id}', '{person_id}'),
            (5, 'people.address', '{id}', '{person_id}'), (6, 'people.protected_address', '{id}', '{person_id}'),
            (7, 'people.disability', '{id}', '{person_id}'), (8, 'people.household_member', '{id}', '{person_id}'),
            (9, 'people.kin', '{id}', '{person_id,relative_id}'), (10, 'people.guardianship', '{id}', '{person_id}'),
            (11, 'people.court_limit', '{id}', '{person_id,parent_id}'), (12, 'people.exclusion', '{id}', '{person_id}'),
            (13, 'people.protection_lift', '{id}', '{person_id}'), (14, 'people.person_grant', '{id}', '{person_id}'),
            (15, 'intake.access_person', '{access_id,person_id}', '{person_id}'),
            (16, 'intake.notice_delivery', '{id}', '{person_id}'),
            (17, 'intake.proposed_person', '{proposal_id,person_id}', '{person_id}')
    $$;

-- Parts of which a person has one row: what is chosen together. The first column says whether it is known.
create function people.merge_fields() returns table (n integer, relation text, field text, columns text[])
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$
        values (1, 'people.name', 'standing', '{standing}'::text[]), (2, 'people.name', 'surname', '{surname,surname_latin}'),
            (3, 'people.name', 'given_name', '{given_name,given_latin}'), (4, 'people.name', 'called', '{called}'),
            (5, 'people.identity', 'birth', '{birth_date,birth_known}'),
            (6, 'people.identity', 'birthplace', '{birthplace,birthplace_code}'), (7, 'people.identity', 'sex', '{sex}'),
            (8, 'people.identity', 'addressed_as', '{addressed_as}'), (9, 'people.identity', 'marital_status', '{marital_status}'),
            (10, 'people.identity', 'residence_title', '{residence_title,residence_title_until}'),
            (11, 'people.identity', 'died_on', '{died_on}'),
            (12, 'people.education', 'education', '{title,country,recognised,note}'),
            (13, 'people.employment', 'employment', '{condition,since,note}')
    $$;

do $$
declare
    t text;
begin
    for t in select p.relation from people.merge_parts() p where p.relation ~ '^people' and p.persons = '{person_id}'
             and p.relation not in ('people.person_grant', 'people.protection_lift') loop
        execute format('create trigger follow_merge before insert on %s for each row execute function people.follow_merge()', t);
    end loop;
end $$;

-- Some columns of a row.
create function people.some_of(p_row jsonb, p_columns text[]) returns jsonb
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select coalesce(jsonb_object_agg(c, p_row -> c), '{}') from unnest(p_columns) c $$;

-- Writes some columns of the one row that is so; false, if there is none.
create function people.put(p_relation text, p_where jsonb, p_set jsonb) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        rows bigint;
    begin
        execute format('update %1$s t set %2$s from jsonb_populate_record(null::%1$s, $1) w, jsonb_populate_record(null::%1$s, $2) s where %3$s',
            p_relation,
            (select string_agg(format('%1$I = s.%1$I', c), ', ') from jsonb_object_keys(p_set) c),
            (select string_agg(format(case when e.value = 'null' then 't.%1$I is null' else 't.%1$I = w.%1$I' end, e.key), ' and ')
                from jsonb_each(p_where) e))
            using p_where, p_set;
        get diagnostics rows = row_count;
        return rows > 0;
    end $$;

create function people.note_step(p_merge uuid, p_what text, p_relation text, p_field text, p_key jsonb, p_before jsonb, p_after jsonb) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        insert into people.merge_step (merge_id, n, what, relation, field, key, before, after)
        select p_merge, coalesce(max(s.n), 0) + 1, p_what, p_relation, p_field, p_key, p_before, p_after
        from people.merge_step s where s.merge_id = p_merge
    $$;

create function people.move_rows(p_merge uuid, p_from uuid, p_to uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        couples constant text[] := array['married', 'civil_union', 'cohabiting', 'separated', 'divorced'];
        part record;
        one jsonb;
        before jsonb;
        after jsonb;
    begin
        for part in select * from people.merge_parts() p order by p.n loop
            for one in execute format('select to_jsonb(t) from %s t where $1 in (%s) order by %s', part.relation,
                    array_to_string(part.persons, ', '), array_to_string(part.keys, ', ')) using p_from loop
                before := people.some_of(one, part.persons);
                after := (select jsonb_object_agg(e.key, case when e.value::uuid = p_from then p_to else e.value::uuid end)
                    from jsonb_each_text(before) e);
                if part.relation = 'people.kin' and one ->> 'kind' = any (couples)
                        and (after ->> 'person_id')::uuid > (after ->> 'relative_id')::uuid then
                    after := jsonb_build_object('person_id', after -> 'relative_id', 'relative_id', after -> 'person_id');
                end if;
                begin
                    perform people.put(part.relation, people.some_of(one, part.keys), after);
                    perform people.note_step(p_merge, 'moved', part.relation, null, people.some_of(one, part.keys), before, after);
                exception when unique_violation or exclusion_violation or check_violation then
                    perform people.note_step(p_merge, 'left', part.relation, null, people.some_of(one, part.keys), null, null);
                end;
            end loop;
        end loop;
    end $$;

-- Parts of one row: the fields that were chosen from the merged record, else those that only it has. A part that the
-- kept person has not goes over whole.
create function people.write_fields(p_merge uuid, p_from uuid, p_to uuid, p_choices jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        part text;
        field record;
        ours jsonb;
        theirs jsonb;
        chosen text;
        news jsonb;
        stamp constant text[] := '{version,written_by,written_at}';
    begin
        foreach part in array array['people.name', 'people.identity', 'people.education', 'people.employment'] loop
            execute format('select to_jsonb(t) from %s t where t.person_id = $1', part) into ours using p_to;
            execute format('select to_jsonb(t) from %s t where t.person_id = $1', part) into theirs using p_from;
            continue when theirs is null;
            if ours is null then
                perform people.put(part, jsonb_build_object('person_id', p_from), jsonb_build_object('person_id', p_to));
                perform people.note_step(p_merge, 'moved', part, null, '{}',
                    jsonb_build_object('person_id', p_from), jsonb_build_object('person_id', p_to));
                continue;
            end if;
            news := '{}';
            for field in select * from people.merge_fields() f where f.relation = part order by f.n loop
                chosen := coalesce(p_choices ->> field.field, case when ours -> field.columns[1] = 'null' then 'merged' else 'kept' end);
                continue when chosen <> 'merged' or people.some_of(ours, field.columns) = people.some_of(theirs, field.columns);
                news := news || people.some_of(theirs, field.columns);
                perform people.note_step(p_merge, 'written', part, field.field, jsonb_build_object('person_id', p_to),
                    people.some_of(ours, field.columns), people.some_of(theirs, field.columns));
            end loop;
            continue when news = '{}';
            news := news || jsonb_build_object('version', (ours -> 'version')::integer + 1, 'written_by', identity.me(),
                'written_at', clock_timestamp());
            perform people.put(part, jsonb_build_object('person_id', p_to), news);
            perform people.note_step(p_merge, 'written', part, 'version', jsonb_build_object('person_id', p_to),
                people.some_of(ours, stamp), people.some_of(news, stamp));
        end loop;
    end $$;

-- What repeats a protection, and what follows from grants: anew for both.
create function people.settle(p_one uuid, p_other uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update people.identity_code c set shielded = (p.protection = 'protected') from people.person p
            where p.id = c.person_id and p.id in (p_one, p_other) and c.shielded <> (p.protection = 'protected');
        perform intake.shield(a.access_id) from intake.access_person a where a.person_id in (p_one, p_other);
        update people.person_grant g set opens = g.opens where g.person_id in (p_one, p_other) and g.revoked_at is null;
        perform people.draw_circle(p_one), people.draw_circle(p_other);
    end $$;

-- ── Acts ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A social worker named on all of these, by one and the same right, who may write down who they are.
create function people.may_merge(variadic p_persons uuid[]) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (
            select from people.person_grant g join access.principal p on p.id = g.principal_id and p.role = 'social_worker'
            where g.person_id = any (p_persons) and g.by_name and g.lets_write & access.mask('identity') <> 0 and g.basis <> 'looked_up'
              and g.principal_id = any (access.my_principals()) and g.revoked_at is null and g.valid_from <= clock_timestamp()
              and (g.valid_to is null or g.valid_to > clock_timestamp()) and g.person_id <> all (people.excluded_from())
            group by g.principal_id
            having count(distinct g.person_id) = (select count(distinct x) from unnest(p_persons) x))
    $$;

create function people.rank_of(p_protection text) returns integer
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select array_position(array['none', 'confidential', 'protected'], p_protection) $$;

create function people.merge(p_id uuid, p_kept uuid, p_merged uuid, p_choices jsonb) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        kept people.person;
        merged people.person;
        pair jsonb := jsonb_build_object('person_a', least(p_kept, p_merged), 'person_b', greatest(p_kept, p_merged));
        twin people.twin;
        stricter text;
    begin
        if p_kept = p_merged then return 'same'; end if;
        -- in one order, whichever of the two is to be kept
        perform from people.person p where p.id in (p_kept, p_merged) order by p.id for update;
        if people.last_of(p_kept) = people.last_of(p_merged) then
            return case when people.is_named_on(people.last_of(p_kept)) then 'already' else 'absent' end;
        end if;
        if not people.may_merge(p_kept, p_merged) then return 'absent'; end if;
        select * into kept from people.person p where p.id = p_kept;
        select * into merged from people.person p where p.id = p_merged;
        if kept.body_id <> merged.body_id then return 'two_bodies'; end if;

        insert into people.merge (id, kept, merged, working) values (p_id, p_kept, p_merged, pg_current_xact_id());
        insert into people.merge_shut (merge_id, principal_id, allows, by_kept, by_merged)
            select p_id, g.principal_id,
                coalesce(bit_or(g.opens) filter (where g.person_id = p_kept and w.counts), 0)
                & coalesce(bit_or(g.opens) filter (where g.person_id = p_merged and w.counts), 0),
                coalesce(array_agg(g.id) filter (where g.person_id = p_kept and w.counts), '{}'),
                coalesce(array_agg(g.id) filter (where g.person_id = p_merged and w.counts), '{}')
            from people.person_grant g
            cross join lateral (select g.basis <> 'looked_up' and g.valid_from <= clock_timestamp() as counts) w
            where g.person_id in (p_kept, p_merged) and g.revoked_at is null and (g.valid_to is null or g.valid_to > clock_timestamp())
            group by g.principal_id;
        stricter := case when people.rank_of(merged.protection) > people.rank_of(kept.protection) then merged.protection else kept.protection end;
        update people.person set protection = stricter where id = p_kept;
        perform people.note_step(p_id, 'written', 'people.person', 'protection', jsonb_build_object('id', p_kept),
            jsonb_build_object('protection', kept.protection), jsonb_build_object('protection', stricter));
        begin
            perform people.write_fields(p_id, p_merged, p_kept, p_choices);
        exception when check_violation then
            raise exception 'fields do not fit one another' using errcode = '23514', constraint = 'fields_fit';
        end;
        perform people.move_rows(p_id, p_merged, p_kept);
        update people.person set merged_into = p_kept where id = p_merged;
        select * into twin from people.twin t where t.person_a = least(p_kept, p_merged) and t.person_b = greatest(p_kept, p_merged) for update;
        if twin.person_a is not null then
            perform people.put('people.twin', pair, jsonb_build_object('decided', 'merged', 'decided_by', identity.me(), 'decided_at', clock_timestamp()));
            perform people.note_step(p_id, 'written', 'people.twin', 'decided', pair,
                people.some_of(to_jsonb(twin), '{decided,decided_by,decided_at}'),
                (select people.some_of(to_jsonb(t), '{decided,decided_by,decided_at}') from people.twin t
                    where (t.person_a, t.person_b) = (twin.person_a, twin.person_b)));
        end if;
        perform people.settle(p_kept, p_merged);
        update people.merge set working = null where id = p_id;
        return 'merged';
    end $$;

-- Somebody else has looked: everybody who had a grant on either sees the kept person again.
create function people.review_merge(p_merge uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        m people.merge;
        whom uuid;
    begin
        select * into m from people.merge x where x.id = p_merge for update;
        whom := people.last_of(m.kept);
        if m.id is null or whom = any (people.excluded_from()) or not exists (
                select from people.person_grant g join people.person p on p.id = g.person_id
                where g.person_id = whom and g.basis <> 'looked_up' and people.weigh(g.classes, g.by_name, p.protection) <> 0
                  and (g.by_name and g.capacity = 'case_manager' or g.capacity = 'coordination')
                  and g.principal_id = any (access.my_principals()) and g.revoked_at is null and g.valid_from <= clock_timestamp()
                  and (g.valid_to is null or g.valid_to > clock_timestamp())) then
            return 'absent';
        end if;
        if m.undone_at is not null or m.reviewed_at is not null then return 'already'; end if;
        if m.merged_by = identity.me() then return 'two_people'; end if;
        perform from people.person p where p.id = whom for update;
        update people.merge set reviewed_at = clock_timestamp(), reviewed_by = identity.me() where id = p_merge;
        update people.person_grant g set opens = g.opens where g.person_id = whom and g.revoked_at is null;
        return 'reviewed';
    end $$;

-- Is there a row that is so?
create function people.is_so(p_relation text, p_where jsonb) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        so boolean;
    begin
        execute format('select exists (select from %1$s t, jsonb_populate_record(null::%1$s, $1) w where %2$s)', p_relation,
            (select string_agg(format(case when e.value = 'null' then 't.%1$I is null' else 't.%1$I = w.%1$I' end, e.key), ' and ')
                from jsonb_each(p_where) e)) into so using p_where;
        return so;
    end $$;

-- Puts back the fields of one row that still hold what the merge wrote; answers with those that do not.
create function people.restore_fields(p_merge uuid, p_relation text, p_key jsonb) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        is_now jsonb;
        step people.merge_step;
        back jsonb := '{}';
        stays jsonb := '[]';
    begin
        execute format('select to_jsonb(t) from %1$s t, jsonb_populate_record(null::%1$s, $1) w where %2$s', p_relation,
            (select string_agg(format('t.%1$I = w.%1$I', c), ' and ') from jsonb_object_keys(p_key) c)) into is_now using p_key;
        for step in select * from people.merge_step s where s.merge_id = p_merge and s.what = 'written'
                and s.relation = p_relation and s.key = p_key order by s.n loop
            if people.is_so(p_relation, p_key || step.after) then
                back := back || step.before;
            elsif step.field = 'version' then
                -- somebody has written since: whoever has the page open must notice this too
                back := back || jsonb_build_object('version', (is_now -> 'version')::integer + 1);
            else
                stays := stays || jsonb_build_array(jsonb_build_object('relation', p_relation, 'field', step.field));
            end if;
        end loop;
        begin
            if back <> '{}' then perform people.put(p_relation, p_key, back); end if;
        exception when unique_violation or exclusion_violation or check_violation then
            select jsonb_agg(jsonb_build_object('relation', p_relation, 'field', s.field)) into stays from people.merge_step s
                where s.merge_id = p_merge and s.what = 'written' and s.relation = p_relation and s.key = p_key and s.field <> 'version';
        end;
        return stays;
    end $$;

-- Two again. `stays`: what has changed since and stays with the kept person, as relation and field.
create function people.unmerge(p_merge uuid) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        m people.merge;
        step people.merge_step;
        part record;
        stays jsonb := '[]';
        now_is text;
        was_written text;
        done boolean;
    begin
        select * into m from people.merge x where x.id = p_merge;
        perform from people.person p where p.id in (m.kept, m.merged) order by p.id for update;
        select * into m from people.merge x where x.id = p_merge for update;
        if m.id is null or not people.may_merge(people.last_of(m.kept)) then return '{"outcome": "absent"}'; end if;
        if m.undone_at is not null then return '{"outcome": "already"}'; end if;
        if exists (select from people.merge l where l.undone_at is null and l.at > m.at
                and (l.kept in (m.kept, m.merged) or l.merged in (m.kept, m.merged))) then
            return '{"outcome": "later_first"}';
        end if;
        update people.merge set undone_at = clock_timestamp(), undone_by = identity.me(), working = pg_current_xact_id() where id = p_merge;
        update people.person set merged_into = null where id = m.merged;
        -- a protection that was raised since holds for both
        select p.protection into now_is from people.person p where p.id = m.kept;
        select s.after ->> 'protection' into was_written from people.merge_step s where s.merge_id = p_merge and s.field = 'protection';
        if people.rank_of(now_is) > people.rank_of(was_written) then
            update people.person p set protection = now_is where p.id = m.merged and people.rank_of(now_is) > people.rank_of(p.protection);
        end if;
        for step in select * from people.merge_step s where s.merge_id = p_merge and s.what = 'moved' order by s.n desc loop
            begin
                done := people.put(step.relation, step.key || step.after, step.before);
            exception when unique_violation or exclusion_violation or check_violation then
                done := false;
            end;
            if not done then stays := stays || jsonb_build_array(jsonb_build_object('relation', step.relation)); end if;
        end loop;
        insert into people.exclusion (id, person_id, account_id, why, set_by, set_at)
            select gen_random_uuid(), m.merged, x.account_id, x.why, x.set_by, x.set_at from people.exclusion x
            where x.person_id = m.kept and x.ended_at is null and x.set_at > m.at
            on conflict (person_id, account_id) where ended_at is null do nothing;
        for part in select s.relation, s.key from people.merge_step s where s.merge_id = p_merge and s.what = 'written'
                group by s.relation, s.key order by min(s.n) desc loop
            stays := stays || people.restore_fields(p_merge, part.relation, part.key);
        end loop;
        perform people.settle(m.kept, m.merged);
        update people.merge set working = null where id = p_merge;
        return jsonb_build_object('outcome', 'undone', 'stays', stays);
    end $$;

-- Whoever may write down who both are says that these are two people; the pair is not shown again.
create function people.are_two(p_one uuid, p_other uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if (select count(distinct g.person_id) from people.person_grant g
                where g.person_id in (p_one, p_other) and g.lets_write & access.mask('identity') <> 0
                  and g.principal_id = any (access.my_principals()) and g.revoked_at is null and g.valid_from <= clock_timestamp()
                  and (g.valid_to is null or g.valid_to > clock_timestamp()) and g.person_id <> all (people.excluded_from())) <> 2 then
            return 'absent';
        end if;
        update people.twin t set decided = 'different', decided_by = identity.me(), decided_at = clock_timestamp()
            where t.person_a = least(p_one, p_other) and t.person_b = greatest(p_one, p_other) and t.decided is null;
        return case when found then 'decided' else 'already' end;
    end $$;

-- Who sees two persons whom I may merge, before it is done.
create function people.who_sees(p_one uuid, p_other uuid) returns table (name text, role text, by_name boolean, one boolean, other boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(a.name, b.name), p.role, a.id is not null, bool_or(g.person_id = p_one), bool_or(g.person_id = p_other)
        from people.person_grant g join access.principal p on p.id = g.principal_id join directory.body b on b.id = p.body_id
        left join identity.account a on a.id = p.account_id
        where g.person_id in (p_one, p_other) and g.opens <> 0 and g.basis <> 'looked_up' and g.revoked_at is null
          and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())
          and people.may_merge(p_one, p_other)
        group by p.id, a.id, a.name, b.name, p.role
        order by a.id is null, coalesce(a.name, b.name), p.role
    $$;

-- The merges of a person whom I see with who they are, the newest first. The names of what was merged: its grants are on
-- the kept person now. `is_next`: the one that can be undone.
create function people.merges_of(p_person uuid)
    returns table (id uuid, at timestamptz, merged_by text, merged_name text, by_me boolean, reviewed_at timestamptz, reviewed_by text,
        undone_at timestamptz, undone_by text, apart bigint, is_next boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        with recursive whole (id) as (
            select p_person
            union
            select p.id from whole w join people.person p on p.merged_into = w.id)
        select m.id, m.at, b.name, concat_ws(' ', n.given_name, n.surname), m.merged_by = identity.me(), m.reviewed_at, r.name,
            m.undone_at, u.name, (select count(*) from people.merge_step s where s.merge_id = m.id and s.what = 'left'),
            m.undone_at is null and not exists (select from people.merge l where l.undone_at is null and l.at > m.at
                and (l.kept in (m.kept, m.merged) or l.merged in (m.kept, m.merged)))
        from people.merge m join whole w on w.id = m.kept
        join identity.account b on b.id = m.merged_by
        left join identity.account r on r.id = m.reviewed_by
        left join identity.account u on u.id = m.undone_by
        left join people.name n on n.person_id = m.merged and m.undone_at is null
        where p_person <> all (people.excluded_from()) and exists (select from people.person_grant g
            where g.person_id = p_person and g.opens & access.mask('identity') <> 0
              and g.principal_id = any (access.my_principals()) and g.revoked_at is null and g.valid_from <= clock_timestamp()
              and (g.valid_to is null or g.valid_to > clock_timestamp()))
        order by m.at desc
    $$;

-- ── The nightly search, for the worker ──────────────────────────────────────────────────────────────────────────

-- Since when writing has to be compared; null, if it is not the hour, or another worker is at it.
create function people.twins_due() returns timestamptz
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        select s.written_until from people.twin_search s
        where s.ended_at = '-infinity' or s.ended_at < clock_timestamp() - interval '20 hours'
            and extract(hour from clock_timestamp() at time zone 'Europe/Rome') between 1 and 4
        for update skip locked
    $$;

-- Persons of whom a name, who they are or a code was written since, in the order of their ids.
create function people.written_since(p_since timestamptz, p_after uuid, p_limit integer) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select p.id from people.person p
        where p.id > p_after and p.merged_into is null and (
            exists (select from people.name n where n.person_id = p.id and n.written_at > p_since)
            or exists (select from people.identity i where i.person_id = p.id and i.written_at > p_since)
            or exists (select from people.identity_code c where c.person_id = p.id and c.written_at > p_since))
        order by p.id limit p_limit
    $$;

-- Pairs worth comparing with these persons: the same sound of both names, either way round, and not a generation apart;
-- the same birth date and one name; the same code. Fifty a person at most, none that somebody has decided.
create function people.twin_pairs(p_persons uuid[]) returns table (person_a uuid, person_b uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select distinct least(x.id, y.id), greatest(x.id, y.id)
        from unnest(p_persons) as x (id)
        left join people.name n on n.person_id = x.id
        left join people.identity i on i.person_id = x.id
        cross join lateral (
            (select o.person_id from people.name o left join people.identity b on b.person_id = o.person_id
                where (people.sound(o.surname_key), people.sound(o.given_key)) in (
                        (people.sound(n.surname_key), people.sound(n.given_key)), (people.sound(n.given_key), people.sound(n.surname_key)))
                  and (b.birth_date is null or i.birth_date is null or abs(b.birth_date - i.birth_date) < 1100) limit 50)
            union
            (select b.person_id from people.identity b join people.name o on o.person_id = b.person_id
                where b.birth_date = i.birth_date and (o.surname_key = n.surname_key and o.surname_key <> ''
                    or o.given_key = n.given_key and o.given_key <> '') limit 50)
            union
            (select o.person_id from people.identity_code c join people.identity_code o on o.base = c.base and o.ended_at is null
                where c.person_id = x.id and c.ended_at is null limit 50)
        ) as y (id)
        join people.person p on p.id = y.id and p.merged_into is null
        where y.id <> x.id
          and not exists (select from people.twin t where t.person_a = least(x.id, y.id) and t.person_b = greatest(x.id, y.id) and t.decided is not null)
    $$;

-- What is compared.
create function people.twin_fields(p_persons uuid[])
    returns table (person_id uuid, given_name text, surname text, birth_date date, sex text, street text, postal_code text, place text, code text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select x.id, n.given_latin, n.surname_latin, i.birth_date, i.sex, a.street, a.postal_code, a.place, c.code
        from unnest(p_persons) as x (id)
        left join people.name n on n.person_id = x.id
        left join people.identity i on i.person_id = x.id
        left join lateral (select d.street, d.postal_code, d.place from people.address d
            where d.person_id = x.id and d.ended_at is null order by d.written_at desc, d.id limit 1) a on true
        left join lateral (select k.code from people.identity_code k
            where k.person_id = x.id and k.ended_at is null order by (k.kind = 'fiscal_code') desc, k.written_at desc, k.id limit 1) c on true
    $$;

-- How many persons there are, about.
create function people.about_how_many() returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select greatest(c.reltuples::bigint, 1000) from pg_class c where c.oid = 'people.person'::regclass $$;

create function people.note_twin(p_a uuid, p_b uuid, p_probability real, p_reasons text[]) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        insert into people.twin (person_a, person_b, probability, reasons) values (least(p_a, p_b), greatest(p_a, p_b), p_probability, p_reasons)
        on conflict (person_a, person_b) do update set probability = excluded.probability, reasons = excluded.reasons
            where twin.decided is null and (twin.probability, twin.reasons) is distinct from (excluded.probability, excluded.reasons)
    $$;

create function people.twins_done(p_until timestamptz) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$ update people.twin_search set written_until = p_until, ended_at = clock_timestamp() $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.prosecdef and p.proowner <> 'porta_authz'::regrole and p.pronamespace = 'people'::regnamespace loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function people.merge_parts(), people.merge_fields(), people.some_of(jsonb, text[]), people.rank_of(text) to porta_authz;
grant execute on function people.successor(uuid), people.may_merge(uuid[]), people.merge(uuid, uuid, uuid, jsonb),
    people.review_merge(uuid), people.unmerge(uuid), people.are_two(uuid, uuid), people.who_sees(uuid, uuid), people.merges_of(uuid) to porta_staff;
grant execute on function people.twins_due(), people.written_since(timestamptz, uuid, integer), people.twin_pairs(uuid[]),
    people.twin_fields(uuid[]), people.about_how_many(), people.note_twin(uuid, uuid, real, text[]), people.twins_done(timestamptz) to porta_worker;

select access.let_look();
