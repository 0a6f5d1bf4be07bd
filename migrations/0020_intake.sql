-- The access record: who came or was spoken of, what was said, what was given, what follows. And the queue at the desk.
--
--     that somebody came     class `appointment`    the author, and whoever may know appointments of one of the persons
--     what was said          class `shared_note`    the author, and whoever may read notes about one of the persons
--
-- both within the body that received them. A record on which a protected person stands is for those only to whom that
-- person is open; one on which somebody stands from whom I am excluded does not exist for me.
create schema intake;
grant usage on schema intake to porta_staff, porta_look, porta_authz, porta_worker;
grant create on schema intake to porta_authz;

-- ── The queue at the desk ───────────────────────────────────────────────────────────────────────────────────────

-- Somebody who came without an appointment and waits. A name to be called by if they like, else the number.
create table agenda.walk_in (
    id uuid primary key,                                               -- chosen by the form: sent twice is one person waiting
    office_id uuid not null references directory.office,
    day date not null default (clock_timestamp() at time zone 'Europe/Rome')::date,
    number smallint not null check (number between 1 and 999),        -- of the day, by a trigger
    called_name text check (length(called_name) between 1 and 80),
    arrived_at timestamptz not null default clock_timestamp(),
    written_by uuid not null default identity.me() references identity.account,
    ended_at timestamptz,
    ended_by uuid references identity.account,
    outcome text check (outcome in ('received', 'left')),
    check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_by is null)),
    unique (office_id, day, number)
);

-- Somebody who waits was asked in. A call that nobody answered is taken back and stays written.
create table agenda.call (
    id uuid primary key default gen_random_uuid(),
    appointment_id uuid references agenda.appointment on delete cascade,
    walk_in_id uuid references agenda.walk_in,
    called_at timestamptz not null default clock_timestamp(),
    called_by uuid not null default identity.me() references identity.account,
    desk_id uuid references agenda.desk,                               -- to which desk
    taken_back_at timestamptz,
    check (num_nonnulls(appointment_id, walk_in_id) = 1)
);
create unique index one_call_an_appointment on agenda.call (appointment_id) where taken_back_at is null and appointment_id is not null;
create unique index one_call_a_walk_in on agenda.call (walk_in_id) where taken_back_at is null and walk_in_id is not null;

create function agenda.number_walk_in() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform pg_advisory_xact_lock(hashtextextended('agenda.walk_in:' || new.office_id, 0));
        select coalesce(max(w.number), 0) + 1 into new.number from agenda.walk_in w where (w.office_id, w.day) = (new.office_id, new.day);
        return new;
    end $$;
create trigger number_walk_in before insert on agenda.walk_in for each row execute function agenda.number_walk_in();

-- Whoever is no longer here was not called either.
create function agenda.take_call_back() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update agenda.call c set taken_back_at = clock_timestamp() where c.appointment_id = new.id and c.taken_back_at is null;
        return null;
    end $$;
create trigger take_call_back after update of state on agenda.appointment
    for each row when (old.state = 'checked_in' and new.state = 'confirmed') execute function agenda.take_call_back();

comment on table agenda.walk_in is 'class: appointment';
comment on table agenda.call is 'class: appointment';
alter table agenda.walk_in enable row level security;
alter table agenda.walk_in force row level security;
alter table agenda.call enable row level security;
alter table agenda.call force row level security;
grant select, insert, update, delete on agenda.walk_in, agenda.call to porta_authz;
grant select, insert, update (ended_at, ended_by, outcome) on agenda.walk_in to porta_staff;
grant select, insert, update (taken_back_at) on agenda.call to porta_staff;
create policy read_by_staff on agenda.walk_in for select to porta_staff
    using (office_id = any ((select identity.my_offices())::uuid[]));
create policy insert_by_staff on agenda.walk_in for insert to porta_staff
    with check (written_by = (select identity.me()) and office_id = any ((select identity.my_offices())::uuid[]));
create policy update_by_staff on agenda.walk_in for update to porta_staff
    using (office_id = any ((select identity.my_offices())::uuid[]))
    with check (office_id = any ((select identity.my_offices())::uuid[]) and (ended_by is null or ended_by = (select identity.me())));
create policy read_by_staff on agenda.call for select to porta_staff
    using (exists (select from agenda.appointment a where a.id = appointment_id and a.office_id = any ((select identity.my_offices())::uuid[]))
        or exists (select from agenda.walk_in w where w.id = walk_in_id));
