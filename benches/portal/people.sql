-- Who works at the doors of the municipalities: so many social workers that each municipality has one for every hundred
-- and fifty people whom it follows, or as many as it may need of them.
insert into access.agreement (body_id, valid, reference)
select b.id, daterange('2020-01-01', null), 'bench' from directory.body b
where b.kind = 'municipality' and not exists (select from access.agreement a where a.body_id = b.id);

create temporary table worker as
select md5('people-' || b.slug || '-' || r.role || '-' || n)::uuid as id, 'bench.' || b.slug || '.' || r.role || '.' || n as login,
       b.id as body_id, r.role
from directory.body b
cross join (values ('reception', 2), ('coordinator', 1), ('social_worker', 60)) as r (role, number)
cross join lateral generate_series(1, r.number) n
where b.kind = 'municipality';
insert into identity.account (id, login, name) select id, login, 'Persona di prova' from worker;
insert into identity.membership (id, account_id, body_id, role, valid_from)
select gen_random_uuid(), id, body_id, role, '2020-01-01' from worker;
