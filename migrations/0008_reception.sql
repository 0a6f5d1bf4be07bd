-- Where people are received and when, as pages show it.
create unique index on directory.municipality (istat) where valid_to is null;

-- An office with its body and its site, in the words that people read.
create view directory.reception with (security_invoker = true) as
    select o.id as office_id, o.slug as office_slug, o.name as office, o.phone, o.email, o.walk_in, o.example,
           b.id as body_id, b.kind as body_kind, b.name as body,
           s.id as site_id, s.slug as site_slug, s.name as site, s.address, s.postal_code, s.directions, s.step_free,
           s.municipality_istat, m.name as municipality
    from directory.office o
    join directory.body b on b.id = o.body_id
    join directory.site s on s.id = o.site_id
    left join directory.municipality m on m.istat = s.municipality_istat and m.valid_to is null;

-- The weekly hours of each desk, which the agenda publishes for the pages of other rooms.
create view agenda.weekly_hours with (security_invoker = true) as
    select d.office_id, r.weekday, r.opens, r.closes, r.valid, r.example
    from agenda.availability_rule r
    join agenda.desk d on d.id = r.desk_id;

grant select on directory.reception, agenda.weekly_hours to porta_public, porta_staff, porta_worker;
