-- From the proposal to the case: whom a case is about, who takes it over with which load, and how it ends and begins
-- again. Whoever manages a case knows its people; the grants for that follow the case from hand to hand.

-- The people a case is about. Read through `cases.persons_of` alone: it takes the right to read the household of the
-- case and, for each person, a grant on them.
create table cases.case_person (
    case_id uuid not null references cases.social_case,
    person_id uuid not null references people.person,
    position smallint not null check (position between 1 and 40),
    since date not null default (clock_timestamp() at time zone 'Europe/Rome')::date,
    added_by uuid default identity.me() references identity.account,
    primary key (case_id, person_id)
);
create index on cases.case_person (person_id);

-- How a case ended. A case that was reopened keeps its closures. Reasons: the national data set on minors and families
-- (INPS, SINBA, list of reasons for closing), word for word the same nine for everybody.
create table cases.case_closure (
    id uuid primary key,
    case_id uuid not null references cases.social_case,
    closed_on date not null,
    reason text not null check (reason in ('need_resolved', 'asked_by_the_person', 'moved_within_region', 'moved_to_other_region',
        'came_of_age', 'returned_home_country', 'untraceable', 'deceased', 'other')),
    outcome text not null check (outcome in ('reached', 'partly_reached', 'not_reached', 'not_assessable')),
    note text check (length(note) between 1 and 2000),
    closed_by uuid not null default identity.me() references identity.account,
    closed_at timestamptz not null default clock_timestamp(),
    why_reopened text check (length(why_reopened) between 1 and 1000),
    reopened_by uuid references identity.account,
    reopened_at timestamptz,
    check ((reopened_at is null) = (why_reopened is null) and (reopened_at is null) = (reopened_by is null)),
    check (reason <> 'other' or note is not null)
);
create unique index one_closure_at_a_time on cases.case_closure (case_id) where reopened_at is null;
create index on cases.case_closure (case_id, closed_at);

do $$
declare
    t text;
begin
    foreach t in array array['cases.case_person', 'cases.case_closure'] loop
        execute format('alter table %s enable row level security', t);
        execute format('alter table %s force row level security', t);
        execute format('grant select, insert, update, delete on %s to porta_authz', t);
    end loop;
    comment on table cases.case_person is 'class: household';
    comment on table cases.case_closure is 'class: shared_note';
    perform audit.watch('cases.case_person', 'case_id'), audit.watch('cases.case_closure', 'id');
end $$;

-- A merged person's cases are the person's into whom they were merged.
create or replace function people.merge_parts() returns table (n integer, relation text, keys text[], persons text[])
    language sql stable set search_path = pg_catalog, pg_temp
    as $$
        values (1, 'people.citizenship', '{id}'::text[], '{person_id}'::text[]), (2, 'people.language', '{id}', '{person_id}'),
            (3, 'people.identity_code', '{id}', '{person_id}'), (4, 'people.contact_point', '{id}', '{person_id}'),
            (5, 'people.address', '{id}', '{person_id}'), (6, 'people.protected_address', '{id}', '{person_id}'),
            (7, 'people.disability', '{id}', '{person_id}'), (8, 'people.household_member', '{id}', '{person_id}'),
            (9, 'people.kin', '{id}', '{person_id,relative_id}'), (10, 'people.guardianship', '{id}', '{person_id}'),
            (11, 'people.court_limit', '{id}', '{person_id,parent_id}'), (12, 'people.exclusion', '{id}', '{person_id}'),
            (13, 'people.protection_lift', '{id}', '{person_id}'), (14, 'people.person_grant', '{id}', '{person_id}'),
            (15, 'intake.access_person', '{access_id,person_id}', '{person_id}'),
            (16, 'intake.notice_delivery', '{id}', '{person_id}'),
            (17, 'intake.proposed_person', '{proposal_id,person_id}', '{person_id}'),
            (18, 'cases.case_person', '{case_id,person_id}', '{person_id}')
    $$;

-- ── Who may know ────────────────────────────────────────────────────────────────────────────────────────────────

