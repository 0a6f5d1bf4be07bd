//! Access records about the persons of the proof, and the proposals that came of them. Half of those made for somebody
//! who receives people were written by that person; all others by somebody else.

use std::fmt::Write;

use super::super::asking::{Asker, Outcome};
use super::super::matrix::Score;
use super::super::people::Person;
use super::super::specification::has;
use super::super::world::{AUTHOR, World, body_id, id, part_id, token};
use super::Persons;
use super::standing::Somebody;
use super::world::{Table, person_id};

const AREA: &str = "families";

impl Person {
    /// The author, who still receives people there and whom nobody excluded.
    pub fn wrote_about(&self, somebody: &Somebody) -> bool {
        somebody.received_by_own
            && somebody.of == self.code
            && self.receives_at(somebody.body).is_some()
            && somebody.excluded != Some(self.code)
    }

    fn may_know(&self, somebody: &Somebody, class: &str) -> bool {
        self.holds_on(somebody)
            .any(|held| held.body == somebody.body && has(somebody.opened(held, held.reads), class))
    }

    pub fn sees_record(&self, somebody: &Somebody) -> bool {
        self.wrote_about(somebody) || self.may_know(somebody, "appointment")
    }

    pub fn sees_what_was_said(&self, somebody: &Somebody) -> bool {
        self.wrote_about(somebody)
            || (self.sees_record(somebody) && self.may_know(somebody, "shared_note"))
    }

    pub fn sees_proposal(&self, somebody: &Somebody) -> bool {
        self.decides_on(somebody) || self.sees_what_was_said(somebody)
    }

    /// Proposed to the coordinators of the area; of a protected person to nobody here.
    pub fn decides_on(&self, somebody: &Somebody) -> bool {
        somebody.protection != "protected"
            && somebody.excluded != Some(self.code)
            && self.works_as("coordinator", somebody.body)
            && self.roles.iter().any(|role| {
                role.name == "coordinator"
                    && role.body == somebody.body
                    && role.area.is_none_or(|area| area == AREA)
            })
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

/// And one on which somebody protected stands as well, whom nobody here may see: so nobody sees the record.
pub fn write(
    out: &mut String,
    world: &World,
    (number, hidden): (usize, &str),
    somebody: &Somebody,
) {
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
         insert into intake.proposed_person (proposal_id, person_id, position) values ('{proposal}', '{person}', 1);
         insert into intake.access_record (id, body_id, mode, interlocutor, reason_kind, urgency, outcome, received_by)
         values ('{together}', '{body}', 'in_person', 'self', 'spontaneous', 'ordinary', 'information', '{AUTHOR}');
         insert into intake.access_person (access_id, person_id, position, role) values ('{together}', '{person}', 1, 'subject'), ('{together}', '{hidden}', 2, 'subject');
         insert into intake.told (access_id, reason) values ('{together}', 'canary');",
        part_id('7', number, 3), part_id('7', number, 1), somebody.protection == "protected", proposal = part_id('7', number, 2), together = part_id('7', number, 4)
    ).unwrap();
}

/// Writing an access record, and into one, by everybody about every person of their own.
pub async fn writing(
    (world, persons, who): (&World, &Persons, usize),
    asker: &mut Asker,
    score: &mut Score,
) {
    let person = &world.people[who];
    let own = persons.own(person.code);
    let statements: Vec<String> = own
        .iter()
        .flat_map(|number| ATTEMPTS.map(|attempt| (attempt.does)(&persons.all[*number], *number)))
        .collect();
    let outcomes = asker.tries(&token(who), &statements).await;
    for (number, outcomes) in own.iter().zip(outcomes.chunks(ATTEMPTS.len())) {
        let somebody = &persons.all[*number];
        for (attempt, outcome) in ATTEMPTS.iter().zip(outcomes) {
            let what = || format!("{} {} ({})", person.code, attempt.what, somebody.relation);
            let may = (attempt.may)(person, somebody);
            match outcome {
                // there is one already: the policy has let it through
                Outcome::Other(said) if said.starts_with("23505") => score.cell(may, what),
                outcome => score.effect(may, outcome, what),
            }
        }
    }
}

struct Attempt {
    what: &'static str,
    does: fn(&Somebody, usize) -> String,
    may: fn(&Person, &Somebody) -> bool,
}

/// A record of one's own, at the door of the body that answers for the person.
fn own_record(somebody: &Somebody) -> String {
    format!(
        "insert into intake.access_record (id, body_id, mode, interlocutor, reason_kind, urgency, outcome)
         values ('{NEW}', '{}', 'phone', 'self', 'spontaneous', 'ordinary', 'information');",
        body_id(somebody.body)
    )
}

const NEW: &str = "7fffffff-0000-0000-0000-000000000000";

impl Person {
    fn writes_about(&self, somebody: &Somebody) -> bool {
        self.holds_on(somebody).any(|held| {
            held.body == somebody.body && has(somebody.opened(held, held.writes), "appointment")
        })
    }

    fn receives_for(&self, somebody: &Somebody) -> bool {
        self.receives_at(somebody.body).is_some()
    }
}

const ATTEMPTS: [Attempt; 7] = [
    Attempt {
        what: "writes an access record",
        does: |s, _| own_record(s),
        may: |p, s| p.receives_for(s),
    },
    Attempt {
        what: "writes an access record in the name of a colleague",
        does: |s, _| {
            own_record(s)
                .replace("outcome)", "outcome, received_by)")
                .replace("'information')", &format!("'information', '{AUTHOR}')"))
        },
        may: |_, _| false,
    },
    Attempt {
        what: "writes who came",
        does: |s, n| {
            format!(
                "{} insert into intake.access_person (access_id, person_id, position, role) values ('{NEW}', '{}', 1, 'subject')",
                own_record(s),
                person_id(n)
            )
        },
        may: |p, s| p.receives_for(s) && p.writes_about(s),
    },
    Attempt {
        what: "adds to who came",
        does: |_, n| {
            format!(
                "insert into intake.access_person (access_id, person_id, position, role) values ('{}', '{}', 2, 'subject')",
                record(n),
                person_id(n)
            )
        },
        may: |p, s| p.wrote_about(s) && p.writes_about(s),
    },
    Attempt {
        what: "adds to what was said",
        does: |_, n| {
            format!(
                "insert into intake.need (access_id, domain) values ('{}', 'work')",
                record(n)
            )
        },
        may: |p, s| p.wrote_about(s),
    },
    Attempt {
        what: "does the next step",
        does: |_, n| {
            format!(
                "update intake.next_step set done_at = clock_timestamp(), done_by = identity.me() where access_id = '{}'",
                record(n)
            )
        },
        may: |p, s| p.sees_what_was_said(s) || (s.of == p.code && p.sees_record(s)),
    },
    Attempt {
        what: "writes that the notice was given",
        does: |s, n| {
            format!(
                "insert into intake.notice_delivery (person_id, notice_id, body_id, how)
                 select '{}', n.id, '{}', 'shown' from intake.privacy_notice n where n.language = 'it' limit 1",
                person_id(n),
                body_id(s.body)
            )
        },
        may: |p, s| p.receives_for(s) && p.writes_about(s),
    },
];
