//! The matrix of persons: people × ways of standing to a person × tables × verbs, and every function that answers about
//! a person; compared with a specification written by hand.

mod answers;
mod merging;
mod records;
mod standing;
mod world;

use std::collections::BTreeSet;

use super::asking::{Asker, Outcome};
use super::matrix::Score;
use super::people::{Body, Person};
use super::specification::{Set, has, set};
use super::world::World;
use super::{keys, populated};

pub use standing::Somebody;
use world::Table;
pub use world::{Persons, person_id};

/// A table with data of a person.
pub struct Part {
    pub table: &'static str,
    pub class: &'static str,
    /// Has rows with ids of their own; else one row a person.
    has_id: bool,
    /// What besides the person a row needs: columns, and their values.
    columns: &'static str,
    values: &'static str,
}

const fn part(
    table: &'static str,
    class: &'static str,
    columns: &'static str,
    values: &'static str,
) -> Part {
    Part {
        table,
        class,
        has_id: true,
        columns,
        values,
    }
}

const fn single(
    table: &'static str,
    class: &'static str,
    columns: &'static str,
    values: &'static str,
) -> Part {
    Part {
        table,
        class,
        has_id: false,
        columns,
        values,
    }
}

/// `target` in the values is the person's id, so that no two persons share what may not be shared.
pub const PARTS: [Part; 15] = [
    single(
        "people.name",
        "name",
        "surname, surname_latin",
        "'Canarini', 'canarini'",
    ),
    single("people.identity", "identity", "birth_date", "'1980-02-03'"),
    part("people.citizenship", "identity", "country", "'ITA'"),
    part("people.language", "identity", "language, level", "'it', 5"),
    part(
        "people.identity_code",
        "identity",
        "kind, code, base",
        "'stp', 'STP0' || upper(right(target::text, 12)), 'STP0' || upper(right(target::text, 12))",
    ),
    part(
        "people.contact_point",
        "contact",
        "kind, value",
        "'phone', '000'",
    ),
    part("people.address", "contact", "kind", "'no_fixed_abode'"),
    part(
        "people.protected_address",
        "protection",
        "place",
        "'nowhere'",
    ),
    single("people.education", "education", "title", "'LSE'"),
    single("people.employment", "work", "condition", "'unemployed'"),
    part("people.disability", "health", "source", "'declared'"),
    part(
        "people.household_member",
        "household",
        "household_id, kind, relationship, valid, why_from",
        "HOUSEHOLD, 'registry', '1', daterange('2020-01-01', null), 'formed'",
    ),
    part(
        "people.kin",
        "household",
        "relative_id, kind",
        "RELATIVE, 'parent'",
    ),
    part(
        "people.guardianship",
        "household",
        "kind, guardian_name, valid",
        "'guardianship', 'Canarini', daterange('2020-01-01', null)",
    ),
    part(
        "people.court_limit",
        "protection",
        "parent_id, kind, valid",
        "RELATIVE, 'suspension', daterange('2020-01-01', null)",
    ),
];

/// Of another body's persons one learns who they are and how to reach them; the rest is its to share.
const ELSEWHERE: &str = "name identity contact appointment";
/// How and where to reach somebody confidential is for those whom a grant names.
const RESERVED: &str = "contact protection appointment";

impl Person {
    /// Grants on this person that count for me today. None if somebody has excluded me.
    pub fn holds_on<'a>(
        &'a self,
        somebody: &'a Somebody,
    ) -> impl Iterator<Item = &'a standing::Held> {
        somebody.held.iter().filter(|held| {
            somebody.excluded != Some(self.code)
                && held.is_in_force()
                && (!held.by_name || held.who == self.code)
                && self.works_as(held.capacity.role(), held.body)
                && somebody.opened(held, held.reads) != 0
        })
    }

    pub fn reads_of(&self, somebody: &Somebody) -> Set {
        self.holds_on(somebody)
            .fold(0, |all, held| all | somebody.opened(held, held.reads))
    }

    pub fn writes_of(&self, somebody: &Somebody) -> Set {
        self.holds_on(somebody)
            .fold(0, |all, held| all | somebody.opened(held, held.writes))
    }

    /// Named, and not only because of having looked somebody up.
    pub fn is_named_on(&self, somebody: &Somebody) -> bool {
        self.holds_on(somebody)
            .any(|held| held.by_name && held.basis != "looked_up")
    }

    /// Named, with who the person is: may name a colleague.
    pub fn introduces(&self, somebody: &Somebody) -> bool {
        self.holds_on(somebody).any(|held| {
            held.by_name
                && held.basis != "looked_up"
                && has(somebody.opened(held, held.reads), "identity")
        })
    }

    /// Answers for the person: knows who is kept away, and that a protection is to be lifted.
    pub fn answers_for(&self, somebody: &Somebody) -> bool {
        use super::specification::Capacity::{CaseManager, TeamSocial};
        self.holds_on(somebody)
            .any(|held| held.by_name && matches!(held.capacity, CaseManager | TeamSocial))
    }

    /// As what one receives people at a door of that body.
    pub fn receives_at(&self, body: Body) -> Option<&'static str> {
        ["reception", "social_worker"]
            .into_iter()
            .find(|role| self.works_as(role, body))
    }
}