-- Does a grant of mine on this case open this class? The words of the policies on sections, for functions.
create function access.reads(p_case uuid, p_class text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from cases.social_case c join access.case_grant g on g.case_id = c.id
            where c.id = p_case and (not c.protected or g.by_name)
              and g.principal_id = any ((select access.my_principals())::bigint[]) and g.classes & access.mask(p_class) <> 0
              and g.revoked_at is null and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())
              and (g.own_body or exists (select from access.sharing_authorisation s
                  where s.case_id = g.case_id and s.to_body_id = g.body_id and s.classes & access.mask(p_class) <> 0
                    and s.withdrawn_at is null and s.valid_from <= clock_timestamp()
                    and (s.valid_to is null or s.valid_to > clock_timestamp()))))
    $$;

-- Whom the case is about, as far as I know them.
create function cases.persons_of(p_case uuid) returns table (person_id uuid, place smallint)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select p.person_id, p.position from cases.case_person p
        where p.case_id = p_case and access.reads(p_case, 'household') and p.person_id <> all (people.excluded_from())
          and exists (select from people.person_grant g where g.person_id = p.person_id and g.opens <> 0
              and g.principal_id = any ((select access.my_principals())::bigint[]) and g.revoked_at is null
              and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp()))
        order by p.position, p.person_id
    $$;

