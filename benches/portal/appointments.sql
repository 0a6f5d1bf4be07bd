-- 100,000 appointments of 30 and 45 minutes on the openings of the first fifty offices, scattered, each in a lane of
-- 45 minutes so that none overlaps another. Triggers are set aside: nobody asks for this trail.
set session_replication_role = replica;

create temporary table lane as
select gen_random_uuid() as id, d.office_id, d.id as desk_id, at as starts_at,
       case when random() < 0.5 then 30 else 45 end as minutes
from agenda.desk d
join agenda.opening o on o.desk_id = d.id
cross join generate_series(lower(o.during), upper(o.during) - interval '45 minutes', interval '45 minutes') at
where d.slug like 'region-desk-%' and d.slug not like 'region-desk-51-%'
order by random() limit 100000;

insert into agenda.appointment
    (id, once, office_id, service_id, reason_id, desk_id, starts_at, ends_at, state, channel, reference_hmac, confirmed_at)
select id, gen_random_uuid(), office_id, md5('region-service')::uuid, md5('region-reason-' || minutes)::uuid, desk_id,
       starts_at, starts_at + minutes * interval '1 minute', 'confirmed', 'web', sha256(id::text::bytea), now()
from lane;

insert into agenda.seat (desk_id, at, place, appointment_id, quarters)
select desk_id, starts_at + n * interval '15 minutes', 1, id, case when n = 0 then minutes / 15 end
from lane, generate_series(0, minutes / 15 - 1) n;

insert into agenda.applicant (appointment_id, given_name, surname, phone)
select id, 'Nome', 'Di Prova', '+39000000000' from lane;

reset session_replication_role;
