-- Before somebody is registered: is this person known already, where I do not see them? Yes or no, nothing more, and
-- the question counts as a look beyond the circle: else the form for new persons would be a way around its limit.

-- Null: not answered, for whoever may not ask or has asked too often. Protected persons are never known.
create function people.known_already(p_code text, p_surname_key text, p_given_key text, p_birth_date date) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        me uuid := identity.me();
        body uuid := (select m.body_id from identity.my_memberships() m
            where m.role in ('reception', 'social_worker') and access.agreement_in_force(m.body_id) order by m.body_id limit 1);
        hits integer;
    begin
        if body is null then return null; end if;
        if p_code is null and (p_birth_date is null or p_surname_key = '' or p_given_key = '') then return false; end if;
        perform from identity.account a where a.id = me for no key update;   -- one question of mine at a time
        if (select count(*) from people.look_up l where l.account_id = me and l.at > clock_timestamp() - interval '1 hour') >= 30 then
            return null;
        end if;
        select count(*) into hits from (
            select c.person_id from people.identity_code c where c.base = p_code and c.ended_at is null
            union
            select n.person_id from people.identity i join people.name n on n.person_id = i.person_id
                where i.birth_date = p_birth_date and n.surname_key = p_surname_key and n.given_key = p_given_key
                  and p_surname_key <> '' and p_given_key <> ''
            ) found
            join people.person p on p.id = found.person_id
            where p.protection <> 'protected' and p.id <> all (people.excluded_from());
        insert into people.look_up (account_id, body_id, by, reason, hits)
        values (me, body, case when p_code is not null then 'code' else 'name_and_birth' end, 'before_registering', hits);
        return hits > 0;
    end $$;

alter function people.known_already(text, text, text, date) owner to porta_authz;
revoke all on function people.known_already(text, text, text, date) from public;
grant execute on function people.known_already(text, text, text, date) to porta_staff;

-- A surname that is written almost so, of whom the year of birth is known: the first letter is right.
create index circle_by_year_and_surname on people.circle (principal_id, birth_year, surname_key text_pattern_ops);
-- Whom somebody received last.
create index circle_by_end on people.circle (principal_id, valid_to);

select access.let_look();
