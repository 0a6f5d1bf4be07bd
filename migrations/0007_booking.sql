-- The visitor's own side: what has been typed so far, one-time codes, and what people thought of it.
create table booking.draft (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    answers jsonb not null check (pg_column_size(answers) < 8192),
    expires_at timestamptz not null
);

-- A code sent to the contact of an appointment. The hash is keyed with a secret the database does not know.
create table booking.one_time_code (
    id uuid primary key default gen_random_uuid(),
    appointment_id uuid not null references agenda.appointment on delete cascade,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    tries smallint not null default 0,
    used_at timestamptz
);
create index on booking.one_time_code (appointment_id);

-- How easy it was, 1 to 5. Bound to nobody and to no appointment.
create table booking.rating (
    id uuid primary key default gen_random_uuid(),
    on_date date not null default (clock_timestamp() at time zone 'Europe/Rome')::date,
    score smallint not null check (score between 1 and 5),
    answer text not null default '' check (answer ~ '^[a-z_]{0,40}$'),
    comment text not null default '' check (length(comment) <= 200)
);

do $$
declare
    t text;
begin
    foreach t in array array['draft', 'one_time_code', 'rating'] loop
        execute format('alter table booking.%I enable row level security', t);
        execute format('alter table booking.%I force row level security', t);
        execute format('grant select, insert, update, delete on booking.%I to porta_authz', t);
    end loop;
end $$;

grant select, insert, update, delete on booking.draft to porta_public;
create policy read_own on booking.draft for select to porta_public using (token_hash = (select platform.token()));
create policy insert_own on booking.draft for insert to porta_public with check (token_hash = (select platform.token()));
create policy update_own on booking.draft for update to porta_public
    using (token_hash = (select platform.token())) with check (token_hash = (select platform.token()));
create policy delete_own on booking.draft for delete to porta_public using (token_hash = (select platform.token()));

grant insert (score, answer, comment) on booking.rating to porta_public;
create policy insert_by_visitor on booking.rating for insert to porta_public with check (true);

-- Sends a code to the contact that the person left, if the reference exists. The caller learns nothing: the answer is
-- the same, and the message waits in the outbox either way it turns out. At most three codes in ten minutes.
create function booking.send_code(p_reference_hmac bytea, p_code_hash bytea, p_subject text, p_mail text, p_text text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        a record;
    begin
        select ap.id, p.email, p.phone, p.contact_wish into a
        from agenda.appointment ap join agenda.applicant p on p.appointment_id = ap.id
        where ap.reference_hmac = p_reference_hmac and ap.ends_at > clock_timestamp() - interval '1 day';
        if not found then return; end if;
        if (select count(*) from booking.one_time_code c
            where c.appointment_id = a.id and c.created_at > clock_timestamp() - interval '10 minutes') >= 3 then return; end if;
        insert into booking.one_time_code (appointment_id, code_hash, expires_at)
        values (a.id, p_code_hash, clock_timestamp() + interval '10 minutes');
        insert into platform.outbox (id, channel, recipient, subject, body, expires_at)
        values (gen_random_uuid(),
                case when a.email is not null and a.contact_wish <> 'only_phone' then 'email' else 'sms' end,
                case when a.email is not null and a.contact_wish <> 'only_phone' then a.email else coalesce(a.phone, a.email) end,
                p_subject,
                case when a.email is not null and a.contact_wish <> 'only_phone' then p_mail else p_text end,
                clock_timestamp() + interval '10 minutes');
    end $$;

-- Exchanges reference and code for a pass of thirty minutes. Five tries a code, one use; wrong reference, wrong code
-- and spent code are the same `false`.
create function booking.redeem_code(p_reference_hmac bytea, p_code_hash bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        v_appointment uuid;
        v_code uuid;
    begin
        select ap.id into v_appointment from agenda.appointment ap where ap.reference_hmac = p_reference_hmac;
        -- Only a code whose try was counted now can be right: after five tries none is.
        with tried as (
            update booking.one_time_code c set tries = c.tries + 1
            where c.appointment_id = v_appointment and c.used_at is null and c.expires_at > clock_timestamp() and c.tries < 5
            returning c.id, c.code_hash)
        select t.id into v_code from tried t where t.code_hash = p_code_hash limit 1;
        if v_code is null then return false; end if;
        update booking.one_time_code set used_at = clock_timestamp() where id = v_code;
        insert into agenda.pass (token_hash, appointment_id, valid_until)
        values (platform.token(), v_appointment, clock_timestamp() + interval '30 minutes')
        on conflict (token_hash, appointment_id) do update set valid_until = excluded.valid_until;
        return true;
    end $$;

create function booking.sweep() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        delete from booking.one_time_code where expires_at < clock_timestamp() - interval '1 hour';
        with gone as (delete from booking.draft where expires_at < clock_timestamp() returning 1)
        select count(*) from gone
    $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.pronamespace = 'booking'::regnamespace loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function booking.send_code(bytea, bytea, text, text, text), booking.redeem_code(bytea, bytea) to porta_public;
grant execute on function booking.sweep() to porta_worker;

select audit.watch('booking.one_time_code', 'appointment_id');
