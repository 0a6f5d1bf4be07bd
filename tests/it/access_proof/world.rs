//! Puts the people and cases into a database, past every policy: rows whose ids say what they are.

use std::fmt::Write;

use sqlx::{AssertSqlSafe, PgConnection};

use super::people::{self, BODIES, Body, Case, Grant, Login, Member, Person, Span, To};
use super::relations;
use super::specification::{CLASSES, Set};

pub struct World {
    pub people: Vec<Person>,
    pub cases: Vec<Case>,
}

/// Who wrote the lines that stand in every section; works nowhere.
pub const AUTHOR: &str = "a0000000-0000-0000-0000-ffffffffffff";

/// What a line of a section is. Only the diary knows private ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Plain,
    PrivateOfAnother,
    PrivateOfTheOwn,
}

pub fn lines(class: &str) -> &'static [Line] {
    match class {
        "diary" => &[Line::Plain, Line::PrivateOfAnother, Line::PrivateOfTheOwn],
        _ => &[Line::Plain],
    }
}

pub fn id(kind: char, number: usize) -> String {
    format!("{kind}0000000-0000-0000-0000-{number:012x}")
}

/// The id of something that belongs to a case.
pub fn part_id(kind: char, case: usize, number: usize) -> String {
    format!("{kind}0000000-0000-0000-{number:04x}-{case:012x}")
}

pub fn line_id(case: usize, class: usize, line: Line) -> String {
    part_id('e', case, class * 4 + line as usize)
}

/// The session token's hash, which is all that the database knows of a session.
pub fn token(person: usize) -> String {
    format!("{:064x}", 0xABCD_0000 + person)
}

pub fn body_id(body: Body) -> String {
    id('b', BODIES.iter().position(|known| *known == body).unwrap())
}

fn classes(set: Set) -> String {
    let codes: Vec<&str> = (0..CLASSES.len())
        .filter(|place| set & (1 << place) != 0)
        .map(|place| CLASSES[place])
        .collect();
    format!("access.mask(variadic '{{{}}}')", codes.join(","))
}

impl World {
    pub fn new() -> Self {
        Self::of(|_| true)
    }

    /// With these people only.
    pub fn of(wanted: impl Fn(&Person) -> bool) -> Self {
        let people: Vec<_> = people::people().into_iter().filter(wanted).collect();
        let cases = people.iter().flat_map(relations::cases_of).collect();
        Self { people, cases }
    }

    pub fn person(&self, code: &str) -> usize {
        self.people.iter().position(|one| one.code == code).unwrap()
    }

    /// The own cases in which this person tries to change something: all of those who may write somewhere, the usual
    /// ones of everybody else.
    pub fn cases_to_change(&self, person: &Person) -> Vec<(usize, &Case)> {
        let own = self
            .cases
            .iter()
            .enumerate()
            .filter(|(_, case)| case.person == person.code);
        let writes = own.clone().any(|(_, case)| person.writes(case) != 0);
        own.take(if writes { usize::MAX } else { relations::USUAL })
            .collect()
    }

    pub async fn build(&self, behind: &mut PgConnection) {
        let mut script = String::new();
        self.who(&mut script);
        for (number, case) in self.cases.iter().enumerate() {
            self.case(&mut script, number, case);
        }
        script.push_str("set session_replication_role = replica;\n");
        for (number, case) in self.cases.iter().enumerate() {
            Self::what_lapsed(&mut script, number, case);
        }
        self.sections(&mut script);
        script.push_str("set session_replication_role = origin;\n");
        script.push_str(
            "analyze cases.social_case; analyze access.case_grant; analyze access.principal;\n",
        );
        sqlx::raw_sql(AssertSqlSafe(script))
            .execute(behind)
            .await
            .expect("the people and cases of the proof");
    }

