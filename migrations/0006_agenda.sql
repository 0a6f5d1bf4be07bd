-- Time at a desk. Rules say when desks open in local time; `opening` is what they come to in instants; a `seat` is
-- one place at one desk for one quarter of an hour, so that "two people, one place" is a primary key violation.
create function agenda.is_quarter(p_at time) returns boolean
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select extract(second from p_at) = 0 and extract(minute from p_at)::int % 15 = 0 and p_at < time '24:00' $$;

create function agenda.minutes(p_opens time, p_closes time) returns int4range
    language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select int4range((extract(epoch from p_opens) / 60)::int, (extract(epoch from p_closes) / 60)::int) $$;

create table agenda.desk (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{2,100}$'),
    office_id uuid not null references directory.office,
    name text not null
);
create index on agenda.desk (office_id);

-- Weekly rule in local time (Europe/Rome). Two rules of one desk can not overlap while both are valid.
create table agenda.availability_rule (
    id uuid primary key,
    desk_id uuid not null references agenda.desk,
    weekday smallint not null check (weekday between 1 and 7),      -- ISO: Monday is 1
    opens time not null check (agenda.is_quarter(opens)),
    closes time not null check (agenda.is_quarter(closes)),
    capacity smallint not null check (capacity between 1 and 50),
    valid daterange not null check (not isempty(valid)),
    example boolean not null default false,                         -- hours that nobody has confirmed yet
    check (opens < closes),
    constraint one_rule_at_a_time exclude using gist
        (desk_id with =, weekday with =, valid with &&, agenda.minutes(opens, closes) with &&)
);

create table agenda.one_off_opening (
    id uuid primary key,
    desk_id uuid not null references agenda.desk,
    on_date date not null,
    opens time not null check (agenda.is_quarter(opens)),
    closes time not null check (agenda.is_quarter(closes)),
    capacity smallint not null check (capacity between 1 and 50),
    note text not null default '' check (length(note) <= 200),
    check (opens < closes),
    constraint one_opening_at_a_time exclude using gist
        (desk_id with =, on_date with =, agenda.minutes(opens, closes) with &&)
);

-- Days on which a whole site is closed by order.
create table agenda.closure (
    id uuid primary key,
    site_id uuid not null references directory.site,
    days daterange not null check (not isempty(days)),
    note text not null default '' check (length(note) <= 200)
);
create index on agenda.closure (site_id);

-- Nobody sits at the desk: leave, training, illness (never which). Local wall-clock times.
create table agenda.absence (
    id uuid primary key,
    desk_id uuid not null references agenda.desk,
    from_local timestamp not null check (agenda.is_quarter(from_local::time)),
    to_local timestamp not null check (agenda.is_quarter(to_local::time)),
    created_by uuid references identity.account,
    created_at timestamptz not null default clock_timestamp(),
    check (from_local < to_local)
);
create index on agenda.absence (desk_id, to_local);

-- What the rules come to, kept some months ahead. Overlapping openings of one desk are refused here too, so a rule
-- and a one-off can not both count.
create table agenda.opening (
    desk_id uuid not null references agenda.desk,
    during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
    local_date date not null,
    capacity smallint not null check (capacity between 1 and 50),
    primary key (desk_id, during),
    check (extract(epoch from lower(during))::bigint % 900 = 0 and extract(epoch from upper(during))::bigint % 900 = 0),
    check (upper(during) - lower(during) <= interval '25 hours'),       -- the longest day
    constraint one_opening_per_desk exclude using gist (desk_id with =, during with &&)
);
create index on agenda.opening (desk_id, local_date) include (during, capacity);   -- all that a search reads

