-- Persons with random parts, for merging them and undoing it; and a picture of every row, to compare.
create schema proof;

insert into directory.body (id, slug, kind, name, example) values
    ('b0000000-0000-0000-0000-000000000001', 'proof-one', 'municipality', 'Uno', true),
    ('b0000000-0000-0000-0000-000000000002', 'proof-two', 'municipality', 'Due', true);
insert into access.agreement (body_id, valid, reference) select b.id, daterange(current_date - 400, null), 'proof'
    from directory.body b where b.slug like 'proof-%';

-- ada, bruno, carla, dario: social workers; elsa: reception; fulvia: coordinates; guido: social worker of the other body
create function proof.who(p_name text) returns uuid language sql immutable
    as $$ select ('a0000000-0000-0000-0000-00000000000' || array_position('{ada,bruno,carla,dario,elsa,fulvia,guido}'::text[], p_name))::uuid $$;
insert into identity.account (id, login, name) select proof.who(n), 'proof.' || n, initcap(n)
    from unnest('{ada,bruno,carla,dario,elsa,fulvia,guido}'::text[]) n;
insert into identity.membership (id, account_id, body_id, role, valid_from)
    select gen_random_uuid(), proof.who(n.name), ('b0000000-0000-0000-0000-00000000000' || n.body)::uuid, n.role, current_date - 300
    from (values ('ada', 1, 'social_worker'), ('bruno', 1, 'social_worker'), ('carla', 1, 'social_worker'), ('dario', 1, 'social_worker'),
        ('elsa', 1, 'reception'), ('fulvia', 1, 'coordinator'), ('guido', 2, 'social_worker')) as n (name, body, role);
insert into identity.session (token_hash, account_id, idle_until, absolute_until, second_factor)
    select sha256(n::bytea), proof.who(n), clock_timestamp() + interval '1 day', clock_timestamp() + interval '1 day', 'demo'
    from unnest('{ada,bruno,carla,dario,elsa,fulvia,guido}'::text[]) n;

-- From here on it is this one who acts.
create function proof.act(p_name text) returns void language sql
    as $$ select set_config('porta.token', encode(sha256(p_name::bytea), 'hex'), false) $$;

create function proof.principal(p_name text) returns bigint language sql
    as $$
        select access.principal_of('person', m.role, m.body_id, m.account_id, null, null)
        from identity.membership m where m.account_id = proof.who(p_name)
    $$;

create function proof.chance(p double precision) returns boolean language sql volatile as $$ select random() < p $$;
create function proof.one_of(variadic p_words text[]) returns text language sql volatile
    as $$ select p_words[1 + floor(random() * cardinality(p_words))::integer] $$;

-- Runs a statement; what may not stand is left out.
create function proof.perhaps(p_chance double precision, p_statement text) returns void language plpgsql
    as $$
    begin
        if random() >= p_chance then return; end if;
        execute p_statement;
    exception when unique_violation or exclusion_violation or check_violation then
        null;
    end $$;

