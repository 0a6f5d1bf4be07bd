-- Persons and households. Who somebody is stands in tables of one class each; who may see them is a grant, as with cases:
--
--     role in force  and  grant in force for that class  and  not shut by the person's protection
--     and  nobody has excluded me by name
--
-- Nothing about a person can be found by whoever has no grant on them. What a list needs stands once more in
-- `people.circle`, one row for each grant: so a search reads one's own circle and never the whole population.
create schema people;
grant usage on schema people to porta_staff, porta_look, porta_authz, porta_worker;
grant create on schema people to porta_authz;


-- ── Names as keys ───────────────────────────────────────────────────────────────────────────────────────────────
-- From Latin letters (`porta` transliterates other scripts), so that accents, apostrophes, spaces and case do not count.

create function people.fold(p_name text) returns text
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select regexp_replace(lower(p_name), '[^a-z]', '', 'g') $$;

-- What a name sounds like to an Italian ear, coarsely: one letter for those that are mistaken for one another, no double
-- letters, no vowels but the first. "Hoxha" and "Hodja", "Chiarelli" and "Kiareli", "Oleksandr" and "Aleksander" meet.
create function people.sound(p_folded text) returns text
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$
        select case when k = '' then '' else translate(left(k, 1), 'eiou', 'aaaa') || regexp_replace(
            regexp_replace(substr(k, 2), '[aeiou]', '', 'g'), '(.)\1+', '\1', 'g') end
        from (select regexp_replace(translate(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            p_folded, 'ph', 'f', 'g'), 'sch|sh|sc(?=[ei])', 's', 'g'), 'dj|dz|dh|gi(?=[aeou])|xh', 'g', 'g'),
            'ch|ck|qu|x', 'k', 'g'), 'h', '', 'g'), 'cqyjwz', 'kkiivs'), '(.)\1+', '\1', 'g') as k) folded
    $$;

-- ── Persons ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- Nothing personal in this row. The body that registered the person answers for the data (controller).
create table people.person (
    id uuid primary key,
    body_id uuid not null references directory.body,
    registered_by uuid references identity.account,
    registered_at timestamptz not null default clock_timestamp(),
    protection text not null default 'none' check (protection in ('none', 'confidential', 'protected'))
);
create index on people.person (body_id);

create table people.person_grant (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    principal_id bigint not null references access.principal,
    capacity text not null references access.capacity,
    classes integer not null check (classes <> 0),
    writes integer not null default 0 check (writes & ~classes = 0),
    basis text not null check (basis in ('registered', 'received', 'looked_up', 'introduced', 'proposal', 'case')),
    reason text not null check (length(reason) between 1 and 500),
    granted_by uuid references identity.account,                     -- null: by deployment
    valid_from timestamptz not null default clock_timestamp(),
    valid_to timestamptz check (valid_to > valid_from),
    revoked_at timestamptz,
    revoked_by uuid references identity.account,
    -- repeated by triggers, so that a policy reads one row: whether it names somebody, and what it opens today
    body_id uuid not null references directory.body,
    by_name boolean not null,
    opens integer not null,
    lets_write integer not null
);
create index on people.person_grant (person_id, principal_id) where revoked_at is null;
create index on people.person_grant (principal_id);
create index on people.person_grant (valid_to) where revoked_at is null and valid_to is not null;

-- Relatives and neighbours among the staff see nothing of this person, whatever they are granted.
create table people.exclusion (
    id uuid primary key,
    person_id uuid not null references people.person,
    account_id uuid not null references identity.account,
    why text not null check (why in ('relative', 'neighbour', 'acquaintance', 'asked_by_the_person', 'other')),
    set_by uuid not null default identity.me() references identity.account check (set_by <> account_id),
    set_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    ended_by uuid references identity.account check (ended_by <> account_id),
    check ((ended_at is null) = (ended_by is null))
);
create unique index one_exclusion_at_a_time on people.exclusion (person_id, account_id) where ended_at is null;
create index on people.exclusion (account_id) where ended_at is null;

-- Lifting a protection takes two people who are both named on the person.
create table people.protection_lift (
    id uuid primary key,
    person_id uuid not null references people.person,
    asked_by uuid not null references identity.account,
    asked_at timestamptz not null default clock_timestamp(),
    reason text not null check (length(reason) between 1 and 500),
    confirmed_by uuid references identity.account check (confirmed_by <> asked_by),
    confirmed_at timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null))
);
create unique index one_open_lift on people.protection_lift (person_id) where confirmed_at is null;

-- Looking for somebody beyond one's own circle: exact or nothing, with a reason, written down whether found or not.
create table people.look_up (
    id uuid primary key default gen_random_uuid(),
    account_id uuid not null references identity.account,
    body_id uuid not null references directory.body,
    at timestamptz not null default clock_timestamp(),
    by text not null check (by in ('code', 'name_and_birth')),
    reason text not null check (length(reason) between 1 and 500),
    hits integer not null check (hits >= 0)
);
create index on people.look_up (account_id, at);

