-- A region to measure on: 51 sites with one office of four desks each, one service that all of them offer, hours on
-- five mornings and two afternoons. The last office is kept for the rush: nothing is booked there.
insert into directory.body (id, slug, kind, name, example)
values (md5('region-body')::uuid, 'region', 'district', 'Distretto di prova', true);

insert into directory.site (id, slug, body_id, name, address, postal_code, municipality_istat, step_free, example)
select md5('region-site-' || n)::uuid, 'region-site-' || n, md5('region-body')::uuid, 'Sede di prova ' || n,
       'Via della Prova ' || n, '55100', towns.istat[1 + n % array_length(towns.istat, 1)], true, true
from generate_series(1, 51) n,
     (select array_agg(m.istat order by m.istat) as istat from directory.municipality m
      where m.valid_to is null and m.province = 'LU') towns;

insert into directory.office (id, slug, body_id, site_id, name, phone, example)
select md5('region-office-' || n)::uuid, 'region-office-' || n, md5('region-body')::uuid,
       md5('region-site-' || n)::uuid, 'Sportello di prova ' || n, '0583 000 000', true
from generate_series(1, 51) n;

insert into agenda.desk (id, slug, office_id, name)
select md5('region-desk-' || n || '-' || d)::uuid, 'region-desk-' || n || '-' || d,
       md5('region-office-' || n)::uuid, 'Postazione ' || d
from generate_series(1, 51) n, generate_series(1, 4) d;

insert into directory.service (id, slug, topic, position)
select md5('region-service')::uuid, 'region-service', s.topic, s.position + 1
from directory.service s order by s.position desc limit 1;

insert into directory.service_text
    (service_id, language, name, summary, audience, how_it_works, needed, obtained, times_and_costs)
select md5('region-service')::uuid, language, 'Colloquio di prova', 'Per misurare.', 'Chi misura.', 'Si misura.',
       'Niente.', 'Una misura.', 'Gratis.'
from unnest(array['it', 'en']) language;

insert into directory.office_service (office_id, service_id)
select md5('region-office-' || n)::uuid, md5('region-service')::uuid from generate_series(1, 51) n;

insert into directory.reason
    (id, slug, service_id, duration_minutes, min_notice_hours, max_notice_days, who_may_book, position)
select md5('region-reason-' || minutes)::uuid, 'region-reason-' || minutes, md5('region-service')::uuid, minutes,
       24, 180, 'anyone', minutes
from unnest(array[30, 45]) minutes;

insert into directory.reason_text (reason_id, language, name, bring)
select md5('region-reason-' || minutes)::uuid, language, 'Colloquio di ' || minutes || ' minuti', 'Niente.'
from unnest(array[30, 45]) minutes, unnest(array['it', 'en']) language;

insert into agenda.availability_rule (id, desk_id, weekday, opens, closes, capacity, valid, example)
select gen_random_uuid(), d.id, h.weekday, h.opens, h.closes, 1, daterange('2020-01-01', null), true
from agenda.desk d,
     (select weekday, time '09:00' as opens, time '13:00' as closes from generate_series(1, 5) weekday
      union all
      select weekday, time '15:00', time '17:00' from unnest(array[2, 4]) weekday) h
where d.slug like 'region-desk-%';
