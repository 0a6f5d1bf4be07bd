//! The persons of the proof with their families: beside each of them a relative in the same standing, and one who is
//! protected, lived with them until yesterday, and whom nobody may see.

use std::fmt::Write;

use sqlx::{AssertSqlSafe, PgConnection};

use crate::access_proof::persons::{Persons, Somebody, person_id};
use crate::access_proof::world::{AUTHOR, World, body_id, id, part_id};

pub struct Cast {
    pub persons: Persons,
}

/// To whom the staff stand in which way.
pub enum Whose<'a> {
    Known(&'a Somebody),
    /// Nobody has a grant on them.
    Hidden,
}

impl Cast {
    pub fn of(world: &World) -> Self {
        Self {
            persons: Persons::of(world),
        }
    }

    pub fn many(&self) -> usize {
        self.persons.all.len()
    }

    pub fn whose(&self, number: usize) -> Whose<'_> {
        match number.checked_div(self.many()) {
            Some(0 | 1) => Whose::Known(&self.persons.all[number % self.many()]),
            _ => Whose::Hidden,
        }
    }

    /// The protected relative.
    pub fn hidden(&self, number: usize) -> usize {
        2 * self.many() + 1 + number
    }

    pub fn companion(&self, number: usize) -> usize {
        self.many() + number
    }

    pub async fn build(&self, world: &World, behind: &mut PgConnection) {
        self.persons.build(world, behind).await;
        let mut script = String::new();
        for number in 0..self.many() {
            self.family(&mut script, number);
        }
        sqlx::raw_sql(AssertSqlSafe(script))
            .execute(&mut *behind)
            .await
            .expect("families");
        super::words::set(behind).await;
    }

    fn family(&self, out: &mut String, number: usize) {
        let body = body_id(self.persons.all[number].body);
        let (person, companion, hidden) = (
            person_id(number),
            person_id(self.companion(number)),
            person_id(self.hidden(number)),
        );
        let household = id('6', number);
        let (elsewhere, record) = (
            part_id('6', number, 2),
            part_id('7', self.hidden(number), 0),
        );
        let (lesser, greater) = (person.as_str().min(&hidden), person.as_str().max(&hidden));
        writeln!(out,
            "insert into people.person (id, body_id, protection) values ('{hidden}', '{body}', 'protected');
             insert into people.name (person_id, surname, given_name, surname_latin, written_by) values ('{hidden}', 'x', 'x', 'x', '{AUTHOR}');
             update people.name set given_name = 'x', called = 'x' where person_id in ('{person}', '{companion}');
             insert into people.identity (person_id, birth_date, birthplace, written_by) values ('{hidden}', '1980-02-03', 'x', '{AUTHOR}');
             insert into people.identity_code (person_id, kind, code, base, written_by) values ('{hidden}', 'stp', '{code}', '{code}', '{AUTHOR}');
             insert into people.contact_point (person_id, kind, value, written_by) values ('{hidden}', 'phone', 'x', '{AUTHOR}');
             insert into people.address (person_id, kind, street, written_by) values ('{hidden}', 'residence', 'x', '{AUTHOR}');
             insert into people.protected_address (person_id, place, written_by) values ('{hidden}', 'x', '{AUTHOR}');
             insert into people.disability (person_id, source, written_by) values ('{hidden}', 'declared', '{AUTHOR}');
             insert into people.household (id, kind, body_id, written_by) values ('{elsewhere}', 'registry', '{body}', '{AUTHOR}');
             insert into people.household_member (household_id, person_id, relationship, valid, why_from, why_to, written_by) values
                ('{household}', '{hidden}', '3', daterange('2020-01-01', current_date), 'formed', 'split', '{AUTHOR}');
             insert into people.household_member (household_id, person_id, relationship, valid, why_from, written_by) values
                ('{household}', '{companion}', '2', daterange('2020-01-01', null), 'formed', '{AUTHOR}'),
                ('{elsewhere}', '{hidden}', '1', daterange(current_date, null), 'split', '{AUTHOR}');
             insert into people.kin (person_id, relative_id, kind, written_by) values
                ('{person}', '{hidden}', 'parent', '{AUTHOR}'), ('{companion}', '{hidden}', 'parent', '{AUTHOR}');
             insert into people.twin (person_a, person_b, probability, reasons) values ('{lesser}', '{greater}', 0.95, '{{same_surname}}');
             insert into intake.access_record (id, body_id, mode, interlocutor, reason_kind, urgency, outcome, received_by)
                values ('{record}', '{body}', 'in_person', 'self', 'spontaneous', 'urgent', 'information', '{AUTHOR}');
             insert into intake.access_person (access_id, person_id, position, role) values
                ('{record}', '{hidden}', 1, 'subject'), ('{record}', '{person}', 2, 'companion');
             insert into intake.told (access_id, reason) values ('{record}', 'x');
             insert into intake.reporter (access_id, source) values ('{record}', 14);",
            code = super::words::code(self.hidden(number)),
        ).unwrap();
    }
}