create policy insert_by_staff on agenda.call for insert to porta_staff
    with check (called_by = (select identity.me()) and (
        exists (select from agenda.appointment a where a.id = appointment_id and a.office_id = any ((select identity.my_offices())::uuid[]))
        or exists (select from agenda.walk_in w where w.id = walk_in_id)));
create policy update_by_staff on agenda.call for update to porta_staff
    using (exists (select from agenda.appointment a where a.id = appointment_id and a.office_id = any ((select identity.my_offices())::uuid[]))
        or exists (select from agenda.walk_in w where w.id = walk_in_id))
    with check (taken_back_at is not null);

-- ── The record ──────────────────────────────────────────────────────────────────────────────────────────────────

-- That somebody was received, when, how and with what outcome. Nothing of what was said.
create table intake.access_record (
    id uuid primary key,                                               -- chosen by the form: sent twice is one record
    body_id uuid not null references directory.body,
    office_id uuid references directory.office,
    appointment_id uuid references agenda.appointment,
    walk_in_id uuid references agenda.walk_in,
    at timestamptz not null default clock_timestamp(),
    mode text not null check (mode in ('in_person', 'phone', 'email', 'home', 'written_report', 'phone_report', 'remote')),
    interlocutor text not null check (interlocutor in ('self', 'relative', 'organisation', 'institution', 'judiciary', 'other')),
    reason_kind text not null check (reason_kind in ('spontaneous', 'sent', 'summoned', 'decree')),
    urgency text not null check (urgency in ('ordinary', 'soon', 'urgent')),
    outcome text not null check (outcome in ('information', 'referred_out', 'come_back', 'case_proposed')),
    language text check (language ~ '^[a-z]{2,3}$'),                   -- in which they spoke, ISO 639
    interpreter boolean not null default false,
    received_by uuid not null default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp(),
    shielded boolean not null default false                            -- a protected person stands on it; by a trigger
);
create index on intake.access_record (received_by, at);
create index on intake.access_record (body_id, at);
create unique index one_record_an_appointment on intake.access_record (appointment_id) where appointment_id is not null;

-- Whom it is about, the first one first. What the policies need of the record is repeated by a trigger.
create table intake.access_person (
    access_id uuid not null references intake.access_record,
    person_id uuid not null references people.person,
    position smallint not null check (position between 1 and 20),
    role text not null check (role in ('subject', 'companion')),
    body_id uuid not null references directory.body,
    received_by uuid not null references identity.account,
    shielded boolean not null default false,
    primary key (access_id, person_id),
    unique (access_id, position)
);
create index on intake.access_person (person_id);

-- What each is to the first one, as they said (ANPR).
create table intake.tie (
    access_id uuid not null,
    person_id uuid not null,
    relationship text not null check (relationship in ('1','2','3','4','5','6','7','8','9','10','11','12','13','16','17','18',
        '20','21','22','23','24','25','28','99')),
    primary key (access_id, person_id),
    foreign key (access_id, person_id) references intake.access_person on update cascade   -- two persons become one
);

-- What was said and what was given.
create table intake.told (
    access_id uuid primary key references intake.access_record,
    reason text check (length(reason) between 1 and 4000),
    given text check (length(given) between 1 and 2000),
    referred_to text check (length(referred_to) between 1 and 200)
);

-- Needs as they were expressed, by the six domains of art. 5 D.lgs. 147/2017: a tick, and words if there are any.
create table intake.need (
    access_id uuid not null references intake.access_record,
    domain text not null check (domain in ('personal', 'economic', 'work', 'education', 'housing', 'networks')),
    words text check (length(words) between 1 and 1000),
    primary key (access_id, domain)
);

-- Who reported it, if it was not the person. `source`: who reports, by the list of INPS-SINBA (FonteSegnalazione).
create table intake.reporter (
    access_id uuid primary key references intake.access_record,
    name text check (length(name) between 1 and 200),
    source smallint not null check (source between 1 and 14),
    service text check (length(service) between 1 and 200),
    contact text check (length(contact) between 1 and 254)
);