create function proof.somebody() returns uuid language plpgsql
    as $$
    declare
        whom uuid := gen_random_uuid();
        p text := quote_literal(whom);
        n integer;
    begin
        perform proof.act('ada');
        perform people.register(whom, 'social_worker', 'b0000000-0000-0000-0000-000000000001',
            proof.one_of('none', 'none', 'none', 'confidential', 'protected'));
        insert into people.name (person_id, standing, surname, given_name, called, surname_latin, given_latin)
            select whom, proof.one_of('registered', 'declared', 'alias'), initcap(s), nullif(initcap(g), ''), nullif(proof.one_of('', 'Bibi'), ''), s, g
            from (select proof.one_of('rossi', 'hoxha', 'okafor') as s, proof.one_of('', 'arben', 'maria') as g) w;
        perform proof.perhaps(0.8, format('insert into people.identity (person_id, birth_date, birth_known, sex, birthplace, marital_status)
            values (%s, %L, %L, %L, %L, %L)', p, date '1950-01-01' + floor(random() * 20000)::integer, proof.one_of('day', 'year'),
            nullif(proof.one_of('M', 'F', ''), ''), nullif(proof.one_of('Lucca', ''), ''), nullif(proof.one_of('single', 'married', ''), '')));
        perform proof.perhaps(0.5, format('insert into people.education (person_id, title) values (%s, %L)', p, proof.one_of('LM', 'D')));
        perform proof.perhaps(0.5, format('insert into people.employment (person_id, condition, note) values (%s, %L, %L)', p, proof.one_of('employed', 'retired'), 'x'));
        for n in 1 .. 3 loop
            perform proof.perhaps(0.6, format('insert into people.citizenship (person_id, country, ended_at) values (%s, %L, %L)', p,
                proof.one_of('ITA', 'ALB', 'NGA'), nullif(proof.one_of('', '', '2026-01-01'), '')));
            perform proof.perhaps(0.6, format('insert into people.language (person_id, language, level) values (%s, %L, 3)', p, proof.one_of('it', 'sq', 'en')));
            perform proof.perhaps(0.4, format('insert into people.identity_code (person_id, kind, code, base) values (%s, ''stp'', %2$L, %2$L)', p,
                'STP' || lpad(floor(random() * 60)::text, 13, '0')));
            perform proof.perhaps(0.6, format('insert into people.contact_point (person_id, kind, value) values (%s, ''mobile'', %L)', p, '000' || n));
            perform proof.perhaps(0.4, format('insert into people.address (person_id, kind, place) values (%s, ''domicile'', ''Capannori'')', p));
            perform proof.perhaps(0.2, format('insert into people.protected_address (person_id, place) values (%s, ''Altrove'')', p));
            perform proof.perhaps(0.3, format('insert into people.disability (person_id, source, kind) values (%s, ''declared'', ''sensory'')', p));
            perform proof.perhaps(0.2, format('insert into people.guardianship (person_id, kind, guardian_name, valid)
                values (%s, ''guardianship'', ''Tutrice'', daterange(current_date - 9, null))', p));
        end loop;
        perform people.let_in(whom, proof.principal(x.name), x.capacity, x.basis, 'proof', clock_timestamp() + interval '300 days')
            from (values ('bruno', 'case_manager', 'received'), ('carla', 'case_manager', 'introduced'), ('dario', 'case_manager', 'looked_up'),
                ('elsa', 'reception', 'received'), ('fulvia', 'coordination', 'proposal'), ('guido', 'case_manager', 'received')) as x (name, capacity, basis)
            where proof.chance(0.5);
        update people.person_grant g set revoked_at = clock_timestamp(), revoked_by = proof.who('ada')
            where g.person_id = whom and g.by_name and g.principal_id <> proof.principal('ada') and proof.chance(0.15);
        perform proof.perhaps(0.3, format('insert into people.exclusion (id, person_id, account_id, why) values (gen_random_uuid(), %s, %L, ''relative'')',
            p, proof.who(proof.one_of('bruno', 'carla', 'elsa'))));
        perform proof.perhaps(0.2, format('insert into people.protection_lift (id, person_id, asked_by, reason) values (gen_random_uuid(), %s, %L, ''x'')', p, proof.who('ada')));
        return whom;
    end $$;

-- Six persons who live together, are kin and came to the desk together, in any way; the first two are to be merged.
create function proof.family() returns uuid[] language plpgsql
    as $$
    declare
        all_of uuid[] := array(select proof.somebody() from generate_series(1, 6));
        h uuid;
        a uuid;
        c uuid;
        n integer;
        x uuid;
        y uuid;
        since date;
    begin
        perform proof.act('ada');
        for n in 1 .. 4 loop
            h := gen_random_uuid();
            insert into people.household (id, kind, body_id) values (h, proof.one_of('registry', 'isee', 'de_facto'), 'b0000000-0000-0000-0000-000000000001');
            foreach x in array all_of loop
                since := current_date - floor(random() * 2000)::integer;
                perform proof.perhaps(0.5, format('insert into people.household_member (household_id, person_id, relationship, valid, why_from)
                    values (%L, %L, %L, daterange(%L, %L), ''joined'')', h, x, proof.one_of('1', '2', '3', '99'), since,
                    case when proof.chance(0.5) then since + 300 end));
            end loop;
        end loop;
        for n in 1 .. 14 loop
            x := all_of[1 + floor(random() * 6)::integer];
            y := all_of[1 + floor(random() * 6)::integer];
            perform proof.perhaps(0.8, format('insert into people.kin (person_id, relative_id, kind, ended_at) values (%L, %L, %L, %L)', x, y,
                proof.one_of('parent', 'adoptive_parent', 'married', 'cohabiting'), nullif(proof.one_of('', '', '2026-02-02'), '')));
            perform proof.perhaps(0.3, format('insert into people.court_limit (person_id, parent_id, kind, valid)
                values (%L, %L, ''suspension'', daterange(current_date - 9, null))', x, y));
        end loop;
        for n in 1 .. 3 loop
            a := gen_random_uuid();
            c := gen_random_uuid();
            insert into intake.access_record (id, body_id, mode, interlocutor, reason_kind, urgency, outcome)
                values (a, 'b0000000-0000-0000-0000-000000000001', 'phone', 'self', 'spontaneous', 'ordinary', 'case_proposed');
            for x in select u from unnest(all_of) u loop
                perform proof.perhaps(0.5, format('insert into intake.access_person (access_id, person_id, position, role) values (%L, %L,
                    (select coalesce(max(position), 0) + 1 from intake.access_person where access_id = %1$L), ''subject'')', a, x));
            end loop;
            insert into intake.tie (access_id, person_id, relationship)
                select p.access_id, p.person_id, '99' from intake.access_person p where p.access_id = a and proof.chance(0.7);
            insert into intake.notice_delivery (person_id, notice_id, access_id, body_id, how)
                select p.person_id, (select v.id from intake.privacy_notice v order by v.id limit 1), a, 'b0000000-0000-0000-0000-000000000001', 'paper'
                from intake.access_person p where p.access_id = a and proof.chance(0.5);
            if proof.chance(0.6) then perform intake.propose(c, a, 'adults', proof.who('fulvia')); end if;
        end loop;
        if proof.chance(0.5) then
            perform people.note_twin(all_of[1], all_of[2], 0.9, '{same_surname}');
        end if;
        return all_of;
    end $$;

-- Every row of the two rooms as it stands. Left out: what is written down of the merges themselves.
create function proof.picture() returns table (relation text, one jsonb) language plpgsql
    as $$
    declare
        t regclass;
    begin
        for t in select c.oid::regclass from pg_class c where c.relkind = 'r' and c.relnamespace in ('people'::regnamespace, 'intake'::regnamespace)
                 and c.relname not in ('merge', 'merge_step', 'merge_shut') loop
            return query execute format('select %L::text, to_jsonb(t) from %s t', t, t);
        end loop;
    end $$;

create table proof.before (relation text not null, one jsonb not null);

-- What differs between the picture taken before and now: nothing, if all is well.
create function proof.differences() returns setof text language sql
    as $$
        (select 'gone: ' || relation || ' ' || one from proof.before except all select 'gone: ' || relation || ' ' || one from proof.picture())
        union all
        (select 'new: ' || relation || ' ' || one from proof.picture() except all select 'new: ' || relation || ' ' || one from proof.before)
    $$;

-- Merges the first two of a random family and undoes it; how many rows and fields that moved, left and wrote.
create function proof.there_and_back(p_seed double precision) returns table (moved bigint, kept_apart bigint, written bigint) language plpgsql
    as $$
    declare
        who uuid[];
        m uuid := gen_random_uuid();
        outcome text;
        back jsonb;
        differs text;
        choices jsonb;
    begin
        perform setseed(p_seed);
        who := proof.family();
        choices := (select jsonb_object_agg(f.field, proof.one_of('kept', 'merged')) from people.merge_fields() f where proof.chance(0.7));
        delete from proof.before;
        insert into proof.before select * from proof.picture();
        begin
            outcome := people.merge(m, who[1], who[2], coalesce(choices, '{}'));
        exception when check_violation then
            outcome := 'does not fit';
        end;
        if outcome = 'does not fit' then
            moved := 0; kept_apart := 0; written := 0; return next; return;
        end if;
        if outcome <> 'merged' then raise exception 'seed %: %', p_seed, outcome; end if;
        if not exists (select from proof.differences()) then raise exception 'seed %: nothing was merged', p_seed; end if;
        if exists (select from people.person_grant g where g.person_id = who[2])
                or exists (select from people.circle c where c.person_id = who[2]) then
            raise exception 'seed %: the merged one is still seen', p_seed;
        end if;
        back := people.unmerge(m);
        if back <> '{"outcome": "undone", "stays": []}' then raise exception 'seed %: %', p_seed, back; end if;
        select string_agg(d, E'\n') into differs from proof.differences() d;
        if differs is not null then raise exception E'seed %:\n%', p_seed, differs; end if;
        return query select count(*) filter (where s.what = 'moved'), count(*) filter (where s.what = 'left'),
            count(*) filter (where s.what = 'written') from people.merge_step s where s.merge_id = m;
    end $$;