    fn who(&self, out: &mut String) {
        for (number, body) in BODIES.into_iter().enumerate() {
            let (id, kind) = (id('b', number), body.kind());
            let valid = match body.agreement() {
                Span::Ended => "daterange(current_date - 400, current_date - 30)",
                Span::NotYet => "daterange(current_date + 30, null)",
                _ => "daterange(current_date - 400, null)",
            };
            put(out, format_args!(
                "insert into directory.body (id, slug, kind, name, example) values ('{id}', 'proof-{number}', '{kind}', 'Ente {number}', true);
                 insert into access.agreement (body_id, valid, reference) values ('{id}', {valid}, 'proof');"
            ));
        }
        put(
            out,
            format_args!(
                "insert into identity.account (id, login, name) values ('{AUTHOR}', 'proof.author', 'Chi scrive');"
            ),
        );
        for (number, person) in self.people.iter().enumerate() {
            let account = id('a', number);
            let disabled = if person.disabled {
                "clock_timestamp()"
            } else {
                "null"
            };
            put(
                out,
                format_args!(
                    "insert into identity.account (id, login, name, email, disabled_at) values ('{account}', 'proof.{number}', 'Persona {number}', 'proof.{number}@example.org', {disabled});"
                ),
            );
            let dates = days(person.membership);
            for role in &person.roles {
                let (body, area) = (
                    body_id(role.body),
                    role.area.map_or("null".into(), |area| format!("'{area}'")),
                );
                put(out, format_args!(
                    "insert into identity.membership (id, account_id, body_id, role, area, valid_from, valid_to)
                     values (gen_random_uuid(), '{account}', '{body}', '{}', {area}, {dates});", role.name
                ));
            }
            let (idle, absolute, ended) = match person.login {
                Login::None => continue,
                Login::Open => ("1 hour", "8 hours", "null"),
                Login::Ended => ("1 hour", "8 hours", "clock_timestamp()"),
                Login::Idle => ("-1 second", "8 hours", "null"),
                Login::TooOld => ("1 hour", "-1 second", "null"),
            };
            let confirmed = if person.stepped_up {
                "1 hour"
            } else {
                "-1 second"
            };
            put(out, format_args!(
                "insert into identity.session (token_hash, account_id, idle_until, absolute_until, ended_at, second_factor, stepped_up_until)
                 values ('\\x{}', '{account}', clock_timestamp() + interval '{idle}', clock_timestamp() + interval '{absolute}', {ended}, 'demo', clock_timestamp() + interval '{confirmed}');",
                token(number)
            ));
        }
    }

    fn case(&self, out: &mut String, number: usize, case: &Case) {
        let case_id = id('c', number);
        put(
            out,
            format_args!(
                "insert into cases.social_case (id, reference, body_id, area, protected) values ('{case_id}', '{number:013}', '{}', '{}', {});",
                body_id(case.body),
                case.area,
                case.protected
            ),
        );
        for (n, member) in case.team.iter().enumerate() {
            self.member(out, number, n, member);
        }
        for (n, sharing) in case.sharing.iter().enumerate() {
            let (from, withdrawn) = (starts(sharing.when), revoked(sharing.when));
            // every second one has an end that is to come
            let until = if (number + n).is_multiple_of(2) {
                "clock_timestamp() + interval '1 day'"
            } else {
                "null"
            };
            put(out, format_args!(
                "insert into access.sharing_authorisation (id, case_id, from_body_id, to_body_id, classes, how, notice_version, valid_from, valid_to, withdrawn_at)
                 values ('{}', '{case_id}', '{}', '{}', {}, 'paper', '1', {from}, {until}, {withdrawn});",
                part_id('f', number, n), body_id(case.body), body_id(sharing.to), classes(sharing.classes)
            ));
        }
        for (n, grant) in case.grants.iter().enumerate() {
            let (kind, account, of_case, area) = match &grant.to {
                To::Person(code) => (
                    "person",
                    format!("'{}'", id('a', self.person(code))),
                    "null".into(),
                    "null".into(),
                ),
                To::Body => ("body", "null".into(), "null".into(), "null".into()),
                To::Team => ("team", "null".into(), format!("'{case_id}'"), "null".into()),
                To::Area(area) => ("area", "null".into(), "null".into(), format!("'{area}'")),
            };
            let (role, body) = (grant.role(), body_id(grant.body));
            put(out, format_args!(
                "insert into access.case_grant (id, case_id, principal_id, capacity, classes, writes, manages, basis, reason, valid_from, valid_to, revoked_at)
                 values ('{}', '{case_id}', access.principal_of('{kind}', '{role}', '{body}', {account}, {of_case}, {area}), '{}', {}, {}, {}, '{}', 'proof', {}, {}, {});",
                part_id('d', number, n), grant.capacity.code(), classes(grant.reads), classes(grant.writes), grant.manages, grant.basis,
                starts(grant.when), ends(grant), revoked(grant.when)
            ));
        }
        put(
            out,
            format_args!(
                "insert into audit.event (case_id, actor, action, at) values ('{case_id}', '{AUTHOR}', 'case.opened', clock_timestamp());"
            ),
        );
        put(
            out,
            format_args!(
                "insert into cases.deadline (id, case_id, kind, what, starts_on, due_on, set_by, written_by)
                 values ('{}', '{case_id}', 'by_hand', 'canary', '2026-01-01', '2027-01-01', '{AUTHOR}', '{AUTHOR}');",
                id('5', number)
            ),
        );
        if let Some(who) = case.glass {
            put(out, format_args!(
                "insert into access.break_glass (id, case_id, body_id, account_id, grant_id, code, reason, at)
                 values ('{0}', '{case_id}', '{1}', '{2}', '{3}', 'danger_to_life', 'because of the proof', clock_timestamp() + interval '1 hour');
                 insert into audit.event (case_id, actor, action, at)
                 values ('{case_id}', '{2}', 'case.section_opened', clock_timestamp() + interval '2 hours');",
                id('9', number), body_id(case.body), id('a', self.person(who)), part_id('d', number, 0)
            ));
        }
        put(
            out,
            format_args!(
                "insert into cases.case_closure (id, case_id, closed_on, reason, outcome, note, closed_by, why_reopened, reopened_by, reopened_at)
                 values ('{}', '{case_id}', '2026-01-02', 'other', 'reached', 'proof', '{AUTHOR}', 'proof', '{AUTHOR}', clock_timestamp());",
                id('4', number)
            ),
        );
        if case.protected {
            put(
                out,
                format_args!(
                    "insert into cases.protection_lift (id, case_id, asked_by, reason) values ('{}', '{case_id}', '{AUTHOR}', 'proof');",
                    id('8', number)
                ),
            );
        }
    }