impl Somebody {
    pub fn opened(&self, held: &standing::Held, mask: Set) -> Set {
        let mask = if held.body == self.body {
            mask
        } else {
            mask & set(ELSEWHERE)
        };
        match (held.by_name, self.protection) {
            (true, _) | (_, "none") => mask,
            (false, "confidential") => mask & !set(RESERVED),
            _ => 0,
        }
    }
}

#[tokio::test]
async fn everybody_sees_and_changes_of_persons_what_the_specification_says_and_nothing_else() {
    let (portal, world, mut behind) = populated().await;
    let persons = Persons::of(&world);
    persons.build(&world, &mut behind).await;
    let mut score = Score::default();
    let mut staff = Asker::sign_in(&portal.address, &keys(), "porta_staff").await;
    let mut look = Asker::sign_in(&portal.address, &keys(), "porta_look").await;
    let tables = persons.tables();
    for who in 0..world.people.len() {
        let about = (&world, &persons, who);
        reading(about, &tables, &mut staff, "staff", &mut score).await;
        reading(about, &tables, &mut look, "look", &mut score).await;
        changing(about, |_| true, &mut staff, &mut score).await;
        records::writing(about, &mut staff, &mut score).await;
    }
    score.report("matrix of persons");
    assert!(score.cells >= 15_000, "only {} cells", score.cells);
}

/// Every row that this person sees, of anybody, is one that the specification shows; none is missing.
async fn reading(
    (world, persons, who): (&World, &Persons, usize),
    tables: &[Table],
    asker: &mut Asker,
    role: &str,
    score: &mut Score,
) {
    let person = &world.people[who];
    let queries: Vec<String> = tables
        .iter()
        .map(|table| format!("select {}::text from {}", table.key, table.name))
        .collect();
    let seen = asker.sees(&super::world::token(who), &queries).await;
    for (table, seen) in tables.iter().zip(seen) {
        let seen =
            seen.unwrap_or_else(|| panic!("{role} {}: no answer from {}", person.code, table.name));
        let mut allowed = BTreeSet::new();
        for (number, somebody) in persons.all.iter().enumerate() {
            score.cells += usize::from(somebody.of == person.code);
            allowed.extend((table.rows)(person, somebody, number));
        }
        score.rows += allowed.len();
        // those who are merged are asked about by acts
        let theirs = |row: &&String| !persons.is_of_a_merge(row);
        for row in seen.symmetric_difference(&allowed).filter(theirs) {
            score.mismatches.push(format!(
                "{role} {} reads {} of {}: {row} shown or missing against the specification",
                person.code,
                table.name,
                persons.named(row)
            ));
        }
    }
}

/// Adding to and correcting every part of every person of the own.
async fn changing(
    (world, persons, who): (&World, &Persons, usize),
    wanted: impl Fn(&Part) -> bool,
    asker: &mut Asker,
    score: &mut Score,
) {
    let person = &world.people[who];
    let token = super::world::token(who);
    let own: Vec<usize> = persons.own(person.code);
    for (index, part) in PARTS.iter().enumerate() {
        if !wanted(part) {
            continue;
        }
        let mut statements = Vec::new();
        for number in &own {
            statements.push(persons.added(part, *number));
            statements.push(Persons::corrected(part, index, *number));
            statements.push(Persons::removed(part, index, *number));
        }
        if part.values.contains("RELATIVE") {
            beside_somebody_unknown(world, persons, (who, part), asker, score).await;
        }
        let outcomes = asker.tries(&token, &statements).await;
        for (number, three) in own.iter().zip(outcomes.chunks(3)) {
            let somebody = &persons.all[*number];
            let may = has(person.writes_of(somebody), part.class);
            let what = |verb: &str| {
                format!(
                    "{} {verb} {} of {}/{}",
                    person.code, part.table, somebody.of, somebody.relation
                )
            };
            match &three[0] {
                // there is one already: the policy has let it through
                Outcome::Other(said) if !part.has_id && said.starts_with("23505") => {
                    score.cell(may, || what("adds to"));
                }
                outcome => score.effect(may, outcome, || what("adds to")),
            }
            score.effect(may, &three[1], || what("corrects"));
            score.effect(false, &three[2], || what("removes"));
        }
    }
}

/// A tie with somebody whom nobody sees is nobody's to write.
async fn beside_somebody_unknown(
    world: &World,
    persons: &Persons,
    (who, part): (usize, &Part),
    asker: &mut Asker,
    score: &mut Score,
) {
    let person = &world.people[who];
    let unknown = format!("'{}'", persons.unknown());
    let own = persons.own(person.code);
    let statements: Vec<String> = own
        .iter()
        .map(|number| {
            let companion = format!("'{}'", persons.companion(*number));
            persons.added(part, *number).replace(&companion, &unknown)
        })
        .collect();
    let outcomes = asker.tries(&super::world::token(who), &statements).await;
    for (number, outcome) in own.iter().zip(&outcomes) {
        score.effect(false, outcome, || {
            let relation = persons.all[*number].relation;
            format!(
                "{} ties {relation} in {} to somebody unknown",
                person.code, part.table
            )
        });
    }
}