create table agenda.appointment (
    id uuid primary key,
    once uuid not null unique,                      -- idempotency key: the same form sent twice is one appointment
    office_id uuid not null references directory.office,
    service_id uuid not null references directory.service,
    reason_id uuid references directory.reason,     -- null while a visitor has not said why yet
    desk_id uuid references agenda.desk,
    starts_at timestamptz not null check (extract(epoch from starts_at)::bigint % 900 = 0),
    ends_at timestamptz not null,                   -- of the conversation; the buffer after it is held as seats
    state text not null default 'held' check (state in ('held', 'confirmed', 'checked_in', 'done', 'no_show',
        'cancelled_by_person', 'cancelled_by_office')),
    channel text not null check (channel in ('web', 'phone', 'desk')),
    reference_hmac bytea unique check (octet_length(reference_hmac) = 32),
    created_by uuid references identity.account,
    created_at timestamptz not null default clock_timestamp(),
    confirmed_at timestamptz,
    checked_in_at timestamptz,
    ended_at timestamptz,                           -- done, no-show or cancelled
    moved integer not null default 0,
    check (ends_at > starts_at),
    check ((state = 'held') = (confirmed_at is null)),
    check (state = 'held' or (reason_id is not null and desk_id is not null and reference_hmac is not null)),
    check ((state in ('done', 'no_show', 'cancelled_by_person', 'cancelled_by_office')) = (ended_at is not null))
);
create index on agenda.appointment (office_id, starts_at);
create index on agenda.appointment (desk_id, starts_at);
create index on agenda.appointment (created_at) where state = 'held';

-- One place at one desk for one quarter of an hour. `held_until` null: taken for good. The first quarter of an
-- appointment says how many there are, so that a search reads one row for each and not three.
create table agenda.seat (
    desk_id uuid not null references agenda.desk,
    at timestamptz not null check (extract(epoch from at)::bigint % 900 = 0),
    place smallint not null check (place between 1 and 50),
    appointment_id uuid not null references agenda.appointment on delete cascade deferrable initially deferred,
    quarters smallint check (quarters between 1 and 24),
    held_until timestamptz,
    primary key (desk_id, at, place)
);
create index on agenda.seat (appointment_id);
create index on agenda.seat (desk_id, at) include (place, quarters, held_until) where quarters is not null;

-- Who comes (richiedente). Apart from the appointment: the calendar needs no name.
create table agenda.applicant (
    appointment_id uuid primary key references agenda.appointment on delete cascade,
    given_name text not null check (length(given_name) between 1 and 80),
    surname text not null check (length(surname) between 1 and 80),
    email text check (length(email) <= 254),
    phone text check (length(phone) <= 25),
    contact_wish text not null default 'any' check (contact_wish in ('any', 'no_messages', 'only_email', 'only_phone')),
    language text not null default 'it' check (length(language) between 2 and 12),
    interpreter boolean not null default false,
    needs text[] not null default '{}' check (needs <@ array['wheelchair', 'sign_language', 'reading_help', 'companion']),
    children smallint not null default 0 check (children between 0 and 12),
    details text not null default '' check (length(details) <= 200)
);

-- A visitor's right to one appointment: the browser holds a token, this row its hash.
create table agenda.pass (
    token_hash bytea not null check (octet_length(token_hash) = 32),
    appointment_id uuid not null references agenda.appointment on delete cascade,
    valid_until timestamptz not null,
    primary key (token_hash, appointment_id)
);
create index on agenda.pass (appointment_id);

create function agenda.mine() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(array_agg(p.appointment_id), '{}') from agenda.pass p
        where p.token_hash = platform.token() and p.valid_until > clock_timestamp()
    $$;

