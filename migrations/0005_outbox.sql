-- Messages to people, written in the transaction that causes them and sent by the worker later. What was sent keeps
-- no address and no text.
create table platform.outbox (
    id uuid primary key,
    channel text not null check (channel in ('email', 'sms')),
    recipient text not null check (length(recipient) <= 254),
    subject text not null check (length(subject) <= 120),
    body text not null check (length(body) <= 8000),
    calendar text check (length(calendar) <= 8000),          -- an .ics file to attach
    topic uuid,                                              -- the appointment it speaks of: cancelling stops it
    not_before timestamptz not null default clock_timestamp(),
    expires_at timestamptz,                                  -- later it would be wrong or useless
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'stopped', 'expired', 'dead')),
    attempts smallint not null default 0,
    leased_until timestamptz,
    last_error text check (length(last_error) <= 200),
    created_at timestamptz not null default clock_timestamp(),
    settled_at timestamptz
);
create index on platform.outbox (not_before) where state = 'waiting';
create index on platform.outbox (topic) where state = 'waiting';

alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
grant select, insert, update, delete on platform.outbox to porta_authz;
grant insert (id, channel, recipient, subject, body, calendar, topic, not_before, expires_at) on platform.outbox
    to porta_public, porta_staff, porta_worker;
grant select, update, delete on platform.outbox to porta_worker;
create policy insert_by_all on platform.outbox for insert to porta_public, porta_staff, porta_worker with check (state = 'waiting');
create policy read_by_worker on platform.outbox for select to porta_worker using (true);
create policy update_by_worker on platform.outbox for update to porta_worker using (true) with check (true);
create policy delete_by_worker on platform.outbox for delete to porta_worker using (true);

create function platform.stop_messages(p_topic uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update platform.outbox set state = 'stopped', settled_at = clock_timestamp(), recipient = '', body = '', calendar = null
        where topic = p_topic and state = 'waiting'
    $$;
alter function platform.stop_messages(uuid) owner to porta_authz;
revoke all on function platform.stop_messages(uuid) from public;