-- What comes next, who does it, until when.
create table intake.next_step (
    id uuid primary key default gen_random_uuid(),
    access_id uuid not null references intake.access_record,
    what text not null check (length(what) between 1 and 500),
    account_id uuid not null references identity.account,
    until date not null,
    done_at timestamptz,
    done_by uuid references identity.account,
    check ((done_at is null) = (done_by is null))
);
create index on intake.next_step (access_id);
create index on intake.next_step (account_id, until) where done_at is null;

-- What was written wrong, put right by whoever wrote it: it stands beside, and the record stays as it was.
create table intake.correction (
    id uuid primary key,                                               -- chosen by the form: sent twice is one correction
    access_id uuid not null references intake.access_record,
    about text not null check (about in ('who', 'facts', 'said', 'then')),
    words text not null check (length(words) between 1 and 2000),
    written_by uuid not null default identity.me() references identity.account,
    written_at timestamptz not null default clock_timestamp()
);
create index on intake.correction (access_id);

-- ── Proposing a case ────────────────────────────────────────────────────────────────────────────────────────────

-- To the coordinators of an area, or to one of them by name. `accepted` comes with the case that it became.
create table intake.case_proposal (
    id uuid primary key,
    access_id uuid not null references intake.access_record,
    body_id uuid not null references directory.body,
    area text not null check (area in ('families', 'adults', 'disability', 'elderly')),
    urgency text not null check (urgency in ('ordinary', 'soon', 'urgent')),
    principal_id bigint not null references access.principal,
    addressed_to uuid references identity.account,                     -- null: whoever coordinates the area
    proposed_by uuid not null references identity.account,
    proposed_at timestamptz not null default clock_timestamp(),
    state text not null default 'created' check (state in ('created', 'seen', 'accepted', 'rejected')),
    seen_at timestamptz,
    seen_by uuid references identity.account,
    decided_at timestamptz,
    decided_by uuid references identity.account,
    why_rejected text check (length(why_rejected) between 1 and 1000),
    case_id uuid references cases.social_case,
    shielded boolean not null default false,
    check ((seen_at is null) = (seen_by is null) and (decided_at is null) = (decided_by is null)),
    check ((state in ('accepted', 'rejected')) = (decided_at is not null)),
    check (state = 'created' or seen_at is not null),
    check ((state = 'rejected') = (why_rejected is not null) and (state = 'accepted') = (case_id is not null))
);
create unique index one_proposal_at_a_time on intake.case_proposal (access_id) where state <> 'rejected';
create index on intake.case_proposal (principal_id, state);
create index on intake.case_proposal (proposed_by, state);

create table intake.proposed_person (
    proposal_id uuid not null references intake.case_proposal,
    person_id uuid not null references people.person,
    position smallint not null,
    primary key (proposal_id, person_id)
);

-- ── Without a name, notices, drafts ─────────────────────────────────────────────────────────────────────────────

-- Somebody asked and was told: one for the count, of nobody.
create table intake.information_contact (
    id uuid primary key,                                               -- chosen by the form: sent twice counts once
    body_id uuid not null references directory.body,
    office_id uuid references directory.office,
    day date not null default (clock_timestamp() at time zone 'Europe/Rome')::date,
    mode text not null check (mode in ('in_person', 'phone', 'email', 'remote')),
    topic text not null check (topic in ('services', 'economic', 'housing', 'work', 'family', 'elderly', 'disability',
        'health', 'documents', 'food', 'school', 'other')),
    language text check (language ~ '^[a-z]{2,3}$'),
    minutes smallint check (minutes between 1 and 240),
    written_by uuid not null default identity.me() references identity.account
);
create index on intake.information_contact (office_id, day);

-- A version of the privacy notice (art. 13 GDPR) in a language. Its text is a message of the catalogue: `message`.
create table intake.privacy_notice (
    id uuid primary key default gen_random_uuid(),
    version text not null check (length(version) between 1 and 20),
    language text not null check (language ~ '^[a-z]{2,3}$'),
    valid_from date not null,
    message text not null check (message ~ '^[a-z0-9-]{1,60}$'),
    unique (version, language)
);
insert into intake.privacy_notice (version, language, valid_from, message) values
    ('1', 'it', date '2026-01-01', 'privacy-notice-1'), ('1', 'en', date '2026-01-01', 'privacy-notice-1');