-- May whoever this transaction is for act on that appointment?
create function agenda.may_act(p_appointment uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select case session_user
            when 'porta_public' then p_appointment = any (agenda.mine())
            when 'porta_staff' then exists (select from agenda.appointment a
                where a.id = p_appointment and (a.office_id = any (identity.my_offices()) or a.created_by = identity.me()))
            else session_user not like 'porta\_%'       -- the deploying superuser: demo data and tests
        end
    $$;

-- Takes the quarters [p_starts_at, p_starts_at + p_quarters) at one place of one desk of the office, in one statement:
-- a free place, or one whose hold has run out. Quarters that the appointment itself already has count as free, so a
-- move by a quarter of an hour and a longer reason need nothing special. Returns the desk, or null: just taken.
create function agenda.take_seats(p_appointment uuid, p_office uuid, p_starts_at timestamptz, p_quarters integer,
        p_held_until timestamptz) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        got record;
        previous uuid[];
    begin
        -- Rivals may take a place between our look and our insert: then give back what is new and look again.
        -- Each look sees what rivals have committed, so a few are enough.
        for attempt in 1..8 loop
            begin
                with candidate as (
                    select d.id as desk_id, p.place
                    from agenda.desk d
                    -- Desk by desk (`offset 0`): joined, the openings of a whole region at that time would be read.
                    cross join lateral (
                        select o.capacity from agenda.opening o
                        where o.desk_id = d.id and o.local_date = (p_starts_at at time zone 'Europe/Rome')::date
                          and o.during @> tstzrange(p_starts_at, p_starts_at + p_quarters * interval '15 minutes')
                        offset 0) o
                    cross join generate_series(1, o.capacity) as p (place)
                    where d.office_id = p_office and not exists (
                        select from agenda.seat s
                        where s.desk_id = d.id and s.place = p.place
                          and s.at >= p_starts_at and s.at < p_starts_at + p_quarters * interval '15 minutes'
                          and s.appointment_id <> p_appointment
                          and (s.held_until is null or s.held_until > clock_timestamp()))
                    -- Beside what is taken already, so that longer times stay free elsewhere; otherwise spread
                    -- rivals over the places: few wait for each other. Counted, because `exists` would be answered by
                    -- reading every seat there is.
                    order by (
                        select count(*) from agenda.seat s
                        where s.desk_id = d.id and s.place = p.place and s.at in (p_starts_at - interval '15 minutes',
                            p_starts_at + p_quarters * interval '15 minutes')) > 0 desc, random()
                    limit 1
                ), claimed as (
                    insert into agenda.seat as seat (desk_id, at, place, appointment_id, quarters, held_until)
                    select c.desk_id, p_starts_at + n * interval '15 minutes', c.place, p_appointment,
                           case when n = 0 then p_quarters end, p_held_until
                    from candidate c, generate_series(0, p_quarters - 1) n
                    order by n                      -- one order for all: waiting can not become a deadlock
                    on conflict (desk_id, at, place) do update
                        set appointment_id = excluded.appointment_id, quarters = excluded.quarters,
                            held_until = excluded.held_until
                        where seat.appointment_id = excluded.appointment_id or seat.held_until <= clock_timestamp()
                    returning seat.desk_id, seat.place
                )
                select (select count(*) from candidate) as candidates, count(*) as quarters,
                       min(desk_id::text)::uuid as desk_id, min(place) as place into got from claimed;
                if got.candidates = 0 then return null; end if;
                if got.quarters < p_quarters then raise exception using errcode = 'PT001'; end if;
                delete from agenda.seat s where s.appointment_id = p_appointment
                    and not (s.desk_id = got.desk_id and s.place = got.place
                        and s.at >= p_starts_at and s.at < p_starts_at + p_quarters * interval '15 minutes');
                return got.desk_id;
            exception when sqlstate 'PT001' then null;
            end;
        end loop;
        return null;
    end $$;

-- Holds a time for fifteen minutes; without a reason, long enough for any that this channel may book, so that saying
-- why later never fails. A visitor holds one time at once: a new one gives the last one back. One transaction, one answer:
-- 'held', 'taken', 'not_offered' (this office, reason or channel), 'too_soon', 'too_late', 'replayed' (same key again).
create function agenda.claim(p_appointment uuid, p_once uuid, p_office uuid, p_service uuid, p_reason uuid,
        p_starts_at timestamptz, p_channel text, out outcome text, out appointment_id uuid, out held_until timestamptz)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        rule record;
        desk uuid;
    begin
        if (session_user = 'porta_public') <> (p_channel = 'web') and session_user like 'porta\_%' then
            outcome := 'not_offered'; return;
        end if;
        select max(r.duration_minutes) as duration, max((r.duration_minutes + r.buffer_minutes) / 15) as quarters,
               max(r.min_notice_hours) as notice, min(r.max_notice_days) as ahead
            into rule
        from directory.reason r
        join directory.office_service os on os.service_id = r.service_id and os.office_id = p_office
        where r.service_id = p_service and (p_reason is null or r.id = p_reason)
          and (p_channel <> 'web' or r.who_may_book <> 'staff');
        if rule.duration is null then outcome := 'not_offered'; return; end if;
        -- The desk knows its own day: notice binds the web, not the person on the phone.
        if p_starts_at < clock_timestamp() + (case when p_channel = 'web' then rule.notice * interval '1 hour' else interval '0' end) then
            outcome := 'too_soon'; return;
        end if;
        if p_channel = 'web' and (p_starts_at at time zone 'Europe/Rome')::date
                > (clock_timestamp() at time zone 'Europe/Rome')::date + rule.ahead then
            outcome := 'too_late'; return;
        end if;

        held_until := clock_timestamp() + interval '15 minutes';
        insert into agenda.appointment (id, once, office_id, service_id, reason_id, starts_at, ends_at, channel, created_by)
        values (p_appointment, p_once, p_office, p_service, p_reason, p_starts_at,
                p_starts_at + rule.duration * interval '1 minute', p_channel, identity.me())
        on conflict (once) do nothing;
        if not found then
            select a.id into appointment_id from agenda.appointment a where a.once = p_once and agenda.may_act(a.id);
            outcome := case when appointment_id is null then 'not_offered' else 'replayed' end;
            return;
        end if;
        desk := agenda.take_seats(p_appointment, p_office, p_starts_at, rule.quarters, held_until);
        if desk is null then
            delete from agenda.appointment a where a.id = p_appointment;
            outcome := 'taken'; return;
        end if;
        update agenda.appointment a set desk_id = desk where a.id = p_appointment;
        if session_user = 'porta_public' then
            delete from agenda.appointment a where a.state = 'held' and a.id = any (agenda.mine());
            -- outlives the hold, so that the confirmation can be read again and a lapsed hold be explained
            insert into agenda.pass (token_hash, appointment_id, valid_until)
            values (platform.token(), p_appointment, clock_timestamp() + interval '2 hours');
        end if;
        outcome := 'held'; appointment_id := p_appointment;
    end $$;

-- The reason, once it is said, fits the held time to its own length: 'ok', 'taken' (longer, and no room), 'lapsed', 'not_offered'.
create function agenda.say_reason(p_appointment uuid, p_reason uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        a agenda.appointment;
        r directory.reason;
        v_until timestamptz;
        desk uuid;
    begin
        select * into a from agenda.appointment where id = p_appointment and state = 'held' and agenda.may_act(id) for update;
        if not found then return 'lapsed'; end if;
        select * into r from directory.reason where id = p_reason and service_id = a.service_id
            and (a.channel <> 'web' or who_may_book <> 'staff');
        if not found then return 'not_offered'; end if;
        if a.reason_id = p_reason then return 'ok'; end if;
        select min(s.held_until) into v_until from agenda.seat s where s.appointment_id = p_appointment and s.held_until > clock_timestamp();
        if v_until is null then return 'lapsed'; end if;
        desk := agenda.take_seats(p_appointment, a.office_id, a.starts_at, (r.duration_minutes + r.buffer_minutes) / 15, v_until);
        if desk is null then return 'taken'; end if;
        update agenda.appointment set reason_id = p_reason, desk_id = desk,
            ends_at = starts_at + r.duration_minutes * interval '1 minute' where id = p_appointment;
        return 'ok';
    end $$;

-- Gives a held time back before its end. A confirmed one is cancelled, not released.
create function agenda.release(p_appointment uuid) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        with gone as (
            delete from agenda.appointment where id = p_appointment and state = 'held' and agenda.may_act(id) returning 1)
        select exists (select from gone)
    $$;

-- Compare and swap: only seats still held become taken for good, all of them or none.
create function agenda.confirm(p_appointment uuid, p_reference_hmac bytea) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        a agenda.appointment;
        kept integer;
        v_needed integer;
    begin
        select * into a from agenda.appointment where id = p_appointment and agenda.may_act(id) for update;
        if not found then return 'lapsed'; end if;
        if a.state <> 'held' then return 'already_confirmed'; end if;
        if a.reason_id is null or not exists (select from agenda.applicant p where p.appointment_id = p_appointment) then
            return 'incomplete';
        end if;
        select (duration_minutes + buffer_minutes) / 15 into v_needed from directory.reason where id = a.reason_id;
        -- In the order of `take_seats`, so that a rival for an expired hold waits or goes first, but never both.
        select count(*) into kept from (
            select from agenda.seat where appointment_id = p_appointment and held_until > clock_timestamp()
            order by at for update) still_held;
        if kept <> v_needed then return 'lapsed'; end if;
        update agenda.seat set held_until = null where appointment_id = p_appointment;
        update agenda.appointment set state = 'confirmed', confirmed_at = clock_timestamp(), reference_hmac = p_reference_hmac
            where id = p_appointment;
        return 'confirmed';
    end $$;

-- Moves a confirmed appointment: the new time is claimed before the old one is given back, in one transaction.
-- 'moved', 'taken', 'too_soon', 'too_late', 'not_movable', 'not_offered'.
create function agenda.move(p_appointment uuid, p_office uuid, p_starts_at timestamptz) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        a agenda.appointment;
        r directory.reason;
        desk uuid;
    begin
        select * into a from agenda.appointment where id = p_appointment and agenda.may_act(id) for update;
        if not found or a.state <> 'confirmed' then return 'not_movable'; end if;
        select * into r from directory.reason where id = a.reason_id;
        if not exists (select from directory.office_service os where os.office_id = p_office and os.service_id = a.service_id) then
            return 'not_offered';
        end if;
        if session_user = 'porta_public' and a.starts_at <= clock_timestamp() then return 'not_movable'; end if;
        if p_starts_at < clock_timestamp() + (case when session_user = 'porta_public' then r.min_notice_hours * interval '1 hour' else interval '0' end) then
            return 'too_soon';
        end if;
        if session_user = 'porta_public' and (p_starts_at at time zone 'Europe/Rome')::date
                > (clock_timestamp() at time zone 'Europe/Rome')::date + r.max_notice_days then
            return 'too_late';
        end if;
        desk := agenda.take_seats(p_appointment, p_office, p_starts_at, (r.duration_minutes + r.buffer_minutes) / 15, null);
        if desk is null then return 'taken'; end if;
        update agenda.appointment set office_id = p_office, desk_id = desk, starts_at = p_starts_at, moved = moved + 1,
            ends_at = p_starts_at + r.duration_minutes * interval '1 minute' where id = p_appointment;
        return 'moved';
    end $$;

-- Which state may follow which. Mistakes at the desk can be taken back; a cancelled appointment stays cancelled.
create function agenda.check_transition() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if new.state <> old.state then
            if not (old.state, new.state) in (
                    ('held', 'confirmed'),
                    ('confirmed', 'checked_in'), ('checked_in', 'done'),
                    ('confirmed', 'no_show'), ('no_show', 'checked_in'), ('no_show', 'confirmed'),
                    ('checked_in', 'confirmed'), ('done', 'checked_in'),
                    ('confirmed', 'cancelled_by_person'), ('confirmed', 'cancelled_by_office')) then
                raise exception 'an appointment that is % can not become %', old.state, new.state
                    using errcode = 'check_violation', constraint = 'appointment_transition';
            end if;
            if session_user = 'porta_public' and new.state not in ('confirmed', 'cancelled_by_person') then
                raise exception 'not for visitors' using errcode = 'insufficient_privilege';
            end if;
            if session_user = 'porta_public' and new.state = 'cancelled_by_person' and old.starts_at <= clock_timestamp() then
                raise exception 'the time of this appointment has come'
                    using errcode = 'check_violation', constraint = 'appointment_is_over';
            end if;
            if new.state = 'no_show' and new.starts_at > clock_timestamp() then
                raise exception 'nobody has missed an appointment that has not begun'
                    using errcode = 'check_violation', constraint = 'appointment_not_begun';
            end if;
            new.checked_in_at := case when new.state in ('checked_in', 'done') then coalesce(new.checked_in_at, clock_timestamp()) end;
            new.ended_at := case when new.state in ('done', 'no_show', 'cancelled_by_person', 'cancelled_by_office') then clock_timestamp() end;
        end if;
        return new;
    end $$;
create trigger check_transition before update on agenda.appointment
    for each row execute function agenda.check_transition();

-- What follows from a new state, time or place: a cancelled appointment gives its seats back, and messages that
-- announce what is no longer so are stopped.
create function agenda.after_transition() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if new.state in ('cancelled_by_person', 'cancelled_by_office') and old.state = 'confirmed' then
            delete from agenda.seat where appointment_id = new.id;
        end if;
        if (new.state <> old.state and new.state <> 'confirmed') or new.starts_at <> old.starts_at
                or new.office_id <> old.office_id then
            perform platform.stop_messages(new.id);
        end if;
        return null;
    end $$;
create trigger after_transition after update on agenda.appointment
    for each row execute function agenda.after_transition();

-- Holds that ran out: the appointment was never made. And who came, twelve months after: what remains is that
-- somebody came, for the figures.
create function agenda.sweep() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        delete from agenda.pass where valid_until < clock_timestamp();
        delete from agenda.applicant p using agenda.appointment a
            where a.id = p.appointment_id and a.ends_at < clock_timestamp() - interval '12 months';
        with gone as (
            delete from agenda.appointment a where a.state = 'held' and a.created_at < clock_timestamp() - interval '3 hours'
            returning 1)
        select count(*) from gone
    $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.pronamespace = 'agenda'::regnamespace and p.prosecdef loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function agenda.is_quarter(time), agenda.minutes(time, time)
    to porta_staff, porta_worker, porta_owner, porta_authz;
grant execute on function agenda.mine() to porta_public;
grant execute on function agenda.claim(uuid, uuid, uuid, uuid, uuid, timestamptz, text),
    agenda.say_reason(uuid, uuid), agenda.release(uuid), agenda.confirm(uuid, bytea), agenda.move(uuid, uuid, timestamptz),
    agenda.may_act(uuid) to porta_public, porta_staff;
grant execute on function agenda.sweep() to porta_worker;

do $$
declare
    t text;
begin
    foreach t in array array['desk', 'availability_rule', 'one_off_opening', 'closure', 'absence', 'opening',
            'appointment', 'seat', 'applicant', 'pass'] loop
        execute format('alter table agenda.%I enable row level security', t);
        execute format('alter table agenda.%I force row level security', t);
        execute format('grant select, insert, update, delete on agenda.%I to porta_authz', t);
    end loop;

    -- The plan of the week is public knowledge; so is which quarter is taken, not by whom.
    foreach t in array array['desk', 'availability_rule', 'one_off_opening', 'closure', 'opening'] loop
        execute format('grant select on agenda.%I to porta_public, porta_staff, porta_worker, porta_stats', t);
        execute format('create policy read_by_all on agenda.%I for select to porta_public, porta_staff, porta_worker, porta_stats, porta_owner using (true)', t);
    end loop;
    foreach t in array array['desk', 'availability_rule', 'one_off_opening', 'closure'] loop
        execute format('create policy insert_by_owner on agenda.%I for insert to porta_owner with check (true)', t);
        execute format('create policy update_by_owner on agenda.%I for update to porta_owner using (true) with check (true)', t);
        execute format('create policy delete_by_owner on agenda.%I for delete to porta_owner using (true)', t);
    end loop;
end $$;

grant select (desk_id, at, place, quarters, held_until) on agenda.seat to porta_public, porta_staff, porta_worker;
create policy read_by_all on agenda.seat for select to porta_public, porta_staff, porta_worker using (true);

-- Openings follow the rules: whoever may change a rule of a desk may unfold it again, the nightly job all of them.
grant insert, delete on agenda.opening to porta_worker, porta_staff, porta_owner;
create policy insert_by_worker on agenda.opening for insert to porta_worker, porta_owner with check (true);
create policy delete_by_worker on agenda.opening for delete to porta_worker, porta_owner using (true);
create policy insert_by_staff on agenda.opening for insert to porta_staff with check (exists (
    select from agenda.desk d where d.id = desk_id and d.office_id = any ((select identity.my_offices())::uuid[])));
create policy delete_by_staff on agenda.opening for delete to porta_staff using (exists (
    select from agenda.desk d where d.id = desk_id and d.office_id = any ((select identity.my_offices())::uuid[])));

grant select on agenda.absence to porta_worker, porta_staff;
grant insert, delete on agenda.absence to porta_staff;
create policy read_by_worker on agenda.absence for select to porta_worker, porta_owner using (true);
create policy read_by_staff on agenda.absence for select to porta_staff using (exists (
    select from agenda.desk d where d.id = desk_id and d.office_id = any ((select identity.my_offices())::uuid[])));
create policy insert_by_staff on agenda.absence for insert to porta_staff with check (
    created_by = (select identity.me()) and exists (
    select from agenda.desk d where d.id = desk_id and d.office_id = any ((select identity.my_offices())::uuid[])));
create policy delete_by_staff on agenda.absence for delete to porta_staff using (exists (
    select from agenda.desk d where d.id = desk_id and d.office_id = any ((select identity.my_offices())::uuid[])));

grant insert, delete on agenda.one_off_opening to porta_staff;
create policy insert_by_staff on agenda.one_off_opening for insert to porta_staff with check (exists (
    select from agenda.desk d where d.id = desk_id and d.office_id = any ((select identity.my_offices())::uuid[])));
create policy delete_by_staff on agenda.one_off_opening for delete to porta_staff using (exists (
    select from agenda.desk d where d.id = desk_id and d.office_id = any ((select identity.my_offices())::uuid[])));

-- Appointments: a visitor sees the own ones through a pass, the desk those of its offices and those it made.
grant select on agenda.appointment to porta_public, porta_staff;
grant update (state) on agenda.appointment to porta_public, porta_staff;
create policy read_by_visitor on agenda.appointment for select to porta_public
    using (id = any ((select agenda.mine())::uuid[]));
create policy update_by_visitor on agenda.appointment for update to porta_public
    using (id = any ((select agenda.mine())::uuid[])) with check (id = any ((select agenda.mine())::uuid[]));
create policy read_by_staff on agenda.appointment for select to porta_staff
    using (office_id = any ((select identity.my_offices())::uuid[]) or created_by = (select identity.me()));
create policy update_by_staff on agenda.appointment for update to porta_staff
    using (office_id = any ((select identity.my_offices())::uuid[]) or created_by = (select identity.me()))
    with check (office_id = any ((select identity.my_offices())::uuid[]) or created_by = (select identity.me()));

grant select, insert, update, delete on agenda.applicant to porta_public, porta_staff;
create policy read_by_visitor on agenda.applicant for select to porta_public
    using (appointment_id = any ((select agenda.mine())::uuid[]));
create policy insert_by_visitor on agenda.applicant for insert to porta_public
    with check (exists (select from agenda.appointment a where a.id = appointment_id and a.state = 'held'));
create policy update_by_visitor on agenda.applicant for update to porta_public
    using (exists (select from agenda.appointment a where a.id = appointment_id and a.state = 'held'))
    with check (exists (select from agenda.appointment a where a.id = appointment_id and a.state = 'held'));
create policy read_by_staff on agenda.applicant for select to porta_staff
    using (exists (select from agenda.appointment a where a.id = appointment_id));
create policy insert_by_staff on agenda.applicant for insert to porta_staff
    with check (exists (select from agenda.appointment a where a.id = appointment_id and a.state = 'held'));
create policy update_by_staff on agenda.applicant for update to porta_staff
    using (exists (select from agenda.appointment a where a.id = appointment_id))
    with check (exists (select from agenda.appointment a where a.id = appointment_id));
revoke delete on agenda.applicant from porta_public, porta_staff;

grant select, delete on agenda.pass to porta_public;
create policy read_own on agenda.pass for select to porta_public using (token_hash = (select platform.token()));
create policy delete_own on agenda.pass for delete to porta_public using (token_hash = (select platform.token()));

select audit.watch(('agenda.' || t)::regclass) from unnest(array['desk', 'availability_rule', 'one_off_opening',
    'closure', 'absence', 'appointment']) t;
select audit.watch('agenda.applicant', 'appointment_id');