create table people.name (
    person_id uuid primary key references people.person,
    standing text not null default 'declared' check (standing in ('registered', 'declared', 'alias')),
    surname text check (length(surname) between 1 and 200),
    given_name text check (length(given_name) between 1 and 200),
    called text check (length(called) between 1 and 200),             -- what they want to be called
    -- in Latin letters, small, one space between words; empty if there is none
    surname_latin text not null default '' check (surname_latin ~ '^[a-z ]*$'),
    given_latin text not null default '' check (given_latin ~ '^[a-z ]*$'),
    surname_key text not null generated always as (people.fold(surname_latin)) stored,
    given_key text not null generated always as (people.fold(given_latin)) stored,
    version integer not null default 1,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    check (surname is not null or given_name is not null)
);

create table people.identity (
    person_id uuid primary key references people.person,
    birth_date date check (birth_date between date '1850-01-01' and date '2200-01-01'),
    birth_known text not null default 'day' check (birth_known in ('day', 'month', 'year', 'about')),
    birthplace_code text check (birthplace_code ~ '^[A-Z][0-9]{3}$'),  -- cadastral, of a municipality or a state
    birthplace text check (length(birthplace) between 1 and 120),      -- as it was said
    sex text check (sex in ('M', 'F')),                                -- as registered
    addressed_as text check (addressed_as in ('feminine', 'masculine', 'neutral')),
    marital_status text check (marital_status in ('single', 'married', 'widowed', 'divorced', 'civil_union',
        'free_after_union_dissolved', 'free_after_union_by_death', 'unknown')),
    residence_title text check (residence_title in ('permit', 'long_term_permit', 'permanent_attestation',
        'regularity_attestation', 'receipt', 'renewal_pending', 'none', 'other', 'unknown')),
    residence_title_until date,
    died_on date check (died_on >= birth_date),
    version integer not null default 1,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    check (birth_date is not null or birth_known = 'day')
);
create index on people.identity (birth_date);