create table intake.notice_delivery (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person,
    notice_id uuid not null references intake.privacy_notice,
    access_id uuid references intake.access_record,
    body_id uuid not null references directory.body,
    how text not null check (how in ('paper', 'read_aloud', 'shown', 'interpreter')),
    at timestamptz not null default clock_timestamp(),
    written_by uuid not null default identity.me() references identity.account
);
create index on intake.notice_delivery (person_id);

-- What somebody is typing. A form opened twice is two drafts; the same one open in two windows is told by its version.
create table intake.draft (
    id uuid primary key,
    account_id uuid not null default identity.me() references identity.account,
    fields text not null check (length(fields) <= 60000),              -- the form as it would be sent
    version integer not null default 1,
    changed_at timestamptz not null default clock_timestamp()
);
create index on intake.draft (account_id, changed_at);
create index on intake.draft (changed_at);

-- ── What policies ask ───────────────────────────────────────────────────────────────────────────────────────────

-- Bodies for which I receive people today.
create function intake.my_bodies() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(array_agg(distinct m.body_id), '{}') from identity.my_memberships() m
        where m.role in ('reception', 'social_worker') and access.agreement_in_force(m.body_id)
    $$;

-- Records on which somebody stands from whom I am excluded by name.
create function intake.barred() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(array_agg(distinct p.access_id), '{}') from people.exclusion x
        join intake.access_person p on p.person_id = x.person_id
        where x.account_id = identity.me() and x.ended_at is null
    $$;

-- Is every protected person on this record open to me?
create function intake.opens_to_me(p_access uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select not exists (
            select from intake.access_person p join people.person x on x.id = p.person_id and x.protection = 'protected'
            where p.access_id = p_access and not exists (select from people.person_grant g
                where g.person_id = p.person_id and g.opens <> 0 and g.principal_id = any (access.my_principals())
                  and g.revoked_at is null and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())))
    $$;

