//! Access records about the persons of the proof, and the proposals that came of them. Half of those made for somebody
//! who receives people were written by that person; all others by somebody else.

use std::fmt::Write;

use super::super::people::Person;
use super::super::specification::has;
use super::super::world::{AUTHOR, World, body_id, id, part_id};
use super::standing::Somebody;
use super::world::{Table, person_id};

const AREA: &str = "families";

impl Person {
    /// The author, who still receives people there and whom nobody excluded.
    fn wrote_about(&self, somebody: &Somebody) -> bool {
        somebody.received_by_own
            && somebody.of == self.code
            && self.receives_at(somebody.body).is_some()
            && somebody.excluded != Some(self.code)
    }

    fn may_know(&self, somebody: &Somebody, class: &str) -> bool {
        self.holds_on(somebody)
            .any(|held| held.body == somebody.body && has(somebody.opened(held, held.reads), class))
    }

    fn sees_record(&self, somebody: &Somebody) -> bool {
        self.wrote_about(somebody) || self.may_know(somebody, "appointment")
    }

    fn sees_what_was_said(&self, somebody: &Somebody) -> bool {
        self.wrote_about(somebody)
            || (self.sees_record(somebody) && self.may_know(somebody, "shared_note"))
    }

    /// Proposed to the coordinators of the area; of a protected person to nobody here.
    fn sees_proposal(&self, somebody: &Somebody) -> bool {
        let decides = somebody.protection != "protected"
            && somebody.excluded != Some(self.code)
            && self.works_as("coordinator", somebody.body)
            && self.roles.iter().any(|role| {
                role.name == "coordinator"
                    && role.body == somebody.body
                    && role.area.is_none_or(|area| area == AREA)
            });
        decides || self.sees_what_was_said(somebody)
    }
}

fn some(yes: bool, row: String) -> Vec<String> {
    if yes { vec![row] } else { Vec::new() }
}

fn record(number: usize) -> String {
    id('7', number)
}

pub fn tables() -> Vec<Table> {
    fn table(
        name: &'static str,
        key: &'static str,
        rows: impl Fn(&Person, &Somebody, usize) -> Vec<String> + 'static,
    ) -> Table {
        Table {
            name,
            key,
            rows: Box::new(rows),
        }
    }
    let mut all = vec![
        table("intake.access_record", "id", |p, s, n| {
            some(p.sees_record(s), record(n))
        }),
        table("intake.access_person", "access_id", |p, s, n| {
            some(p.sees_record(s), record(n))
        }),
        table("intake.tie", "access_id", |p, s, n| {
            some(
                p.wrote_about(s) || (p.sees_record(s) && p.may_know(s, "household")),
                record(n),
            )
        }),
        table("intake.notice_delivery", "id", |p, s, n| {
            some(p.may_know(s, "appointment"), part_id('7', n, 1))
        }),
        table("intake.case_proposal", "id", |p, s, n| {
            some(p.sees_proposal(s), part_id('7', n, 2))
        }),
        table("intake.proposed_person", "proposal_id", |p, s, n| {
            some(
                p.sees_proposal(s) && has(p.reads_of(s), "name"),
                part_id('7', n, 2),
            )
        }),
    ];
    all.push(table("intake.next_step", "access_id", |p, s, n| {
        // whoever is to do it reads it, if the record is theirs to see at all
        let is_to_do_it = s.of == p.code && p.sees_record(s);
        some(is_to_do_it || p.sees_what_was_said(s), record(n))
    }));
    all.extend(
        [
            "intake.told",
            "intake.need",
            "intake.reporter",
            "intake.correction",
        ]
        .map(|name| {
            table(name, "access_id", |p, s, n| {
                some(p.sees_what_was_said(s), record(n))
            })
        }),
    );
    all
}

pub fn write(out: &mut String, world: &World, number: usize, somebody: &Somebody) {
    let own = id('a', world.person(somebody.of));
    let author = if somebody.received_by_own {
        own.clone()
    } else {
        AUTHOR.to_owned()
    };
    let (record, person, body) = (record(number), person_id(number), body_id(somebody.body));
    writeln!(out,
        "insert into intake.access_record (id, body_id, mode, interlocutor, reason_kind, urgency, outcome, received_by)
         values ('{record}', '{body}', 'in_person', 'self', 'spontaneous', 'ordinary', 'case_proposed', '{author}');
         insert into intake.access_person (access_id, person_id, position, role) values ('{record}', '{person}', 1, 'subject');
         insert into intake.tie (access_id, person_id, relationship) values ('{record}', '{person}', '1');
         insert into intake.told (access_id, reason) values ('{record}', 'canary');
         insert into intake.need (access_id, domain) values ('{record}', 'housing');
         insert into intake.reporter (access_id, source) values ('{record}', 14);
         insert into intake.next_step (access_id, what, account_id, until) values ('{record}', 'canary', '{own}', '2030-01-01');
         insert into intake.correction (id, access_id, about, words, written_by) values ('{}', '{record}', 'said', 'canary', '{author}');
         insert into intake.notice_delivery (id, person_id, notice_id, body_id, how, written_by)
             select '{}', '{person}', n.id, '{body}', 'paper', '{AUTHOR}' from intake.privacy_notice n where n.language = 'it' limit 1;
         insert into intake.case_proposal (id, access_id, body_id, area, urgency, principal_id, proposed_by, shielded)
             values ('{proposal}', '{record}', '{body}', '{AREA}', 'ordinary', access.principal_of('area', 'coordinator', '{body}', null, null, '{AREA}'), '{AUTHOR}', {});
         insert into intake.proposed_person (proposal_id, person_id, position) values ('{proposal}', '{person}', 1);",
        part_id('7', number, 3), part_id('7', number, 1), somebody.protection == "protected", proposal = part_id('7', number, 2)
    ).unwrap();
}
