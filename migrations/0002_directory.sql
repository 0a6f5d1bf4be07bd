-- Bodies, their sites and offices, what they offer, and why people come. Nothing personal: everybody may read.
create table directory.municipality (
    istat text check (istat ~ '^[0-9]{6}$'),                        -- known for those of today
    belfiore text not null check (belfiore ~ '^[A-Z][0-9]{3}$'),
    name text not null,
    province text,
    valid_from date not null,
    valid_to date,
    primary key (belfiore, valid_from),
    check (valid_to is null or valid_to >= valid_from)
);
create index on directory.municipality (name);

create table directory.country (
    belfiore text not null check (belfiore ~ '^Z[0-9]{3}$'),
    iso3 text check (iso3 ~ '^[A-Z]{3}$'),
    istat text,
    name text not null,
    valid_from date not null default '-infinity',
    valid_to date,
    primary key (belfiore, valid_from, name)
);

create table directory.body (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
    kind text not null check (kind in ('municipality', 'employment_agency', 'health_authority', 'third_sector', 'district')),
    name text not null,
    istat text,
    website text,
    source text,                       -- where the facts come from; null: not verified
    example boolean not null default false
);

create table directory.site (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
    body_id uuid not null references directory.body,
    name text not null,
    address text,                      -- null: not known yet, the page says so
    postal_code text,
    municipality_istat text not null,
    directions text,
    step_free boolean,                 -- null: not known
    source text,
    example boolean not null default false
);
create index on directory.site (body_id);

create table directory.office (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
    body_id uuid not null references directory.body,
    site_id uuid not null references directory.site,
    name text not null,
    phone text,
    email text,
    walk_in boolean not null default false,
    source text,
    example boolean not null default false
);
create index on directory.office (site_id);
create index on directory.office (body_id);

create table directory.service (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
    topic text not null,               -- message id of the topic under which citizens find it
    position smallint not null,
    source text
);

create table directory.service_text (
    service_id uuid not null references directory.service on delete cascade,
    language text not null check (language in ('it', 'en')),
    name text not null,
    summary text not null,
    audience text not null,
    how_it_works text not null,
    needed text not null,
    obtained text not null,
    times_and_costs text not null,
    primary key (service_id, language)
);

create table directory.office_service (
    office_id uuid not null references directory.office on delete cascade,
    service_id uuid not null references directory.service on delete cascade,
    primary key (office_id, service_id)
);
create index on directory.office_service (service_id);

-- A reason for an appointment (motivo): how long it takes, who may book it and how far ahead.
create table directory.reason (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
    service_id uuid not null references directory.service,
    duration_minutes smallint not null check (duration_minutes between 15 and 240 and duration_minutes % 15 = 0),
    buffer_minutes smallint not null default 0 check (buffer_minutes between 0 and 120 and buffer_minutes % 15 = 0),
    min_notice_hours smallint not null check (min_notice_hours between 0 and 720),
    max_notice_days smallint not null check (max_notice_days between 1 and 365),
    who_may_book text not null check (who_may_book in ('anyone', 'summoned', 'staff')),
    position smallint not null
);
create index on directory.reason (service_id);

create table directory.reason_text (
    reason_id uuid not null references directory.reason on delete cascade,
    language text not null check (language in ('it', 'en')),
    name text not null,
    bring text not null,
    primary key (reason_id, language)
);

-- The patron saint's day closes the offices of one municipality.
create table directory.patronal_day (
    municipality_istat text primary key,
    month smallint not null check (month between 1 and 12),
    day smallint not null check (day between 1 and 31),
    name text not null,
    source text not null
);

do $$
declare
    room record;
begin
    for room in select tablename as name from pg_catalog.pg_tables where schemaname = 'directory' loop
        execute format('alter table directory.%I enable row level security', room.name);
        execute format('alter table directory.%I force row level security', room.name);
        execute format('grant select on directory.%I to porta_public, porta_staff, porta_worker, porta_stats, porta_authz', room.name);
        execute format('create policy read_by_all on directory.%I for select to porta_public, porta_staff, porta_worker, porta_stats, porta_owner using (true)', room.name);
        -- seed data is loaded by the owner; administrators' pages come with their own policies
        execute format('create policy insert_by_owner on directory.%I for insert to porta_owner with check (true)', room.name);
        execute format('create policy update_by_owner on directory.%I for update to porta_owner using (true) with check (true)', room.name);
        execute format('create policy delete_by_owner on directory.%I for delete to porta_owner using (true)', room.name);
    end loop;
end $$;
