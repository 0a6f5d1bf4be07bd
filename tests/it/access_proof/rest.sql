-- Beside the people and cases of the proof: a row in every table that a policy guards, most of them of one person at
-- the counter (token …f1) and of one visitor (token …f2). Triggers are set aside: only policies are asked here.
set session_replication_role = replica;

create temporary table counter as
select o.id as office_id, o.body_id, o.site_id, d.id as desk_id, s.service_id
from directory.office o join agenda.desk d on d.office_id = o.id join directory.office_service s on s.office_id = o.id
order by o.slug, d.slug limit 1;

insert into identity.account (id, login, name)
values ('10000000-0000-0000-0000-0000000000f1', 'proof.counter', 'Allo sportello');
insert into identity.membership (id, account_id, body_id, office_id, role, valid_from)
select gen_random_uuid(), '10000000-0000-0000-0000-0000000000f1', body_id, office_id, 'reception', '2020-01-01' from counter;
insert into identity.session (token_hash, account_id, idle_until, absolute_until, second_factor)
values (decode(lpad('f1', 64, '0'), 'hex'), '10000000-0000-0000-0000-0000000000f1', now() + interval '1 hour', now() + interval '1 hour', 'demo');
insert into identity.kept_work (id, account_id, path, sealed)
values (gen_random_uuid(), '10000000-0000-0000-0000-0000000000f1', '/lavoro', 'x');

insert into agenda.appointment (id, once, office_id, service_id, starts_at, ends_at, channel, created_by)
select a.id, gen_random_uuid(), office_id, service_id, '2020-01-07 09:00Z', '2020-01-07 10:00Z', a.channel, a.created_by
from counter, (values
    ('20000000-0000-0000-0000-0000000000f1'::uuid, 'desk', '10000000-0000-0000-0000-0000000000f1'::uuid),
    ('20000000-0000-0000-0000-0000000000f2', 'web', null)) a (id, channel, created_by);
insert into agenda.applicant (appointment_id, given_name, surname)
select id, 'Nome', 'Cognome' from agenda.appointment where id in
    ('20000000-0000-0000-0000-0000000000f1', '20000000-0000-0000-0000-0000000000f2');
insert into agenda.pass (token_hash, appointment_id, valid_until)
values (decode(lpad('f2', 64, '0'), 'hex'), '20000000-0000-0000-0000-0000000000f2', now() + interval '1 day');
insert into booking.draft (token_hash, answers, expires_at)
values (decode(lpad('f2', 64, '0'), 'hex'), '{}', now() + interval '1 day');
insert into booking.rating (score) values (5);
insert into agenda.seat (desk_id, at, place, appointment_id, quarters)
select desk_id, '2020-01-07 09:00Z', 1, '20000000-0000-0000-0000-0000000000f2', 4 from counter;
insert into agenda.absence (id, desk_id, from_local, to_local, created_by)
select gen_random_uuid(), desk_id, '2020-01-08 09:00', '2020-01-08 10:00', '10000000-0000-0000-0000-0000000000f1' from counter;
insert into agenda.one_off_opening (id, desk_id, on_date, opens, closes, capacity)
select gen_random_uuid(), desk_id, '2020-01-09', '09:00', '10:00', 1 from counter;
insert into agenda.opening (desk_id, during, local_date, capacity)
select desk_id, tstzrange('2020-01-09 08:00Z', '2020-01-09 09:00Z'), '2020-01-09', 1 from counter;
insert into agenda.closure (id, site_id, days)
select gen_random_uuid(), site_id, daterange('2020-01-10', '2020-01-11') from counter;

insert into platform.outbox (id, channel, recipient, subject, body)
values (gen_random_uuid(), 'email', 'nome@example.it', 'Prova', 'Prova');
insert into audit.event (action) values ('proof.made');
insert into audit.row_change (relation, verb) values ('proof.made', 'insert');
insert into audit.seal (batch, era, lo, hi, events, changes, root, previous, hash, key, signature, at)
select 1000000, (select max(era) from audit.era), '1', '2', 0, 0, x, x, x, x, x || x, now()
from (select decode(repeat('00', 32), 'hex')) b (x);
insert into audit.verification (batches, events, changes, findings) values (0, 0, 0, 0);
insert into audit.withholding (case_id, reason, decided_by, withheld_until)
select c.id, 'court', a.id, '2099-01-01'
from (select id from cases.social_case order by id limit 1) c,
     (select account_id as id from identity.membership where role = 'privacy_officer' order by account_id limit 1) a;

insert into agenda.walk_in (id, office_id, number, written_by)
select '30000000-0000-0000-0000-0000000000f1', office_id, 1, '10000000-0000-0000-0000-0000000000f1' from counter;
insert into agenda.call (id, walk_in_id, called_by)
values (gen_random_uuid(), '30000000-0000-0000-0000-0000000000f1', '10000000-0000-0000-0000-0000000000f1');
insert into intake.information_contact (id, body_id, office_id, mode, topic, written_by)
select gen_random_uuid(), body_id, office_id, 'phone', 'work', '10000000-0000-0000-0000-0000000000f1' from counter;
insert into intake.draft (id, account_id, fields)
values (gen_random_uuid(), '10000000-0000-0000-0000-0000000000f1', '');
set session_replication_role = origin;