create function intake.shield(p_access uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        protects boolean := exists (select from intake.access_person p join people.person x on x.id = p.person_id
            where p.access_id = p_access and x.protection = 'protected');
    begin
        update intake.access_record set shielded = protects where id = p_access and shielded <> protects;
        update intake.access_person set shielded = protects where access_id = p_access and shielded <> protects;
        update intake.case_proposal set shielded = protects where access_id = p_access and shielded <> protects;
    end $$;

create function intake.copy_record() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        select r.body_id, r.received_by into strict new.body_id, new.received_by from intake.access_record r where r.id = new.access_id;
        return new;
    end $$;
create trigger copy_record before insert on intake.access_person for each row execute function intake.copy_record();

create function intake.shield_record() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform intake.shield(new.access_id);
        return null;
    end $$;
create trigger shield_record after insert on intake.access_person for each row execute function intake.shield_record();

create function intake.shield_again() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform intake.shield(p.access_id) from intake.access_person p where p.person_id = new.id;
        return null;
    end $$;
create trigger shield_records_again after update of protection on people.person
    for each row when (old.protection <> new.protection) execute function intake.shield_again();

-- ── Policies ────────────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare
    t record;
begin
    for t in select * from (values
            ('access_record', 'appointment', 'id'), ('access_person', 'appointment', 'access_id'), ('tie', 'household', 'access_id'),
            ('told', 'shared_note', 'access_id'), ('need', 'shared_note', 'access_id'), ('reporter', 'shared_note', 'access_id'),
            ('next_step', 'shared_note', 'id'), ('correction', 'shared_note', 'id'), ('case_proposal', 'name', 'id'), ('proposed_person', 'name', 'proposal_id'),
            ('information_contact', 'none', 'id'), ('privacy_notice', 'none', 'id'), ('notice_delivery', 'appointment', 'id'),
            ('draft', 'its author''s alone', null)) as t (name, class, key) loop
        execute format('alter table intake.%I enable row level security', t.name);
        execute format('alter table intake.%I force row level security', t.name);
        execute format('grant select, insert, update, delete on intake.%I to porta_authz', t.name);
        execute format('grant select on intake.%I to porta_staff', t.name);
        execute format('comment on table intake.%I is %L', t.name, 'class: ' || t.class);
        -- a draft changes every few seconds: what came of it is in the trail
        if t.key is not null then
            perform audit.watch(('intake.' || t.name)::regclass, t.key);
        end if;
    end loop;
end $$;
select audit.watch('agenda.walk_in'), audit.watch('agenda.call');
grant insert on intake.access_record, intake.access_person, intake.tie, intake.told, intake.need, intake.reporter,
    intake.next_step, intake.information_contact, intake.notice_delivery, intake.draft to porta_staff;
grant insert (id, access_id, about, words) on intake.correction to porta_staff;
grant update (done_at, done_by) on intake.next_step to porta_staff;
grant update (fields, version, changed_at), delete on intake.draft to porta_staff;

-- 16777216: the bit of `appointment`; 262144: of `shared_note`; 8: of `household`
create policy read_by_grant on intake.access_person for select to porta_staff
    using (access_id <> all ((select intake.barred())::uuid[]) and (
        (received_by = (select identity.me()) and body_id = any ((select intake.my_bodies())::uuid[]))
        or (exists (select from people.person_grant g where g.person_id = access_person.person_id
                and g.opens & 16777216 <> 0 and g.body_id = access_person.body_id)
            and (not shielded or intake.opens_to_me(access_id)))));
create policy write_by_author on intake.access_person for insert to porta_staff
    with check (received_by = (select identity.me())
        and exists (select from people.person_grant g where g.person_id = access_person.person_id
            and g.lets_write & 16777216 <> 0 and g.body_id = access_person.body_id));

create policy read_by_grant on intake.access_record for select to porta_staff
    using (id <> all ((select intake.barred())::uuid[]) and (
        (received_by = (select identity.me()) and body_id = any ((select intake.my_bodies())::uuid[]))
        or exists (select from intake.access_person p where p.access_id = access_record.id)));
create policy write_by_author on intake.access_record for insert to porta_staff
    with check (received_by = (select identity.me()) and body_id = any ((select intake.my_bodies())::uuid[])
        and (office_id is null or office_id = any ((select identity.my_offices())::uuid[]))
        and (appointment_id is null or exists (select from agenda.appointment a where a.id = appointment_id))
        and (walk_in_id is null or exists (select from agenda.walk_in w where w.id = walk_in_id)));

create policy read_by_grant on intake.tie for select to porta_staff
    using (exists (select from intake.access_person p where p.access_id = tie.access_id and p.person_id = tie.person_id
        and (p.received_by = (select identity.me()) or exists (select from people.person_grant g
            where g.person_id = p.person_id and g.opens & 8 <> 0 and g.body_id = p.body_id))));
create policy write_by_author on intake.tie for insert to porta_staff
    with check (exists (select from intake.access_record r where r.id = tie.access_id and r.received_by = (select identity.me())));

do $$
declare
    t text;
begin
    foreach t in array array['told', 'need', 'reporter', 'next_step', 'correction'] loop
        execute format('create policy read_by_grant on intake.%1$I for select to porta_staff
            using (exists (select from intake.access_record r where r.id = %1$I.access_id and (r.received_by = (select identity.me())
                or exists (select from intake.access_person p join people.person_grant g on g.person_id = p.person_id and g.body_id = p.body_id
                    where p.access_id = r.id and g.opens & 262144 <> 0))))', t);
        execute format('create policy write_by_author on intake.%1$I for insert to porta_staff
            with check (exists (select from intake.access_record r where r.id = %1$I.access_id and r.received_by = (select identity.me())))', t);
    end loop;
end $$;
create policy read_if_named on intake.next_step for select to porta_staff
    using (account_id = (select identity.me()) and exists (select from intake.access_record r where r.id = next_step.access_id));
create policy done_by_whoever_reads on intake.next_step for update to porta_staff
    using (exists (select from intake.access_record r where r.id = next_step.access_id)) with check (done_by = (select identity.me()));

-- Whoever proposes; whom it is proposed to; whoever reads what was said.
create policy read_by_side on intake.case_proposal for select to porta_staff
    using (access_id <> all ((select intake.barred())::uuid[]) and (
        (proposed_by = (select identity.me()) and body_id = any ((select intake.my_bodies())::uuid[]))
        or (principal_id = any ((select access.my_principals())::bigint[]) and (not shielded or addressed_to is not null))
        or exists (select from intake.told t where t.access_id = case_proposal.access_id)));
create policy read_by_grant on intake.proposed_person for select to porta_staff
    using (exists (select from intake.case_proposal c where c.id = proposed_person.proposal_id)
        and exists (select from people.person_grant g where g.person_id = proposed_person.person_id and g.opens & 1 <> 0));

create policy read_by_office on intake.information_contact for select to porta_staff
    using (written_by = (select identity.me()) or office_id = any ((select identity.my_offices())::uuid[]));
create policy write_by_office on intake.information_contact for insert to porta_staff
    with check (written_by = (select identity.me()) and body_id = any ((select intake.my_bodies())::uuid[])
        and (office_id is null or office_id = any ((select identity.my_offices())::uuid[])));

create policy read_by_staff on intake.privacy_notice for select to porta_staff using ((select identity.me()) is not null);

create policy read_by_grant on intake.notice_delivery for select to porta_staff
    using (exists (select from people.person_grant g where g.person_id = notice_delivery.person_id
        and g.opens & 16777216 <> 0 and g.body_id = notice_delivery.body_id));
create policy write_by_grant on intake.notice_delivery for insert to porta_staff
    with check (written_by = (select identity.me()) and body_id = any ((select intake.my_bodies())::uuid[])
        and exists (select from people.person_grant g where g.person_id = notice_delivery.person_id
            and g.lets_write & 16777216 <> 0 and g.body_id = notice_delivery.body_id));

create policy read_own on intake.draft for select to porta_staff using (account_id = (select identity.me()));
create policy write_own on intake.draft for insert to porta_staff with check (account_id = (select identity.me()));
create policy change_own on intake.draft for update to porta_staff
    using (account_id = (select identity.me())) with check (account_id = (select identity.me()));
create policy delete_own on intake.draft for delete to porta_staff using (account_id = (select identity.me()));

-- ── Acts ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Each answers with the outcome in a word.

-- Those who can be asked to do the next step: colleagues who receive people in a body of mine, and myself.
create function intake.colleagues() returns table (account_id uuid, name text, role text, body_id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select distinct on (a.name, a.id) a.id, a.name, m.role, m.body_id
        from identity.membership m join identity.account a on a.id = m.account_id
        where m.role in ('reception', 'social_worker') and a.disabled_at is null and m.body_id = any (intake.my_bodies())
          and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date
        order by a.name, a.id, m.role desc
    $$;

-- Those who coordinate in a body of mine. `area` null: all of them.
create function intake.coordinators() returns table (account_id uuid, name text, area text, body_id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name, m.area, m.body_id
        from identity.membership m join identity.account a on a.id = m.account_id
        where m.role = 'coordinator' and a.disabled_at is null and m.body_id = any (intake.my_bodies())
          and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date
        order by a.name, a.id
    $$;

-- The name of whoever received, proposed, was asked or answered, for who sees the record or the proposal.
create function intake.staff_names(p_accounts uuid[]) returns table (id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name from identity.account a
        where a.id = any (p_accounts) and exists (
            select from identity.membership m join identity.my_memberships() mine on mine.body_id = m.body_id where m.account_id = a.id)
    $$;

-- They came together and said what they are to one another: a household of fact, unless the first one has one already.
-- Whoever has one stays in it. Says nothing of what was there: reception does not read households.
create function intake.form_household(p_id uuid, p_access uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
        body uuid;
        free uuid[];
    begin
        select r.body_id into body from intake.access_record r
            where r.id = p_access and r.received_by = identity.me() and r.body_id = any (intake.my_bodies());
        if body is null then return; end if;
        free := array(select t.person_id from intake.tie t where t.access_id = p_access
            and not exists (select from people.household_member m where m.person_id = t.person_id and m.kind = 'de_facto' and m.valid @> today));
        if cardinality(free) < 2
                or not exists (select from intake.tie t where t.access_id = p_access and t.relationship = '1' and t.person_id = any (free)) then
            return;
        end if;
        insert into people.household (id, kind, body_id) values (p_id, 'de_facto', body);
        insert into people.household_member (household_id, person_id, relationship, valid, why_from)
        select p_id, t.person_id, t.relationship, daterange(today, null), 'formed'
        from intake.tie t where t.access_id = p_access and t.person_id = any (free);
    exception when exclusion_violation then
        return;                                                         -- somebody formed one this very moment
    end $$;

-- The author proposes a case. A protected person is shown to nobody but a coordinator by name.
create function intake.propose(p_id uuid, p_access uuid, p_area text, p_coordinator uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        r intake.access_record;
        whom bigint;
    begin
        select * into r from intake.access_record a where a.id = p_access and a.received_by = identity.me()
            and a.body_id = any (intake.my_bodies()) and a.id <> all (intake.barred()) for update;
        if r.id is null then return 'absent'; end if;
        if r.shielded and p_coordinator is null then return 'name_a_coordinator'; end if;
        if exists (select from intake.case_proposal c where c.access_id = p_access and c.state <> 'rejected') then return 'already'; end if;
        if not exists (select from intake.coordinators() c where c.body_id = r.body_id and (c.area is null or c.area = p_area)
                and (p_coordinator is null or c.account_id = p_coordinator)
                and not exists (select from people.exclusion x join intake.access_person p on p.person_id = x.person_id
                    where p.access_id = p_access and x.account_id = c.account_id and x.ended_at is null)) then
            return 'nobody_coordinates';
        end if;
        whom := case when p_coordinator is null
            then access.principal_of('area', 'coordinator', r.body_id, null, null, p_area)
            else access.principal_of('person', 'coordinator', r.body_id, p_coordinator, null, null) end;
        insert into intake.case_proposal (id, access_id, body_id, area, urgency, principal_id, addressed_to, proposed_by, shielded)
        values (p_id, p_access, r.body_id, p_area, r.urgency, whom, p_coordinator, identity.me(), r.shielded);
        insert into intake.proposed_person (proposal_id, person_id, position)
        select p_id, p.person_id, p.position from intake.access_person p where p.access_id = p_access;
        perform people.let_in(p.person_id, whom, 'coordination', 'proposal', 'case.proposed', clock_timestamp() + people.circle_lasts())
            from intake.access_person p where p.access_id = p_access order by p.person_id;
        return 'proposed';
    end $$;

-- May I decide on this proposal?
create function intake.coordinates(p_proposal uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from intake.case_proposal c where c.id = p_proposal
            and c.principal_id = any (access.my_principals()) and (not c.shielded or c.addressed_to is not null)
            and c.access_id <> all (intake.barred()))
    $$;

create function intake.see(p_proposal uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not intake.coordinates(p_proposal) then return 'absent'; end if;
        update intake.case_proposal set state = 'seen', seen_at = clock_timestamp(), seen_by = identity.me()
            where id = p_proposal and state = 'created';
        return case when found then 'seen' else 'already' end;
    end $$;

-- Not taken up, and why. The names go from the coordinators' sight, unless another proposal shows them.
create function intake.reject(p_proposal uuid, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        c intake.case_proposal;
    begin
        if not intake.coordinates(p_proposal) then return 'absent'; end if;
        update intake.case_proposal set state = 'rejected', why_rejected = p_reason, decided_at = clock_timestamp(), decided_by = identity.me()
            where id = p_proposal and state = 'seen' returning * into c;
        if c.id is null then
            return (select 'now_' || p.state from intake.case_proposal p where p.id = p_proposal);
        end if;
        update people.person_grant g set revoked_at = clock_timestamp(), revoked_by = identity.me()
            from intake.proposed_person p
            where p.proposal_id = p_proposal and g.person_id = p.person_id and g.principal_id = c.principal_id
              and g.basis = 'proposal' and g.revoked_at is null
              and not exists (select from intake.case_proposal o join intake.proposed_person q on q.proposal_id = o.id
                  where q.person_id = p.person_id and o.principal_id = c.principal_id and o.state in ('created', 'seen'));
        return 'rejected';
    end $$;

-- Each minute: drafts of a week ago, and the names by which people were called yesterday.
create function intake.sweep() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update agenda.walk_in set called_name = null
            where called_name is not null and day < (clock_timestamp() at time zone 'Europe/Rome')::date - 1;
        with gone as (delete from intake.draft where changed_at < clock_timestamp() - interval '7 days' returning 1)
        select count(*) from gone
    $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.prosecdef and p.proowner <> 'porta_authz'::regrole and p.pronamespace in ('intake'::regnamespace, 'agenda'::regnamespace) loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function intake.my_bodies(), intake.barred(), intake.opens_to_me(uuid), intake.colleagues(), intake.coordinators(),
    intake.staff_names(uuid[]), intake.form_household(uuid, uuid), intake.propose(uuid, uuid, text, uuid),
    intake.coordinates(uuid), intake.see(uuid), intake.reject(uuid, text) to porta_staff;
grant execute on function intake.sweep() to porta_worker;
select access.let_look();
