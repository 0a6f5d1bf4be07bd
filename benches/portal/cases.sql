-- `bench.cases` cases of seven municipalities and the 500 people who work on them: about 264 for each social worker, the
-- teams of 30 in a hundred, 10 in a hundred shared with the employment centre, 5 with the health authority, 3 with the
-- third sector, 1 protected; a line in every section. Triggers are set aside for the bulk: what they would have
-- written is written here, and a sample is compared with them at the end.
set session_replication_role = replica;

create temporary table body as
select md5('cases-body-' || n)::uuid as id, n,
       case when n <= 7 then 'municipality' when n = 8 then 'employment_agency' when n = 9 then 'health_authority'
            else 'third_sector' end as kind
from generate_series(1, 11) n;
insert into directory.body (id, slug, kind, name, example)
select id, 'cases-body-' || n, kind, 'Ente di prova ' || n, true from body;
insert into access.agreement (body_id, valid, reference) select id, daterange('2020-01-01', null), 'bench' from body;

create temporary table worker as
select s as n, md5('cases-account-' || s)::uuid as id, r.role, b.id as body_id,
       case when r.role = 'coordinator' then (array[null, 'families', 'adults', 'disability'])[1 + (s - 379) / 7] end as area
from generate_series(1, 500) s
cross join lateral (select
    case when s <= 378 then 'social_worker' when s <= 406 then 'coordinator' when s <= 446 then 'employment_officer'
         when s <= 476 then 'health_professional' else 'third_sector_operator' end as role,
    case when s <= 406 then 1 + (s - 1) % 7 when s <= 446 then 8 when s <= 476 then 9 else 10 + s % 2 end as body) r
join body b on b.n = r.body;
insert into identity.account (id, login, name) select id, 'cases.' || n, 'Persona di prova ' || n from worker;
insert into identity.membership (id, account_id, body_id, role, area, valid_from)
select gen_random_uuid(), id, body_id, role, area, '2020-01-01' from worker;

create temporary table one_case as
select c as n, md5('case-' || c)::uuid as id, b.id as body_id, m.id as manager,
       (array['families', 'adults', 'disability', 'elderly'])[1 + (c / 378) % 4] as area
from generate_series(1, current_setting('bench.cases')::int) c
join body b on b.n = 1 + (c - 1) % 7
join worker m on m.n = 1 + (c - 1) % 378;
insert into cases.social_case (id, reference, body_id, area, state, opened_at, changed_at)
select id, lpad(n::text, 13, '0'), body_id, area, case when n % 10 in (0, 5) then 'closed' else 'open' end,
       now() - interval '3 years', now() - interval '1 minute' * ((n::bigint * 7919) % 1000003)
from one_case;

-- Colleagues of the same body: at the same place in the next round.
insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from)
select gen_random_uuid(), c.id, w.id, c.body_id, 'social_worker', '2020-01-01'
from one_case c join worker w on w.n = 1 + (c.n - 1 + 7 * (1 + c.n % 53)) % 378
where c.n % 10 in (1, 4, 7);

-- Whom a grant is for, and under which authorisation where it is another body.
create temporary table wanted as
select c.n, c.id as case_id, c.body_id as holder, 'person' as kind, 'case_manager' as capacity, 'social_worker' as role,
       c.body_id, c.manager as account_id, null::uuid as of_case, null as area, 'opened' as basis
from one_case c
union all
select n, id, body_id, 'area', 'coordination', 'coordinator', body_id, null, null, area, 'coordination' from one_case
union all
select n, id, body_id, 'team', 'team_social', 'social_worker', body_id, null, id, null, 'team' from one_case
where n % 10 in (1, 4, 7)
union all
select c.n, c.id, c.body_id, 'body', 'employment', 'employment_officer', b.id, null, null, null, 'sharing'
from one_case c join body b on b.n = 8 where c.n % 10 = 2
union all
select c.n, c.id, c.body_id, 'person', 'health', 'health_professional', w.body_id, w.id, null, null, 'sharing'
from one_case c join worker w on w.n = 447 + c.n % 30 where c.n % 20 = 3
union all
select c.n, c.id, c.body_id, 'person', 'third_sector', 'third_sector_operator', w.body_id, w.id, null, null, 'sharing'
from one_case c join worker w on w.n = 477 + c.n % 24 where c.n % 33 = 5;

insert into access.principal (kind, role, body_id, account_id, case_id, area)
select distinct kind, role, body_id, account_id, of_case, area from wanted;
create temporary table granted as
select w.*, p.id as principal_id, w.body_id = w.holder as own_body, d.classes, d.writes
from wanted w
join access.principal p on (p.kind, p.role, p.body_id) = (w.kind, w.role, w.body_id)
    and p.account_id is not distinct from w.account_id and p.case_id is not distinct from w.of_case
    and p.area is not distinct from w.area
join (select code, (access.defaults(code)).* from access.capacity) d on d.code = w.capacity;
insert into access.case_grant (case_id, principal_id, capacity, classes, writes, manages, basis, reason, granted_by,
    valid_from, body_id, own_body, by_name)
select case_id, principal_id, capacity, classes, writes, capacity = 'case_manager', basis, 'bench', null,
       now() - interval '1 year', body_id, own_body, kind = 'person'
from granted;
-- a hundredth of what is shared with the employment centre has lapsed a moment ago and was not swept yet
insert into access.sharing_authorisation (id, case_id, from_body_id, to_body_id, classes, how, notice_version, valid_from, valid_to)
select gen_random_uuid(), case_id, holder, body_id, classes, 'paper', '1', now() - interval '1 year',
       case when n % 1000 = 2 then now() - interval '1 second' else now() + interval '1 year' end
from granted where not own_body;

update cases.social_case c set acl = p.acl, acl_until = p.until
from (select g.case_id, array_agg(distinct g.principal_id) as acl, min(s.valid_to) as until
      from granted g left join access.sharing_authorisation s on not g.own_body and (s.case_id, s.to_body_id) = (g.case_id, g.body_id)
      group by g.case_id) p
where c.id = p.case_id;

do $$
declare
    class text;
begin
    for class in select d.code from access.data_class d order by d.bit loop
        execute format('insert into cases.%I (id, case_id, text, written_by, written_at %s)
            select md5(%L || n)::uuid, id, %L || n, manager, now() - interval ''1 day'' * (n %% 700) %s from one_case',
            class, case class when 'diary' then ', private' else '' end,
            class || '-', 'Una riga di prova, lunga quanto due frasi brevi di chi scrive in fretta. Numero ',
            case class when 'diary' then ', n % 2 = 0' else '' end);
    end loop;
end $$;

set session_replication_role = origin;
analyze cases.social_case, access.case_grant, access.sharing_authorisation, access.principal;
update cases.social_case c set protected = true from one_case o where o.id = c.id and o.n % 100 = 0;

-- What was written in bulk is what the triggers write.
create temporary table before as
select id, acl, acl_until from cases.social_case where acl_until is null or acl_until > now() order by id limit 2000;
do $$
begin
    perform access.project(id) from before;
    if exists (select from before b join cases.social_case c using (id)
               where (b.acl, b.acl_until) is distinct from (c.acl, c.acl_until)) then
        raise exception 'the projection of the bench is not that of the triggers';
    end if;
end $$;
