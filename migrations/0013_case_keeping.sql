-- What whoever keeps a case needs to know in words: the names behind sharing, team and lifts of protection; and for
-- whoever reviews a broken glass, what was looked at through it.

-- ── For whoever manages a case ──────────────────────────────────────────────────────────────────────────────────

create function access.sharing_on(p_case uuid)
    returns table (id uuid, to_body_id uuid, body_name text, body_kind text, agreement boolean, classes integer, how text,
        notice_version text, recorded_by text, valid_from timestamptz, valid_to timestamptz, withdrawn_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select s.id, b.id, b.name, b.kind, access.agreement_in_force(b.id), s.classes, s.how, s.notice_version, by.name,
               s.valid_from, s.valid_to, s.withdrawn_at
        from access.sharing_authorisation s
        join directory.body b on b.id = s.to_body_id
        left join identity.account by on by.id = s.recorded_by
        where s.case_id = p_case and access.manages(p_case)
        order by s.withdrawn_at is not null, b.name, s.valid_from
    $$;

-- Bodies with which something could be shared.
create function access.partners(p_case uuid) returns table (id uuid, name text, kind text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select b.id, b.name, b.kind
        from cases.social_case c
        join directory.body b on b.id <> c.body_id
        where c.id = p_case and access.manages(p_case) and access.agreement_in_force(b.id)
        order by b.name
    $$;

create function cases.team_on(p_case uuid)
    returns table (id uuid, account_name text, role text, body_id uuid, body_name text, valid_from date, valid_to date,
        added_by text, in_force boolean, is_member boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select t.id, a.name, t.role, b.id, b.name, t.valid_from, t.valid_to, by.name,
               daterange(t.valid_from, t.valid_to, '[]') @> (clock_timestamp() at time zone 'Europe/Rome')::date,
               access.is_member(t.account_id, t.role, t.body_id) and access.agreement_in_force(t.body_id)
        from cases.team_member t
        join identity.account a on a.id = t.account_id
        join directory.body b on b.id = t.body_id
        left join identity.account by on by.id = t.added_by
        where t.case_id = p_case and access.manages(p_case)
        order by b.name, a.name, t.valid_from
    $$;

-- The request to lift a protection that waits, for those who could confirm it.
create function cases.lift_waiting(p_case uuid)
    returns table (id uuid, asked_by_name text, asked_at timestamptz, reason text, by_me boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select l.id, a.name, l.asked_at, l.reason, l.asked_by = identity.me()
        from cases.protection_lift l
        join identity.account a on a.id = l.asked_by
        where l.case_id = p_case and l.confirmed_at is null and exists (select from access.case_grant g
            where g.case_id = p_case and g.own_body and g.by_name and g.capacity in ('case_manager', 'team_social')
              and g.basis <> 'break_glass' and g.principal_id = any ((select access.my_principals())::bigint[])
              and g.revoked_at is null and g.valid_from <= clock_timestamp()
              and (g.valid_to is null or g.valid_to > clock_timestamp()))
    $$;

-- Nobody is in the team twice in the same role.
create or replace function cases.join_team(p_id uuid, p_case uuid, p_account uuid, p_body uuid, p_role text, p_valid_to date) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
    begin
        if not access.manages(p_case) then return 'absent'; end if;
        if p_account = identity.me() then return 'to_oneself'; end if;
        if not access.is_member(p_account, p_role, p_body) or not access.agreement_in_force(p_body) then return 'not_a_member'; end if;
        if p_valid_to < today then return 'ends_before_it_begins'; end if;
        perform from cases.social_case c where c.id = p_case for update;
        if exists (select from cases.team_member t
                   where (t.case_id, t.account_id, t.body_id, t.role) = (p_case, p_account, p_body, p_role)
                     and daterange(t.valid_from, t.valid_to, '[]') @> today) then
            return 'already';
        end if;
        insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from, valid_to, added_by)
        values (p_id, p_case, p_account, p_body, p_role, today, p_valid_to, identity.me());
        return 'joined';
    end $$;

-- Whoever has left already stays left.
create or replace function cases.leave_team(p_member uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        t cases.team_member;
        today date := (clock_timestamp() at time zone 'Europe/Rome')::date;
    begin
        select * into t from cases.team_member where id = p_member for update;
        if t.id is null or not (access.manages(t.case_id) or t.account_id = identity.me()) then return 'absent'; end if;
        if t.valid_to < today then return 'already'; end if;
        if t.valid_from >= today then
            delete from cases.team_member where id = p_member;
        else
            update cases.team_member set valid_to = today - 1 where id = p_member;
        end if;
        return 'left';
    end $$;

-- Ends a grant at once. The case keeps a manager: that one is handed over, not revoked. Nor does whoever manages a case
-- shut out those who oversee it: they lose it only when the case is protected.
create or replace function access.revoke(p_grant uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        g access.case_grant;
    begin
        select * into g from access.case_grant where id = p_grant for update;
        if g.id is null or not access.manages(g.case_id) then return 'absent'; end if;
        if g.revoked_at is not null or g.valid_to <= clock_timestamp() then return 'already'; end if;
        if g.manages then return 'the_manager'; end if;
        if g.basis = 'coordination' then return 'those_who_oversee'; end if;
        update access.case_grant set revoked_at = clock_timestamp(), revoked_by = identity.me() where id = p_grant;
        return 'revoked';
    end $$;

-- ── For whoever reviews a broken glass ──────────────────────────────────────────────────────────────────────────
-- Coordinators of the case's area in its body, and the privacy officers. Of a protected case the privacy officers alone.

create function access.reviews(p_glass uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select identity.has_role('privacy_officer') or exists (
            select from access.break_glass b
            join cases.social_case c on c.id = b.case_id and not c.protected
            join identity.my_memberships() m on m.role = 'coordinator' and m.body_id = b.body_id
                and (m.area is null or m.area = c.area)
            where b.id = p_glass and access.agreement_in_force(b.body_id))
    $$;

drop policy read_own_and_to_review on access.break_glass;
create policy read_own_and_to_review on access.break_glass for select to porta_staff, porta_look
    using (account_id = (select identity.me()) or (select identity.has_role('privacy_officer'))
        or (body_id = any ((select access.reviews_for())::uuid[])
            and exists (select from cases.social_case c where c.id = break_glass.case_id)));

create or replace function access.review_break_glass(p_id uuid, p_outcome text, p_note text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        b access.break_glass;
    begin
        select * into b from access.break_glass where id = p_id for update;
        if b.account_id = identity.me() then return 'own'; end if;
        if b.id is null or not access.reviews(p_id) then return 'absent'; end if;
        if b.reviewed_at is not null then return 'already'; end if;
        update access.break_glass set reviewed_at = clock_timestamp(), reviewed_by = identity.me(), outcome = p_outcome,
            review_note = p_note where id = p_id;
        return 'reviewed';
    end $$;

-- Every glass that I broke or may review: open ones first, the oldest on top.
create function access.glasses()
    returns table (id uuid, case_id uuid, reference text, body_id uuid, body_name text, who text, own boolean, code text, reason text, at timestamptz,
        until timestamptz, classes integer, reviewed_at timestamptz, reviewed_by text, outcome text, review_note text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select b.id, b.case_id, c.reference, b.body_id, d.name, a.name, b.account_id = identity.me(), b.code, b.reason, b.at,
               coalesce(g.revoked_at, g.valid_to), g.classes, b.reviewed_at, r.name, b.outcome, b.review_note
        from access.break_glass b
        join cases.social_case c on c.id = b.case_id
        join directory.body d on d.id = b.body_id
        join identity.account a on a.id = b.account_id
        join access.case_grant g on g.id = b.grant_id
        left join identity.account r on r.id = b.reviewed_by
        where b.account_id = identity.me() or identity.has_role('privacy_officer')
           or exists (select from identity.my_memberships() m where m.role = 'coordinator' and m.body_id = b.body_id
                and (m.area is null or m.area = c.area) and not c.protected and access.agreement_in_force(b.body_id))
        order by b.reviewed_at is not null, case when b.reviewed_at is null then b.at end, b.at desc
        limit 500
    $$;

-- What was done on the case by whoever broke the glass, while it was open.
create function access.seen_through_glass(p_id uuid)
    returns table (at timestamptz, action text, data_class text, outcome text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select e.at, e.action, e.data_class, e.outcome
        from access.break_glass b
        join access.case_grant g on g.id = b.grant_id
        join audit.event e on e.case_id = b.case_id and e.actor = b.account_id
            and e.at >= b.at and e.at < coalesce(g.revoked_at, g.valid_to)
        where b.id = p_id and access.reviews(p_id)
        order by e.at
        limit 200
    $$;

do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_catalog.pg_proc p
             where p.prosecdef and p.proowner <> 'porta_authz'::regrole
               and p.pronamespace in ('access'::regnamespace, 'cases'::regnamespace) loop
        execute format('alter function %s owner to porta_authz', f);
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;
grant execute on function access.sharing_on(uuid), access.partners(uuid), cases.team_on(uuid), cases.lift_waiting(uuid),
    access.reviews(uuid), access.glasses(), access.seen_through_glass(uuid) to porta_staff;

select access.let_look();