    fn member(&self, out: &mut String, case: usize, number: usize, member: &Member) {
        put(out, format_args!(
            "insert into cases.team_member (id, case_id, account_id, body_id, role, valid_from, valid_to)
             values ('{}', '{}', '{}', '{}', '{}', {});",
            part_id('7', case, number), id('c', case), id('a', self.person(member.person)), body_id(member.body), member.role, days(member.when)
        ));
    }

    /// What lapses by itself: nothing runs at that moment, so the projection still says what was true before.
    fn what_lapsed(out: &mut String, number: usize, case: &Case) {
        let mut lapsed = false;
        for (n, _) in case
            .grants
            .iter()
            .enumerate()
            .filter(|(_, grant)| grant.when == Span::Ended)
        {
            lapsed = true;
            put(
                out,
                format_args!(
                    "update access.case_grant set valid_to = clock_timestamp() - interval '1 second' where id = '{}';",
                    part_id('d', number, n)
                ),
            );
        }
        for (n, _) in case
            .sharing
            .iter()
            .enumerate()
            .filter(|(_, sharing)| sharing.when == Span::Ended)
        {
            lapsed = true;
            put(
                out,
                format_args!(
                    "update access.sharing_authorisation set valid_to = clock_timestamp() - interval '1 second' where id = '{}';",
                    part_id('f', number, n)
                ),
            );
        }
        if case.grants.iter().any(|grant| grant.swept) {
            put(
                out,
                format_args!("select access.project('{}');", id('c', number)),
            );
        } else if lapsed {
            put(
                out,
                format_args!(
                    "update cases.social_case set acl_until = clock_timestamp() - interval '1 second' where id = '{}';",
                    id('c', number)
                ),
            );
        }
    }

    fn sections(&self, out: &mut String) {
        for (place, class) in CLASSES.into_iter().enumerate() {
            for line in lines(class) {
                let private = if class == "diary" { ", private" } else { "" };
                write!(
                    out,
                    "insert into cases.{class} (id, case_id, text, written_by{private}) values "
                )
                .unwrap();
                for (number, case) in self.cases.iter().enumerate() {
                    let by = match line {
                        Line::PrivateOfTheOwn => id('a', self.person(case.person)),
                        _ => AUTHOR.to_owned(),
                    };
                    let private = match (class, line) {
                        ("diary", Line::Plain) => ", false",
                        ("diary", _) => ", true",
                        _ => "",
                    };
                    let comma = if number == 0 { "" } else { "," };
                    write!(
                        out,
                        "{comma}('{}', '{}', 'canary', '{by}'{private})",
                        line_id(number, place, *line),
                        id('c', number)
                    )
                    .unwrap();
                }
                out.push_str(";\n");
            }
        }
    }
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(out, "{line}").unwrap();
}

fn days(when: Span) -> &'static str {
    match when {
        Span::InForce => "current_date - 100, null",
        // what has only dates is taken back by ending it
        Span::Ended | Span::Revoked => "current_date - 100, current_date - 2",
        Span::NotYet => "current_date + 2, null",
    }
}

fn starts(when: Span) -> &'static str {
    match when {
        Span::NotYet => "clock_timestamp() + interval '1 hour'",
        _ => "clock_timestamp() - interval '1 day'",
    }
}

/// Broken glass closes by itself.
fn ends(grant: &Grant) -> &'static str {
    match grant.basis {
        "break_glass" => "clock_timestamp() + interval '4 hours'",
        _ => "null",
    }
}

fn revoked(when: Span) -> &'static str {
    match when {
        Span::Revoked => "clock_timestamp()",
        _ => "null",
    }
}