create table people.citizenship (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    country text not null check (country ~ '^[A-Z]{3}$'),              -- ISO 3166-1 alpha-3; XXA: stateless
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create unique index one_row_a_citizenship on people.citizenship (person_id, country) where ended_at is null;

create table people.language (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    language text not null check (language ~ '^[a-z]{2,3}$'),          -- ISO 639
    level smallint not null check (level between 1 and 5),             -- 1 none … 5 excellent
    interpreter boolean not null default false,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create unique index one_row_a_language on people.language (person_id, language) where ended_at is null;

-- `base`: the fiscal code with digits where omocodia put letters, so that every writing of it is found. A code belongs
-- to one person; the rows of protected persons stand outside that promise, or refusing a code would betray them.
create table people.identity_code (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    kind text not null check (kind in ('fiscal_code', 'provisional_code', 'stp', 'eni')),
    code text not null check (code ~ '^[0-9A-Z]{11,16}$'),
    base text not null check (base ~ '^[0-9A-Z]{11,16}$'),
    shielded boolean not null default false,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create unique index one_person_a_code on people.identity_code (code) where ended_at is null and not shielded;
create index on people.identity_code (base) where ended_at is null;
create index on people.identity_code (person_id);

create table people.contact_point (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    kind text not null check (kind in ('mobile', 'phone', 'email', 'other')),
    value text not null check (length(value) between 1 and 254),
    owner text not null default 'self' check (owner in ('self', 'partner', 'parent', 'child', 'relative', 'friend', 'service', 'other')),
    owner_name text check (length(owner_name) between 1 and 200),
    may_leave_message boolean not null default false,
    when_to_call text check (length(when_to_call) between 1 and 200),
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create index on people.contact_point (person_id) where ended_at is null;

create table people.address (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    kind text not null check (kind in ('residence', 'habitual', 'domicile', 'temporary', 'other', 'no_fixed_abode', 'fictitious_street')),
    street text check (length(street) between 1 and 200),
    postal_code text check (length(postal_code) between 1 and 12),
    municipality_code text check (municipality_code ~ '^[A-Z][0-9]{3}$'),
    place text check (length(place) between 1 and 120),
    care_of text check (length(care_of) between 1 and 200),
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create index on people.address (person_id) where ended_at is null;

-- Where a protected person really lives. A class of its own: neither the desk nor the team reads it.
create table people.protected_address (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    street text check (length(street) between 1 and 200),
    postal_code text check (length(postal_code) between 1 and 12),
    place text check (length(place) between 1 and 120),
    care_of text check (length(care_of) between 1 and 200),
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create index on people.protected_address (person_id) where ended_at is null;

create table people.education (
    person_id uuid primary key references people.person,
    title text not null check (title ~ '^[A-Z]{1,4}$'),
    country text check (country ~ '^[A-Z]{3}$'),
    recognised boolean,
    note text check (length(note) between 1 and 500),
    version integer not null default 1,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp()
);

create table people.employment (
    person_id uuid primary key references people.person,
    condition text not null check (condition ~ '^[a-z_]{2,40}$'),
    since date,
    note text check (length(note) between 1 and 500),
    version integer not null default 1,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp()
);

create table people.disability (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    kind text check (kind in ('physical', 'mental', 'sensory', 'multiple')),
    certification text check (certification ~ '^[a-z0-9_]{2,40}$'),
    source text not null check (source in ('certificate_seen', 'declared')),
    since date,
    note text check (length(note) between 1 and 500),
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create index on people.disability (person_id) where ended_at is null;

-- ── Households ──────────────────────────────────────────────────────────────────────────────────────────────────

-- A household is its memberships; this row holds nothing of anybody. Three kinds, because the family of the registry,
-- the one of the ISEE and the one that lives together are often three.
create table people.household (
    id uuid primary key,
    kind text not null check (kind in ('registry', 'isee', 'de_facto')),
    body_id uuid not null references directory.body,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    version integer not null default 1                                 -- counts every change of who belongs to it
);

-- `relationship`: to the head, as in the registry (ANPR): 1 head, 2 spouse, 3 child … 99 not defined.
create table people.household_member (
    id uuid primary key default gen_random_uuid(),
    household_id uuid not null references people.household,
    kind text not null check (kind in ('registry', 'isee', 'de_facto')), -- of the household, repeated by a trigger
    person_id uuid not null references people.person,
    relationship text not null check (relationship in ('1','2','3','4','5','6','7','8','9','10','11','12','13','16','17','18',
        '20','21','22','23','24','25','28','99')),
    valid daterange not null check (not isempty(valid) and not lower_inf(valid) and lower_inc(valid) and not upper_inc(valid)),
    why_from text not null check (why_from in ('formed', 'joined', 'born', 'split', 'head_changed', 'corrected')),
    why_to text check (why_to in ('left', 'died', 'split', 'head_changed', 'corrected')),
    shielded boolean not null default false,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    constraint one_household_of_a_kind_at_a_time exclude using gist (person_id with =, kind with =, valid with &&),
    constraint one_head_at_a_time exclude using gist (household_id with =, valid with &&) where (relationship = '1' and not shielded)
);
create index on people.household_member (household_id);

-- Who is whose parent, and who is or was a couple. `person_id` is the parent; couples stand once.
create table people.kin (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    relative_id uuid not null references people.person check (relative_id <> person_id),
    kind text not null check (kind in ('parent', 'adoptive_parent', 'foster_parent', 'married', 'civil_union', 'cohabiting', 'separated', 'divorced')),
    valid daterange not null default daterange(null, null) check (not isempty(valid)),
    shielded boolean not null default false,
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create unique index one_row_a_tie on people.kin (person_id, relative_id, kind) where ended_at is null;
create index on people.kin (relative_id) where ended_at is null;

-- Who acts for somebody, by whose decision. The guardian may be nobody in here.
create table people.guardianship (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    kind text not null check (kind in ('guardianship', 'curatorship', 'support_administration')),
    guardian_name text not null check (length(guardian_name) between 1 and 200),
    guardian_contact text check (length(guardian_contact) between 1 and 254),
    court text check (length(court) between 1 and 200),
    decree text check (length(decree) between 1 and 100),
    valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
    scope text check (length(scope) between 1 and 1000),
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp()
);
create index on people.guardianship (person_id);

-- What a judge has decided about the responsibility of a parent. Justice data: a class of its own.
create table people.court_limit (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,                  -- the child
    parent_id uuid not null references people.person check (parent_id <> person_id),
    kind text not null check (kind in ('suspension', 'forfeiture', 'prescriptions')),
    court text check (length(court) between 1 and 200),
    decree text check (length(decree) between 1 and 100),
    valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
    text text check (length(text) between 1 and 1000),
    written_by uuid default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp()
);
create index on people.court_limit (person_id);

-- ── The circle ──────────────────────────────────────────────────────────────────────────────────────────────────

-- One row for each grant that opens a name: what lists and searches read. `birth_date` only where the grant opens it.
create table people.circle (
    grant_id uuid primary key references people.person_grant on delete cascade,
    principal_id bigint not null,
    person_id uuid not null references people.person,
    valid_from timestamptz not null,
    valid_to timestamptz,
    surname_key text not null,
    given_key text not null,
    surname_sound text not null,
    given_sound text not null,
    birth_date date,
    birth_year smallint not null default 0                              -- 0: not known, or not mine to know
);
create index circle_by_surname on people.circle (principal_id, surname_key text_pattern_ops, given_key text_pattern_ops);
create index circle_by_given_name on people.circle (principal_id, given_key text_pattern_ops);
create index circle_by_sound on people.circle (principal_id, surname_sound, given_sound);
create index circle_by_year on people.circle (principal_id, birth_year, birth_date);
create index on people.circle (person_id);
create index on people.circle (valid_to) where valid_to is not null;

-- What a grant opens today: nothing of a protected person unless it names somebody; of a confidential one everything
-- but how and where to reach them.
create function people.weigh(p_classes integer, p_by_name boolean, p_protection text) returns integer
    language sql stable set search_path = pg_catalog, pg_temp
    as $$
        select case when p_by_name or p_protection = 'none' then p_classes
            when p_protection = 'confidential' then p_classes & ~access.mask('contact', 'protection', 'appointment')
            else 0 end
    $$;

create function people.check_grant() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        p access.principal;
        whose people.person;
        most integer;
        most_written integer;
    begin
        if tg_op = 'UPDATE' and (new.person_id, new.principal_id, new.capacity, new.basis, new.granted_by, new.valid_from)
                is distinct from (old.person_id, old.principal_id, old.capacity, old.basis, old.granted_by, old.valid_from) then
            raise exception 'a grant is ended, not rewritten' using errcode = '23514', constraint = 'grant_is_fixed';
        end if;
        select * into strict p from access.principal where id = new.principal_id;
        -- waits for whoever is protecting the person right now
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
        new.opens := case when new.revoked_at is null then people.weigh(new.classes, new.by_name, whose.protection) else 0 end;
        new.lets_write := new.opens & new.writes;
        return new;
    end $$;
create trigger check_grant before insert or update on people.person_grant
    for each row execute function people.check_grant();

create function people.draw_circle(p_person uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        delete from people.circle where person_id = p_person;
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

create function people.draw_circle_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform people.draw_circle(coalesce(new.person_id, old.person_id));
        return null;
    end $$;
create trigger draw_circle_again after insert or update on people.person_grant
    for each row execute function people.draw_circle_again();
create trigger draw_circle_again after insert or update on people.name
    for each row execute function people.draw_circle_again();
create trigger draw_circle_again after insert or update of birth_date on people.identity
    for each row execute function people.draw_circle_again();

-- A protection that changes weighs every grant anew, and takes the rows of the person out of (or back into) the
-- promises that others could feel.
create function people.weigh_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update people.person_grant set opens = opens where person_id = new.id and revoked_at is null;
        update people.identity_code set shielded = (new.protection = 'protected') where person_id = new.id;
        update people.household_member set shielded = (new.protection = 'protected') where person_id = new.id;
        update people.kin k set shielded = exists (select from people.person p
            where p.id in (k.person_id, k.relative_id) and p.protection = 'protected')
            where new.id in (k.person_id, k.relative_id);
        return null;
    end $$;
create trigger weigh_again after update of protection on people.person
    for each row when (old.protection <> new.protection) execute function people.weigh_again();

create function people.shield() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        new.shielded := exists (select from people.person p where p.id = new.person_id and p.protection = 'protected');
        return new;
    end $$;
create trigger shield before insert on people.identity_code for each row execute function people.shield();

-- After the matrix was loaded: nothing that stands keeps more than it allows now.
create function people.keep_grants_within_the_matrix() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with most as (
            select c.capacity, bit_or(1 << d.bit) as classes, coalesce(bit_or(1 << d.bit) filter (where c.may_write), 0) as writes
            from access.capacity_class c join access.data_class d on d.code = c.class group by c.capacity
        ), narrowed as (
            update people.person_grant g set
                classes = case when g.classes & m.classes = 0 then g.classes else g.classes & m.classes end,
                writes = g.writes & m.writes & g.classes & m.classes,
                revoked_at = case when g.classes & m.classes = 0 then clock_timestamp() else g.revoked_at end
            from most m
            where m.capacity = g.capacity and g.revoked_at is null
              and (g.classes & ~m.classes <> 0 or g.writes & ~m.writes <> 0)
            returning 1
        )
        select count(*) from narrowed
    $$;

alter function access.keep_grants_within_the_matrix() rename to keep_case_grants_within_the_matrix;
create function access.keep_grants_within_the_matrix() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$ select access.keep_case_grants_within_the_matrix() + people.keep_grants_within_the_matrix() $$;

-- ── Policies ────────────────────────────────────────────────────────────────────────────────────────────────────

-- Persons from whom I am excluded by name. Whoever is excluded can not read that.
create function people.excluded_from() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select coalesce(array_agg(x.person_id), '{}') from people.exclusion x where x.account_id = identity.me() and x.ended_at is null $$;

-- Puts a table under one class of data. It needs `person_id` and `written_by`. Rows are added and corrected, or ended;
-- never removed. All the rest is the policy of `people.person_grant`: mine, in force, and not excluded.
create function people.protect_part(p_table regclass, p_class text, p_key text default 'person_id') returns void
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare
        bit integer := (select 1 << d.bit from access.data_class d where d.code = p_class);
        name text := (select c.relname from pg_class c where c.oid = p_table);
        opened text;
    begin
        if bit is null then raise exception 'no class of data called %', p_class; end if;
        opened := format('exists (select from people.person_grant g where g.person_id = %I.person_id and g.%%I & %s <> 0)', name, bit);
        execute format('alter table %s enable row level security', p_table);
        execute format('alter table %s force row level security', p_table);
        execute format('grant select, insert, update on %s to porta_staff', p_table);
        execute format('grant select, insert, update, delete on %s to porta_authz', p_table);
        execute format('comment on table %s is %L', p_table, 'class: ' || p_class);
        execute format('create policy read_by_grant on %s for select to porta_staff, porta_look using (%s)', p_table, format(opened, 'opens'));
        execute format('create policy write_by_grant on %s for insert to porta_staff with check (written_by = (select identity.me()) and %s)',
            p_table, format(opened, 'lets_write'));
        execute format('create policy correct_by_grant on %s for update to porta_staff using (%s) with check (written_by = (select identity.me()) and %s)',
            p_table, format(opened, 'lets_write'), format(opened, 'lets_write'));
        perform audit.watch(p_table, p_key);
    end $$;

do $$
declare
    t text;
begin
    foreach t in array array['people.person', 'people.person_grant', 'people.exclusion', 'people.protection_lift', 'people.look_up',
        'people.circle', 'people.household'] loop
        execute format('alter table %s enable row level security', t);
        execute format('alter table %s force row level security', t);
        execute format('grant select, insert, update, delete on %s to porta_authz', t);
    end loop;
end $$;
grant select on people.person, people.person_grant, people.exclusion, people.protection_lift, people.circle to porta_staff;
grant select, insert, update on people.household to porta_staff;

create policy read_own on people.person_grant for select to porta_staff, porta_look
    using (principal_id = any ((select access.my_principals())::bigint[])
        and opens <> 0 and revoked_at is null and valid_from <= clock_timestamp() and (valid_to is null or valid_to > clock_timestamp())
        and person_id <> all ((select people.excluded_from())::uuid[]));
create policy read_own on people.circle for select to porta_staff, porta_look
    using (principal_id = any ((select access.my_principals())::bigint[])
        and valid_from <= clock_timestamp() and (valid_to is null or valid_to > clock_timestamp())
        and person_id <> all ((select people.excluded_from())::uuid[]));
create policy read_by_grant on people.person for select to porta_staff, porta_look
    using (exists (select from people.person_grant g where g.person_id = person.id));
-- who is excluded, and who asked to lift a protection: for whoever answers for the person
create policy read_by_grant on people.exclusion for select to porta_staff, porta_look
    using (exists (select from people.person_grant g
        where g.person_id = exclusion.person_id and g.by_name and g.capacity in ('case_manager', 'team_social')));
create policy read_by_grant on people.protection_lift for select to porta_staff, porta_look
    using (exists (select from people.person_grant g
        where g.person_id = protection_lift.person_id and g.by_name and g.capacity in ('case_manager', 'team_social')));

select people.protect_part('people.name', 'name'), people.protect_part('people.identity', 'identity'),
    people.protect_part('people.citizenship', 'identity', 'id'), people.protect_part('people.language', 'identity', 'id'),
    people.protect_part('people.identity_code', 'identity', 'id'), people.protect_part('people.contact_point', 'contact', 'id'),
    people.protect_part('people.address', 'contact', 'id'), people.protect_part('people.protected_address', 'protection', 'id'),
    people.protect_part('people.education', 'education'), people.protect_part('people.employment', 'work'),
    people.protect_part('people.disability', 'health', 'id'), people.protect_part('people.household_member', 'household', 'id'),
    people.protect_part('people.kin', 'household', 'id'), people.protect_part('people.guardianship', 'household', 'id'),
    people.protect_part('people.court_limit', 'protection', 'id');

-- A tie shows two people: whoever sees one only must not learn of the other.
do $$
declare
    tie record;
    each text;
begin
    for tie in select * from (values ('people.kin', 'kin', 'relative_id', 'household'),
                                     ('people.court_limit', 'court_limit', 'parent_id', 'protection')) as t (name, short, other, class) loop
        each := format('exists (select from people.person_grant g where g.person_id = %I.%I and g.%%I & %s <> 0)', tie.short, tie.other,
            access.mask(case tie.class when 'protection' then 'name' else tie.class end));
        execute format('create policy floor_other on %s as restrictive for select to porta_staff, porta_look using (%s)', tie.name, format(each, 'opens'));
        execute format('create policy floor_other_write on %s as restrictive for insert to porta_staff with check (%s)', tie.name,
            format(each, case tie.class when 'protection' then 'opens' else 'lets_write' end));
        execute format('create policy floor_other_correct on %s as restrictive for update to porta_staff using (%s) with check (%s)', tie.name,
            format(each, 'opens'), format(each, 'opens'));
    end loop;
end $$;

-- May I put somebody into this household? Into one in which nobody is yet, or in which I may write somebody's. Else a
-- household that I do not see could be made mine to see.
create function people.may_join(p_household uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select not exists (select from people.household_member m where m.household_id = p_household)
            or exists (select from people.household_member m join people.person_grant g on g.person_id = m.person_id
                where m.household_id = p_household and g.lets_write & access.mask('household') <> 0
                  and g.principal_id = any (access.my_principals()) and g.revoked_at is null and g.valid_from <= clock_timestamp()
                  and (g.valid_to is null or g.valid_to > clock_timestamp()) and m.person_id <> all (people.excluded_from()))
    $$;
create policy floor_household on people.household_member as restrictive for insert to porta_staff
    with check (people.may_join(household_id));

-- A household is seen by whoever sees somebody in it; it is made by whoever may write down a household of that body.
create policy read_by_member on people.household for select to porta_staff, porta_look
    using (exists (select from people.household_member m where m.household_id = household.id));
create policy write_by_role on people.household for insert to porta_staff
    with check (written_by = (select identity.me()) and (select identity.has_role('social_worker')));
create policy correct_by_member on people.household for update to porta_staff
    using (exists (select from people.household_member m join people.person_grant g on g.person_id = m.person_id
        where m.household_id = household.id and g.lets_write & 8 <> 0))
    with check (written_by = (select identity.me()));

select audit.watch(t.name::regclass, t.key) from (values
    ('people.person', 'id'), ('people.person_grant', 'id'), ('people.exclusion', 'id'), ('people.protection_lift', 'id'),
    ('people.look_up', 'id'), ('people.household', 'id')) as t (name, key);

-- ── What must hold for families ─────────────────────────────────────────────────────────────────────────────────

create function people.check_member() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if tg_op = 'UPDATE' and (new.household_id, new.person_id, new.relationship, lower(new.valid), new.why_from)
                is distinct from (old.household_id, old.person_id, old.relationship, lower(old.valid), old.why_from) then
            raise exception 'a membership is ended, not rewritten' using errcode = '23514', constraint = 'membership_is_fixed';
        end if;
        select h.kind into new.kind from people.household h where h.id = new.household_id;
        if not found then                                                -- as if there were one that is not mine
            raise exception 'new row violates row-level security policy "floor_household" for table "household_member"' using errcode = '42501';
        end if;
        new.shielded := exists (select from people.person p where p.id = new.person_id and p.protection = 'protected');
        return new;
    end $$;
create trigger check_member before insert or update on people.household_member
    for each row execute function people.check_member();

-- Nobody is their own forebear. Ties of protected persons are left out: a refusal would tell of them.
create function people.check_kin() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        couples constant text[] := array['married', 'civil_union', 'cohabiting', 'separated', 'divorced'];
    begin
        new.shielded := exists (select from people.person p
            where p.id in (new.person_id, new.relative_id) and p.protection = 'protected');
        if new.ended_at is not null then return new; end if;
        if new.kind = any (couples) then
            if new.person_id > new.relative_id then
                raise exception 'a couple stands once, the lesser id first' using errcode = '23514', constraint = 'couples_in_order';
            end if;
            return new;
        end if;
        perform pg_advisory_xact_lock(hashtextextended('people.kin', 0));   -- two halves of a cycle must not pass each other
        if exists (
            with recursive up (id) as (
                select new.person_id
                union
                select k.person_id from up join people.kin k on k.relative_id = up.id
                where k.ended_at is null and not k.shielded and k.kind in ('parent', 'adoptive_parent') and k.id <> new.id
            )
            select from up where id = new.relative_id) then
            raise exception 'nobody is their own forebear' using errcode = '23514', constraint = 'no_cycle_of_parents';
        end if;
        return new;
    end $$;
create trigger check_kin before insert or update on people.kin
    for each row execute function people.check_kin();

-- ── Acts ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Each answers with the outcome in a word.

-- How long somebody who was received stays in the circle of whoever received them.
create function people.circle_lasts() returns interval
    language sql immutable set search_path = pg_catalog, pg_temp as $$ select interval '12 months' $$;

-- For other rooms' functions only: a grant to a principal, with all that its capacity is given by default.
create function people.let_in(p_person uuid, p_principal bigint, p_capacity text, p_basis text, p_reason text, p_until timestamptz)
    returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update people.person_grant g set valid_to = greatest(g.valid_to, p_until)
            where g.person_id = p_person and g.principal_id = p_principal and g.capacity = p_capacity and g.basis = p_basis
              and g.revoked_at is null and g.valid_to > clock_timestamp();
        if found then return; end if;
        insert into people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason, granted_by, valid_to)
        select p_person, p_principal, p_capacity, d.classes, d.writes, p_basis, p_reason, identity.me(), p_until
        from access.defaults(p_capacity) d;
    end $$;

create function people.capacity_of(p_role text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select case p_role when 'reception' then 'reception' when 'social_worker' then 'case_manager' when 'coordinator' then 'coordination' end $$;

-- Reception and social workers register people for their body. Protected from the first moment, if need be.
create function people.register(p_id uuid, p_role text, p_body uuid, p_protection text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if p_role not in ('reception', 'social_worker') or not access.agreement_in_force(p_body)
                or not exists (select from identity.my_memberships() m where m.role = p_role and m.body_id = p_body) then
            return 'not_yours';
        end if;
        insert into people.person (id, body_id, registered_by, protection) values (p_id, p_body, identity.me(), p_protection);
        perform people.let_in(p_id, access.principal_of('person', p_role, p_body, identity.me(), null, null),
            people.capacity_of(p_role), 'registered', 'person.registered', clock_timestamp() + people.circle_lasts());
        perform people.let_in(p_id, access.principal_of('body', 'reception', p_body, null, null, null),
            'reception', 'registered', 'person.registered', clock_timestamp() + people.circle_lasts());
        return 'registered';
    end $$;

-- Somebody of my circle is here again: they stay in it, and in that of the desk.
create function people.receive(p_person uuid, p_role text, p_body uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not exists (select from people.person_grant g where g.person_id = p_person and g.opens <> 0
                and g.principal_id = any (access.my_principals()) and g.revoked_at is null and g.valid_from <= clock_timestamp()
                and (g.valid_to is null or g.valid_to > clock_timestamp()) and g.person_id <> all (people.excluded_from()))
            or p_role not in ('reception', 'social_worker')
            or not exists (select from identity.my_memberships() m where m.role = p_role and m.body_id = p_body) then
            return 'absent';
        end if;
        perform people.let_in(p_person, access.principal_of('person', p_role, p_body, identity.me(), null, null),
            people.capacity_of(p_role), 'received', 'person.received', clock_timestamp() + people.circle_lasts());
        perform people.let_in(p_person, access.principal_of('body', 'reception', p_body, null, null, null),
            'reception', 'received', 'person.received', clock_timestamp() + people.circle_lasts());
        return 'received';
    end $$;

-- Whoever is named on a person names a colleague of the same body.
create function people.introduce(p_person uuid, p_account uuid, p_role text, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        body uuid;
    begin
        select g.body_id into body from people.person_grant g
            where g.person_id = p_person and g.by_name and g.opens & access.mask('identity') <> 0 and g.basis <> 'looked_up'
              and g.principal_id = any (access.my_principals()) and g.revoked_at is null and g.valid_from <= clock_timestamp()
              and (g.valid_to is null or g.valid_to > clock_timestamp()) and g.person_id <> all (people.excluded_from())
            order by g.valid_from limit 1;
        if body is null then return 'absent'; end if;
        if p_account = identity.me() then return 'to_oneself'; end if;
        if people.capacity_of(p_role) is null or not access.is_member(p_account, p_role, body)
                or exists (select from people.exclusion x where x.person_id = p_person and x.account_id = p_account and x.ended_at is null) then
            return 'not_a_member';
        end if;
        perform people.let_in(p_person, access.principal_of('person', p_role, body, p_account, null, null),
            people.capacity_of(p_role), 'introduced', p_reason, clock_timestamp() + people.circle_lasts());
        return 'introduced';
    end $$;

-- Looks beyond the circle: by a code, or by name and birth date, exact. Nobody protected is found. Whoever is found is in
-- the circle of whoever asked for a day. Where several are, nobody is let in: who each is comes back, and the question is
-- asked again of the one that is meant (`p_only`). Thirty questions an hour, whatever they find.
create function people.look_up(p_role text, p_body uuid, p_code text, p_surname_key text, p_given_key text, p_birth_date date, p_reason text,
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
            found := array(select c.person_id from people.identity_code c where c.base = p_code and c.ended_at is null);
        elsif p_birth_date is not null and p_surname_key <> '' and p_given_key <> '' then
            found := array(select n.person_id from people.identity i join people.name n on n.person_id = i.person_id
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

-- Raising a protection is anybody's who is named; lowering it takes two.
create function people.is_named_on(p_person uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from people.person_grant g
            where g.person_id = p_person and g.by_name and g.opens <> 0 and g.basis <> 'looked_up'
              and g.principal_id = any (access.my_principals()) and g.revoked_at is null and g.valid_from <= clock_timestamp()
              and (g.valid_to is null or g.valid_to > clock_timestamp())) and p_person <> all (people.excluded_from())
    $$;

create function people.protect(p_person uuid, p_protection text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        now_is text;
    begin
        if not people.is_named_on(p_person) then return 'absent'; end if;
        select p.protection into now_is from people.person p where p.id = p_person for update;
        if array_position(array['none', 'confidential', 'protected'], p_protection)
                <= array_position(array['none', 'confidential', 'protected'], now_is) then
            return 'already';
        end if;
        update people.person set protection = p_protection where id = p_person;
        return 'protected';
    end $$;

create function people.ask_to_lift_protection(p_id uuid, p_person uuid, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not people.is_named_on(p_person) then return 'absent'; end if;
        if not exists (select from people.person p where p.id = p_person and p.protection <> 'none') then return 'not_protected'; end if;
        insert into people.protection_lift (id, person_id, asked_by, reason) values (p_id, p_person, identity.me(), p_reason)
            on conflict (person_id) where confirmed_at is null do nothing;
        return case when found then 'asked' else 'already' end;
    end $$;

create function people.confirm_lift_of_protection(p_lift uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        l people.protection_lift;
    begin
        select * into l from people.protection_lift where id = p_lift for update;
        if l.id is null or not people.is_named_on(l.person_id) or not (select identity.has_role('social_worker')) then return 'absent'; end if;
        if l.confirmed_at is not null then return 'already'; end if;
        if l.asked_by = identity.me() then return 'two_people'; end if;
        update people.protection_lift set confirmed_by = identity.me(), confirmed_at = clock_timestamp() where id = p_lift;
        update people.person set protection = 'none' where id = l.person_id;
        return 'lifted';
    end $$;

create function people.exclude(p_id uuid, p_person uuid, p_account uuid, p_why text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not people.is_named_on(p_person) then return 'absent'; end if;
        if p_account = identity.me() then return 'oneself'; end if;
        insert into people.exclusion (id, person_id, account_id, why) values (p_id, p_person, p_account, p_why)
            on conflict (person_id, account_id) where ended_at is null do nothing;
        return case when found then 'excluded' else 'already' end;
    end $$;

create function people.readmit(p_exclusion uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update people.exclusion x set ended_at = clock_timestamp(), ended_by = identity.me()
            where x.id = p_exclusion and x.ended_at is null and people.is_named_on(x.person_id);
        return case when found then 'readmitted' else 'absent' end;
    end $$;

-- Colleagues of my body who could be introduced or excluded: names only.
create function people.colleagues(p_person uuid) returns table (account_id uuid, name text, role text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name, m.role
        from identity.membership m join identity.account a on a.id = m.account_id
        where m.role in ('reception', 'social_worker', 'coordinator') and a.disabled_at is null and a.id <> identity.me()
          and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date
          and m.body_id in (select mine.body_id from identity.my_memberships() mine)
          and people.is_named_on(p_person)
        order by a.name, m.role
    $$;

-- Who works with a person, for whoever may write anything of them: colleagues by name, and the desks that see the person
-- by office. Of a protected person nobody but who is named writes. Whoever looked the person up for a day does not work
-- with them; whoever is excluded from them, or has left, sees nothing and is not told.
create function people.who_works_with(p_person uuid) returns table (name text, capacity text, body text, since timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.name, g.capacity, b.name, min(g.valid_from)
        from people.person_grant g join access.principal p on p.id = g.principal_id join directory.body b on b.id = p.body_id
        left join identity.account a on a.id = p.account_id
        where g.person_id = p_person and g.opens <> 0 and g.basis <> 'looked_up' and g.revoked_at is null and g.valid_from <= clock_timestamp()
          and (g.valid_to is null or g.valid_to > clock_timestamp())
          and (a.id is null or access.is_member(a.id, p.role, p.body_id)
              and not exists (select from people.exclusion x where x.person_id = p_person and x.account_id = a.id and x.ended_at is null))
          and exists (select from people.person_grant mine
              where mine.person_id = p_person and mine.lets_write <> 0 and mine.principal_id = any (access.my_principals())
                and mine.revoked_at is null and mine.valid_from <= clock_timestamp()
                and (mine.valid_to is null or mine.valid_to > clock_timestamp()))
          and p_person <> all (people.excluded_from())
        group by a.id, a.name, g.capacity, b.id, b.name
        order by a.id is null, min(g.valid_from), a.name, g.capacity
    $$;

-- Grants whose time is over leave the circle. Each minute.
create function people.sweep() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with gone as (
            delete from people.circle c where c.grant_id in (select l.grant_id from people.circle l
                where l.valid_to <= clock_timestamp() limit 1000)
            returning 1)
        select count(*) from gone
    $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.prosecdef and p.proowner <> 'porta_authz'::regrole and p.pronamespace in ('people'::regnamespace, 'access'::regnamespace) loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function people.fold(text), people.sound(text) to porta_staff, porta_authz;
grant execute on function people.weigh(integer, boolean, text), people.capacity_of(text), people.circle_lasts() to porta_authz;
grant execute on function people.excluded_from(), people.is_named_on(uuid), people.may_join(uuid), people.colleagues(uuid), people.who_works_with(uuid),
    people.register(uuid, text, uuid, text), people.receive(uuid, text, uuid), people.introduce(uuid, uuid, text, text),
    people.look_up(text, uuid, text, text, text, date, text, uuid), people.protect(uuid, text),
    people.ask_to_lift_protection(uuid, uuid, text), people.confirm_lift_of_protection(uuid),
    people.exclude(uuid, uuid, uuid, text), people.readmit(uuid) to porta_staff;
grant execute on function people.sweep() to porta_worker;
revoke execute on function access.keep_case_grants_within_the_matrix() from porta_owner;
grant execute on function access.keep_grants_within_the_matrix() to porta_owner;

select access.let_look();