-- How the case ended and began again, the last first, for whoever reads its notes.
create function cases.closures_of(p_case uuid)
    returns table (id uuid, closed_on date, reason text, outcome text, note text, closed_by text, closed_at timestamptz, why_reopened text,
        reopened_by text, reopened_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select l.id, l.closed_on, l.reason, l.outcome, l.note, a.name, l.closed_at, l.why_reopened, r.name, l.reopened_at
        from cases.case_closure l join identity.account a on a.id = l.closed_by left join identity.account r on r.id = l.reopened_by
        where l.case_id = p_case and access.reads(p_case, 'shared_note')
        order by l.closed_at desc, l.id
    $$;

-- When I was in this case before the visit that goes on: what is younger is news.
create function cases.last_visit(p_case uuid) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select max(e.at) from audit.event e
        where e.case_id = p_case and e.actor = identity.me() and e.action = 'case.opened'
          and e.at < clock_timestamp() - interval '30 minutes'
    $$;

-- Is every protected person on this record open to me? Whoever is let in to nobody on it hears the same as of none.
create or replace function intake.opens_to_me(p_access uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        with mine as materialized (
            select p.person_id, p.person_id <> all (people.excluded_from()) and exists (select from people.person_grant g
                where g.person_id = p.person_id and g.opens <> 0 and g.principal_id = any (access.my_principals())
                  and g.revoked_at is null and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())) as open
            from intake.access_person p where p.access_id = p_access)
        select coalesce(bool_or(m.open), false) and not exists (
            select from mine m join people.person x on x.id = m.person_id and x.protection = 'protected' where not m.open)
        from mine m
    $$;

-- ── The people of a case follow it from hand to hand ────────────────────────────────────────────────────────────

create function cases.follow_manager() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if tg_op = 'INSERT' then
            perform people.let_in(p.person_id, new.principal_id, 'case_manager', 'case', 'case.assigned', null)
                from cases.case_person p where p.case_id = new.case_id
                  and not exists (select from people.person_grant g where g.person_id = p.person_id
                      and g.principal_id = new.principal_id and g.basis = 'case' and g.revoked_at is null)
                order by p.person_id;
            return null;
        end if;
        update people.person_grant g set revoked_at = new.revoked_at, revoked_by = new.revoked_by
            from cases.case_person p
            where p.case_id = new.case_id and g.person_id = p.person_id and g.principal_id = new.principal_id
              and g.basis = 'case' and g.revoked_at is null
              and not exists (select from access.case_grant o join cases.case_person q on q.case_id = o.case_id
                  where q.person_id = p.person_id and o.principal_id = new.principal_id and o.manages and o.revoked_at is null);
        return null;
    end $$;
create trigger follow_manager after insert on access.case_grant
    for each row when (new.manages) execute function cases.follow_manager();
create trigger follow_manager_away after update of revoked_at on access.case_grant
    for each row when (new.manages and old.revoked_at is null and new.revoked_at is not null) execute function cases.follow_manager();

-- Kept away from somebody whom the case is about?
create function cases.is_kept_away(p_case uuid, p_account uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from cases.case_person p join people.exclusion x on x.person_id = p.person_id
            where p.case_id = p_case and x.account_id = p_account and x.ended_at is null)
    $$;

-- Somebody manages the case from now on, with all that the capacity is given by default.
create function cases.put_in_hands(p_case uuid, p_account uuid, p_body uuid, p_words text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        insert into access.case_grant (case_id, principal_id, capacity, classes, writes, manages, basis, reason, granted_by)
        select p_case, access.principal_of('person', 'social_worker', p_body, p_account, null, null),
               'case_manager', d.classes, d.writes, true, 'assigned', p_words, identity.me()
        from access.defaults('case_manager') d
    $$;

-- As before; and nobody takes over a case about somebody from whom they are kept away.
create or replace function cases.assign(p_case uuid, p_account uuid, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        body uuid;
    begin
        select c.body_id into body from cases.social_case c where c.id = p_case and not c.protected
            and exists (select from access.case_grant g where g.case_id = c.id and g.capacity = 'coordination'
                and g.principal_id = any (access.my_principals()) and g.revoked_at is null
                and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp()))
            for update;
        if body is null then return 'absent'; end if;
        if p_account = identity.me() then return 'to_oneself'; end if;
        if not access.is_member(p_account, 'social_worker', body) or cases.is_kept_away(p_case, p_account) then return 'not_a_member'; end if;
        update access.case_grant set revoked_at = clock_timestamp(), revoked_by = identity.me()
            where case_id = p_case and manages and revoked_at is null;
        perform cases.put_in_hands(p_case, p_account, body, p_reason);
        return 'assigned';
    end $$;

-- What somebody has in hand for a body: open cases, as far as I see them. Else figures over them would tell of the others.
create function cases.in_hand(p_account uuid, p_body uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select s.id from access.case_grant g
        join access.principal p on p.id = g.principal_id
        join cases.social_case s on s.id = g.case_id and s.state = 'open' and not s.protected
            and s.acl && (select access.my_principals())
        where p.account_id = p_account and p.body_id = p_body and g.manages and g.revoked_at is null
    $$;

-- How many cases that is, and how much of what is due in them is late or due within seven days.
create function cases.load_of(p_account uuid, p_body uuid, out open_cases bigint, out late bigint, out soon bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        with mine as materialized (
            select h.id, (clock_timestamp() at time zone 'Europe/Rome')::date as today from cases.in_hand(p_account, p_body) h (id))
        select (select count(*) from mine), count(*) filter (where d.due_on < m.today), count(*) filter (where d.due_on >= m.today)
        from mine m join cases.deadline d on d.case_id = m.id and d.done_on is null and d.why_not is null and d.due_on <= m.today + 7
    $$;

-- The social workers of the bodies in which I coordinate, with what each has in hand.
create function cases.workers()
    returns table (account_id uuid, name text, body_id uuid, body text, open_cases bigint, late bigint, soon bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        with workers as materialized (
            select distinct a.id, a.name, b.id as body_id, b.name as body
            from identity.my_memberships() mine
            join directory.body b on b.id = mine.body_id
            join identity.membership m on m.body_id = b.id and m.role = 'social_worker'
                and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date
            join identity.account a on a.id = m.account_id and a.disabled_at is null
            where mine.role = 'coordinator' and access.agreement_in_force(mine.body_id))
        select w.id, w.name, w.body_id, w.body, l.open_cases, l.late, l.soon
        from workers w cross join lateral cases.load_of(w.id, w.body_id) l
        order by w.body, w.name, w.id
    $$;

-- Somebody is away: all that they have in hand for a body, as far as it is mine to hand over, goes to a colleague. What
-- the colleague may not take (they are kept away from somebody) stays where it is.
create function cases.hand_over(p_from uuid, p_to uuid, p_body uuid, p_reason text, out moved integer, out stayed integer)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        one uuid;
    begin
        moved := 0;
        stayed := 0;
        for one in select h.id from cases.in_hand(p_from, p_body) h (id) order by h.id loop
            case cases.assign(one, p_to, p_reason)
                when 'assigned' then moved := moved + 1;
                when 'absent' then null;                                -- seen by me, and not mine to hand over
                else stayed := stayed + 1;
            end case;
        end loop;
    end $$;

-- For other rooms' functions only: a case about these people, the first of them first, in the hands of somebody who
-- manages it. About a protected person it is protected from its first moment.
create function cases.begin(p_id uuid, p_reference text, p_body uuid, p_area text, p_manager uuid, p_note text, p_persons uuid[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        -- waits for whoever is protecting one of them right now
        perform from people.person x where x.id = any (p_persons) order by x.id for share;
        insert into cases.social_case (id, reference, body_id, area, protected)
        values (p_id, p_reference, p_body, p_area,
            exists (select from people.person x where x.id = any (p_persons) and x.protection = 'protected'));
        insert into cases.case_person (case_id, person_id, position)
        select p_id, p.id, min(p.place) from unnest(p_persons) with ordinality p (id, place) group by p.id;
        perform cases.put_in_hands(p_id, p_manager, p_body, p_note);
        insert into access.case_grant (case_id, principal_id, capacity, classes, writes, basis, reason, granted_by)
        select p_id, access.principal_of('area', 'coordinator', p_body, null, null, p_area),
               'coordination', d.classes, d.writes, 'coordination', 'case.opened', identity.me()
        from access.defaults('coordination') d;
        -- by this name lists call the case; who everybody is stands with the people
        insert into cases.name (id, case_id, text, written_by)
        select gen_random_uuid(), p_id, left(concat_ws(' ', n.given_name, n.surname), 200), identity.me()
        from cases.case_person p join people.name n on n.person_id = p.person_id
        where p.case_id = p_id order by p.position limit 1;
    end $$;

-- Somebody is protected later: so are the cases about them.
create function cases.protect_with_person() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update cases.social_case c set protected = true, changed_at = clock_timestamp()
            from cases.case_person p where p.person_id = new.id and c.id = p.case_id and not c.protected;
        return null;
    end $$;
create trigger protect_cases after update of protection on people.person
    for each row when (new.protection = 'protected' and old.protection <> 'protected') execute function cases.protect_with_person();

-- ── From the proposal to the case ───────────────────────────────────────────────────────────────────────────────

-- Social workers of the body to which a proposal that waits for me could go, those with the fewest cases first.
create function intake.case_managers(p_proposal uuid) returns table (account_id uuid, name text, open_cases bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select a.id, a.name, (cases.load_of(a.id, c.body_id)).open_cases
        from intake.case_proposal c
        join identity.membership m on m.body_id = c.body_id and m.role = 'social_worker'
            and daterange(m.valid_from, m.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date
        join identity.account a on a.id = m.account_id and a.disabled_at is null and a.id <> identity.me()
        where c.id = p_proposal and c.state = 'seen' and intake.coordinates(p_proposal)
          and not exists (select from intake.proposed_person q join people.exclusion x on x.person_id = q.person_id
              where q.proposal_id = c.id and x.account_id = a.id and x.ended_at is null)
        group by a.id, a.name, c.body_id
        order by 3, a.name, a.id
    $$;

-- Whoever coordinates takes the proposal up: the case is there, about whom it was proposed, with somebody who manages
-- it.
create function intake.accept(p_proposal uuid, p_case uuid, p_reference text, p_account uuid, p_note text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        c intake.case_proposal;
    begin
        if not intake.coordinates(p_proposal) then return 'absent'; end if;
        select * into c from intake.case_proposal p where p.id = p_proposal for update;
        if c.case_id = p_case then return 'already'; end if;               -- the same form once more
        if c.state <> 'seen' then return 'now_' || c.state; end if;
        if not exists (select from intake.case_managers(p_proposal) m where m.account_id = p_account) then return 'not_a_member'; end if;
        perform cases.begin(p_case, p_reference, c.body_id, c.area, p_account, p_note,
            array(select q.person_id from intake.proposed_person q where q.proposal_id = p_proposal order by q.position, q.person_id));
        update intake.case_proposal set state = 'accepted', case_id = p_case, decided_at = clock_timestamp(), decided_by = identity.me()
            where id = p_proposal;
        perform intake.let_go(p_proposal);
        return 'accepted';
    end $$;

-- Decided: the names go from the coordinators' sight, unless another proposal shows them.
create function intake.let_go(p_proposal uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$
        update people.person_grant g set revoked_at = clock_timestamp(), revoked_by = identity.me()
            from intake.case_proposal c join intake.proposed_person p on p.proposal_id = c.id
            where c.id = p_proposal and g.person_id = p.person_id and g.principal_id = c.principal_id
              and g.basis = 'proposal' and g.revoked_at is null
              and not exists (select from intake.case_proposal o join intake.proposed_person q on q.proposal_id = o.id
                  where q.person_id = p.person_id and o.principal_id = c.principal_id and o.state in ('created', 'seen'))
    $$;

create or replace function intake.reject(p_proposal uuid, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not intake.coordinates(p_proposal) then return 'absent'; end if;
        update intake.case_proposal set state = 'rejected', why_rejected = p_reason, decided_at = clock_timestamp(), decided_by = identity.me()
            where id = p_proposal and state = 'seen';
        if not found then
            return (select 'now_' || p.state from intake.case_proposal p where p.id = p_proposal);
        end if;
        perform intake.let_go(p_proposal);
        return 'rejected';
    end $$;

-- ── The end, and again ──────────────────────────────────────────────────────────────────────────────────────────

create function cases.close(p_id uuid, p_case uuid, p_on date, p_reason text, p_outcome text, p_note text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not access.manages(p_case) then return 'absent'; end if;
        if p_on > (clock_timestamp() at time zone 'Europe/Rome')::date then return 'to_come'; end if;
        if p_on < (select (c.opened_at at time zone 'Europe/Rome')::date from cases.social_case c where c.id = p_case) then return 'before_it_began'; end if;
        if exists (select from cases.social_case c join cases.deadline d on d.case_id = c.id
                where c.id = p_case and c.state = 'open' and d.done_on is null and d.why_not is null) then
            return 'something_is_due';
        end if;
        update cases.social_case set state = 'closed', changed_at = clock_timestamp() where id = p_case and state = 'open';
        if not found then return 'already'; end if;
        insert into cases.case_closure (id, case_id, closed_on, reason, outcome, note) values (p_id, p_case, p_on, p_reason, p_outcome, p_note);
        return 'closed';
    end $$;

create function cases.reopen(p_case uuid, p_why text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not access.manages(p_case) then return 'absent'; end if;
        update cases.social_case set state = 'open', changed_at = clock_timestamp() where id = p_case and state = 'closed';
        if not found then return 'already'; end if;
        update cases.case_closure set why_reopened = p_why, reopened_by = identity.me(), reopened_at = clock_timestamp()
            where case_id = p_case and reopened_at is null;
        return 'reopened';
    end $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.prosecdef and p.proowner <> 'porta_authz'::regrole
               and p.pronamespace in ('access'::regnamespace, 'cases'::regnamespace, 'intake'::regnamespace) loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant insert on cases.name to porta_authz;
grant select on cases.deadline to porta_authz;
grant execute on function cases.persons_of(uuid), cases.closures_of(uuid), cases.last_visit(uuid), intake.case_managers(uuid),
    intake.accept(uuid, uuid, text, uuid, text), cases.close(uuid, uuid, date, text, text, text), cases.reopen(uuid, text),
    cases.workers(), cases.hand_over(uuid, uuid, uuid, text) to porta_staff;

select access.let_look();
