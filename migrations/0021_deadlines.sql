-- What is due in a case: terms that run from an event, reckoned when the event is written down, and what somebody
-- promised by hand. A deadline tells that a household is on a path of support and where it stands, so it is of the class
-- of the plan: whoever may read the plan sees it, nobody else.
create table cases.deadline (
    id uuid primary key,
    case_id uuid not null references cases.social_case,
    kind text not null check (kind in ('convocation', 'first_meeting', 'plan_after_meeting', 'plan_after_analysis', 'contact',
        'service_agreement', 'by_hand')),
    what text check (length(what) between 1 and 200),                 -- in one's own words, by hand only
    starts_on date not null check (starts_on between '2000-01-01' and '2100-01-01'),   -- the day of the event
    due_on date not null,
    source text check (length(source) between 1 and 300),             -- the law or guideline as it was cited then
    set_by uuid not null default identity.me() references identity.account,
    set_at timestamptz not null default clock_timestamp(),
    done_on date,
    why_not text check (length(why_not) between 1 and 500),           -- dropped, and why
    written_by uuid not null default identity.me() references identity.account,   -- who touched it last: who closed it
    written_at timestamptz not null default clock_timestamp(),
    constraint words_by_hand check ((kind = 'by_hand') = (what is not null)),
    constraint law_by_rule check ((kind = 'by_hand') = (source is null)),
    constraint due_after_its_event check (due_on >= starts_on and due_on <= starts_on + 3660),
    constraint done_after_its_event check (done_on >= starts_on and done_on <= '2110-01-01'),
    constraint done_or_dropped check (done_on is null or why_not is null)
);
create index on cases.deadline (case_id, due_on);
-- the same term from the same event stands once
create unique index one_term_an_event on cases.deadline (case_id, kind, starts_on) where kind <> 'by_hand' and why_not is null;

-- Closed once, and then it stays as it was closed. What was set is not rewritten: only closing is granted below.
create function cases.close_deadline() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    begin
        if old.done_on is not null or old.why_not is not null then
            raise exception 'a deadline is closed once' using errcode = '23514', constraint = 'closed_once';
        end if;
        new.written_at := clock_timestamp();
        return new;
    end $$;
create trigger closed_once before update on cases.deadline for each row execute function cases.close_deadline();

select access.protect_section('cases.deadline', 'plan');
revoke insert, update on cases.deadline from porta_staff;
grant insert (id, case_id, kind, what, starts_on, due_on, source) on cases.deadline to porta_staff;
grant update (done_on, why_not, written_by) on cases.deadline to porta_staff;

-- How much is due in my open cases: late, and within seven days. Asked with my own rights: only what I may read counts.
create function cases.my_deadlines(p_day date, out late bigint, out soon bigint)
    language sql stable set search_path = pg_catalog, pg_temp
    as $$
        with mine as materialized (select c.id from cases.social_case c where c.state = 'open')
        select count(*) filter (where d.due_on < p_day), count(*) filter (where d.due_on >= p_day)
        from mine join cases.deadline d on d.case_id = mine.id
        where d.done_on is null and d.why_not is null and d.due_on <= p_day + 7
    $$;
revoke all on function cases.my_deadlines(date) from public;
grant execute on function cases.my_deadlines(date) to porta_staff;

select access.let_look();
