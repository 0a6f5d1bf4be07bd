//! The matrix of cases: people × relations × tables × verbs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::LazyLock;

use platform::db::Address;

use crate::routes::golden;

use super::asking::{Asker, Outcome};
use super::people::{Case, Person, To};
use super::specification::{CAPACITIES, CLASSES, has, place};
use super::world::{Line, World, id, line_id, lines, part_id};
use super::{keys, populated};

/// Tables of cases and grants that are not sections, and the letter with which ids of their rows begin here.
pub const OTHERS: [(&str, char); 7] = [
    ("cases.social_case", 'c'),
    ("cases.deadline", '5'),
    ("cases.team_member", '7'),
    ("cases.protection_lift", '8'),
    ("access.case_grant", 'd'),
    ("access.sharing_authorisation", 'f'),
    ("access.break_glass", '9'),
];

/// All of them, each with its letter.
pub static TABLES: LazyLock<Vec<(String, char)>> = LazyLock::new(|| {
    CLASSES
        .iter()
        .map(|class| (format!("cases.{class}"), 'e'))
        .chain(OTHERS.map(|(table, letter)| (table.to_owned(), letter)))
        .collect()
});

/// What was compared, and what differed.
#[derive(Default)]
pub struct Score {
    pub cells: usize,
    pub rows: usize,
    pub mismatches: Vec<String>,
}

impl Score {
    fn add(&mut self, other: Score) {
        self.cells += other.cells;
        self.rows += other.rows;
        self.mismatches.extend(other.mismatches);
    }

    /// Says the figures, and fails where anything differs.
    pub fn report(&self, what: &str) {
        println!(
            "{what}: cells {}, rows compared {}, mismatches {}",
            self.cells,
            self.rows,
            self.mismatches.len()
        );
        let shown: Vec<_> = self.mismatches.iter().take(40).cloned().collect();
        assert!(shown.is_empty(), "{}", shown.join("\n"));
    }

    pub fn cell(&mut self, agrees: bool, what: impl FnOnce() -> String) {
        self.cells += 1;
        if !agrees {
            self.mismatches.push(what());
        }
    }

    pub fn effect(&mut self, may: bool, outcome: &Outcome, what: impl FnOnce() -> String) {
        let agrees = if may {
            outcome.happened()
        } else {
            outcome.has_no_effect()
        };
        self.cell(agrees, || format!("{}: {outcome:?}, may: {may}", what()));
    }
}

#[tokio::test]
async fn everybody_sees_and_changes_of_cases_what_the_specification_says_and_nothing_else() {
    let (portal, world, _behind) = populated().await;
    // two at once: the server has the work, not this test
    let (mut score, other) = tokio::join!(
        half(&world, &portal.address, 0),
        half(&world, &portal.address, 1)
    );
    score.add(other);
    // a token of somebody who sees much helps no other role
    let manager = world.person("case-manager");
    for role in [
        "porta_public",
        "porta_signin",
        "porta_worker",
        "porta_stats",
        "porta_audit",
    ] {
        let mut asker = Asker::sign_in(&portal.address, &keys(), role).await;
        nothing(&world, manager, &mut asker, role, &mut score).await;
    }
    score.report("matrix of cases");
    assert!(score.cells >= 35_000, "only {} cells", score.cells);
}

/// Every second person.
async fn half(world: &World, address: &Address, first: usize) -> Score {
    let mut score = Score::default();
    let mut staff = Asker::sign_in(address, &keys(), "porta_staff").await;
    let mut look = Asker::sign_in(address, &keys(), "porta_look").await;
    for who in (first..world.people.len()).step_by(2) {
        reading(world, who, &mut staff, &TABLES, "staff", &mut score).await;
        reading(world, who, &mut look, &TABLES, "look", &mut score).await;
        changing(world, who, &mut staff, &CLASSES, true, &mut score).await;
        underhand(world, who, &mut staff, &CLASSES, &mut score).await;
        by_hand(world, who, &mut staff, &mut score).await;
        deadlines(world, who, &mut staff, true, &mut score).await;
        if matches!(
            world.people[who].code,
            "case-manager" | "team-social" | "employment" | "two-hats"
        ) {
            blindly(world, who, &mut staff, &CLASSES, &mut score).await;
            changing(world, who, &mut look, &CLASSES, false, &mut score).await;
            deadlines(world, who, &mut look, false, &mut score).await;
        }
    }
    score
}

/// Every row that this person sees, in any case of anybody, is one that the specification shows; one cell for each
/// own relation and table.
pub async fn reading(
    world: &World,
    who: usize,
    asker: &mut Asker,
    tables: &[(String, char)],
    role: &str,
    score: &mut Score,
) {
    let person = &world.people[who];
    let queries: Vec<String> = tables
        .iter()
        .map(|(table, _)| format!("select id::text from {table}"))
        .collect();
    let seen = asker.sees(&super::world::token(who), &queries).await;
    for ((table, letter), seen) in tables.iter().zip(seen) {
        let Some(seen) = seen else {
            score
                .mismatches
                .push(format!("{role} {}: no answer from {table}", person.code));
            continue;
        };
        let mut allowed = BTreeSet::new();
        for (number, case) in world.cases.iter().enumerate() {
            score.cells += usize::from(case.person == person.code);
            score.rows += rows_of(person, case, number, table, &mut allowed);
        }
        let mut wrong: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
        for row in seen.symmetric_difference(&allowed) {
            if row.starts_with(&format!("{letter}0000000-0000-0000-")) {
                wrong.entry(&row[24..]).or_default().push(row);
            } else if !(table == "access.break_glass" && person.is_privacy_officer()) {
                wrong.entry("of nobody here").or_default().push(row);
            }
        }
        for (number, rows) in wrong {
            let of = usize::from_str_radix(number, 16).map_or(number.to_owned(), |number| {
                let case = &world.cases[number];
                format!("{}/{}", case.person, case.relation)
            });
            score.mismatches.push(format!(
                "{role} {} reads {table} of {of}: {rows:?} shown or missing against the specification",
                person.code
            ));
        }
    }
}

/// Adds the rows of a case in a table that this person is to see; says how many there are.
fn rows_of(
    person: &Person,
    case: &Case,
    number: usize,
    table: &str,
    allowed: &mut BTreeSet<String>,
) -> usize {
    match table {
        "cases.social_case" => {
            allowed.extend(person.sees_case(case).then(|| id('c', number)));
            1
        }
        "cases.deadline" => {
            let seen = has(person.reads(case), "plan");
            allowed.extend(seen.then(|| id('5', number)));
            1
        }
        "cases.protection_lift" => {
            let seen = case.protected && person.sees_lift(case);
            allowed.extend(seen.then(|| id('8', number)));
            usize::from(case.protected)
        }
        "access.break_glass" => {
            let seen = case.glass.is_some() && person.sees_break_glass(case);
            allowed.extend(seen.then(|| id('9', number)));
            usize::from(case.glass.is_some())
        }
        "cases.team_member" => {
            let seen = person.sees_team(case);
            let rows = (0..case.team.len()).filter(|_| seen);
            allowed.extend(rows.map(|n| part_id('7', number, n)));
            case.team.len()
        }
        "access.case_grant" => {
            let rows = case.grants.iter().enumerate();
            let seen = rows.filter(|(_, grant)| person.sees_grant(case, grant));
            allowed.extend(seen.map(|(n, _)| part_id('d', number, n)));
            case.grants.len()
        }
        "access.sharing_authorisation" => {
            let rows = case.sharing.iter().enumerate();
            let seen = rows.filter(|(_, sharing)| person.sees_sharing(case, sharing.to));
            allowed.extend(seen.map(|(n, _)| part_id('f', number, n)));
            case.sharing.len()
        }
        section => {
            let class = section.trim_start_matches("cases.");
            let reads = has(person.reads(case), class);
            let open = lines(class)
                .iter()
                .filter(|line| reads && is_open(person, case, **line));
            allowed.extend(open.map(|line| line_id(number, place(class), *line)));
            lines(class).len()
        }
    }
}

/// A private line of the diary is its author's alone.
fn is_open(person: &Person, case: &Case, line: Line) -> bool {
    match line {
        Line::Plain => true,
        Line::PrivateOfAnother => false,
        Line::PrivateOfTheOwn => case.person == person.code,
    }
}

/// Adds, corrects and removes in every own case, each in a savepoint.
pub async fn changing(
    world: &World,
    who: usize,
    asker: &mut Asker,
    classes: &[&str],
    as_staff: bool,
    score: &mut Score,
) {
    let person = &world.people[who];
    let token = super::world::token(who);
    let own = world.cases_to_change(person);
    let may = |case: &Case, class: &str| as_staff && has(person.writes(case), class);
    for class in classes {
        let cases: Vec<String> = own.iter().map(|(number, _)| id('c', *number)).collect();
        let add = format!(
            "insert into cases.{class} (id, case_id, text) values (gen_random_uuid(), target, 'new')"
        );
        for ((_, case), outcome) in own.iter().zip(asker.tries_with(&token, &add, &cases).await) {
            let may = may(case, class);
            score.effect(may, &outcome, || {
                format!("{} adds {class} in {}", person.code, case.relation)
            });
        }
        let rows: Vec<(String, &Case, Line)> = own
            .iter()
            .flat_map(|(number, case)| {
                lines(class)
                    .iter()
                    .map(|line| (line_id(*number, place(class), *line), *case, *line))
            })
            .collect();
        let ids: Vec<String> = rows.iter().map(|(id, ..)| id.clone()).collect();
        let correct = format!(
            "update cases.{class} set text = 'changed', written_by = coalesce(identity.me(), written_by)"
        );
        let outcomes = asker.tries_all(&token, &correct, &ids).await;
        for ((_, case, line), outcome) in rows.iter().zip(outcomes) {
            let may = may(case, class) && is_open(person, case, *line);
            score.effect(may, &outcome, || {
                format!(
                    "{} corrects {line:?} {class} in {}",
                    person.code, case.relation
                )
            });
        }
        let remove = format!("delete from cases.{class}");
        let outcomes = asker.tries_all(&token, &remove, &ids).await;
        for ((_, case, line), outcome) in rows.iter().zip(outcomes) {
            score.effect(false, &outcome, || {
                format!(
                    "{} removes {line:?} {class} in {}",
                    person.code, case.relation
                )
            });
        }
    }
}

/// Cases into which nobody may move a line from one where they write: some hide, some let read.
const CLOSED_TO_LINES: [&str; 12] = [
    "none",
    "name-only",
    "name-in-the-case-of-another",
    "protected-body",
    "revoked-but-name",
    "ended-but-name",
    "not-yet-but-name",
    "sharing-of-contact",
    "sharing-withdrawn-but-name",
    "sharing-ended-but-name",
    "sharing-to-come-but-name",
    "sharing-elsewhere-but-name",
];

/// What nobody may do even where much is allowed: write in another's name, move a line to a case that is closed to
/// them, take over lines without looking at them.
pub async fn underhand(
    world: &World,
    who: usize,
    asker: &mut Asker,
    classes: &[&str],
    score: &mut Score,
) {
    let person = &world.people[who];
    let numbered = |relation: &str| {
        world
            .cases
            .iter()
            .position(|case| (case.person, case.relation) == (person.code, relation))
    };
    let open = numbered("full").unwrap();
    let mut statements = Vec::new();
    for class in classes {
        let (case, row) = (id('c', open), line_id(open, place(class), Line::Plain));
        let author = super::world::AUTHOR;
        statements.extend([
            format!("insert into cases.{class} (id, case_id, text, written_by) values (gen_random_uuid(), '{case}', 'new', '{author}')"),
            format!("update cases.{class} set text = 'changed', written_by = '{author}' where id = '{row}'"),
        ]);
        // naming no line: so the right to read, which also guards what a line becomes, stands in no way
        let targets = CLOSED_TO_LINES
            .iter()
            .filter_map(|relation| numbered(relation));
        let closed = targets.filter(|target| !has(person.writes(&world.cases[*target]), class));
        statements.extend(closed.map(|other| {
            let other = id('c', other);
            format!("update cases.{class} set case_id = '{other}', written_by = identity.me()")
        }));
    }
    let outcomes = asker.tries(&super::world::token(who), &statements).await;
    for (statement, outcome) in statements.iter().zip(outcomes) {
        score.effect(false, &outcome, || format!("{} {statement}", person.code));
    }
}

/// Corrects everything at once without naming a row, so that no right to read stands in the way: exactly the lines
/// that may be corrected change.
pub async fn blindly(
    world: &World,
    who: usize,
    asker: &mut Asker,
    classes: &[&str],
    score: &mut Score,
) {
    let person = &world.people[who];
    for class in classes {
        let statement =
            format!("update cases.{class} set text = 'changed', written_by = identity.me()");
        let outcome = asker
            .tries(&super::world::token(who), &[statement])
            .await
            .remove(0);
        let expected = world
            .cases
            .iter()
            .filter(|case| has(person.writes(case), class))
            .flat_map(|case| {
                lines(class)
                    .iter()
                    .filter(|line| is_open(person, case, **line))
            })
            .count();
        score.cell(outcome == Outcome::Rows(expected as u64), || {
            format!(
                "{} corrects {class} blindly: {outcome:?}, not {expected}",
                person.code
            )
        });
    }
}

/// Cases, grants and all that belongs to them are changed by functions that check, by nobody's own hand.
async fn by_hand(world: &World, who: usize, asker: &mut Asker, score: &mut Score) {
    let person = &world.people[who];
    let own = world.cases_to_change(person);
    let cases: Vec<String> = own.iter().map(|(number, _)| id('c', *number)).collect();
    for (table, _) in OTHERS {
        let (column, change) = match table {
            "cases.social_case" => ("id", "protected = protected"),
            _ => ("case_id", "id = id"),
        };
        for statement in [
            format!("insert into {table} default values"),
            format!("update {table} set {change} where {column} = target"),
            format!("delete from {table} where {column} = target"),
        ] {
            let outcomes = asker
                .tries_with(&super::world::token(who), &statement, &cases)
                .await;
            for outcome in outcomes {
                score.effect(false, &outcome, || format!("{} {statement}", person.code));
            }
        }
    }
}

/// Deadlines are of the class of the plan: set and closed by whoever writes it, in their own name; never moved to another
/// case, rewritten or removed.
pub async fn deadlines(
    world: &World,
    who: usize,
    asker: &mut Asker,
    as_staff: bool,
    score: &mut Score,
) {
    let person = &world.people[who];
    let token = super::world::token(who);
    let own = world.cases_to_change(person);
    let cases: Vec<String> = own.iter().map(|(number, _)| id('c', *number)).collect();
    let may = |case: &Case| as_staff && has(person.writes(case), "plan");
    let (add, close) = (
        "insert into cases.deadline (id, case_id, kind, what, starts_on, due_on)
         values (gen_random_uuid(), target, 'by_hand', 'new', '2026-01-01', '2026-02-01')",
        "update cases.deadline set why_not = 'changed', written_by = identity.me() where case_id = target",
    );
    for (what, statement) in [("sets", add), ("closes", close)] {
        let outcomes = asker.tries_with(&token, statement, &cases).await;
        for ((_, case), outcome) in own.iter().zip(outcomes) {
            score.effect(may(case), &outcome, || {
                format!("{} {what} a deadline in {}", person.code, case.relation)
            });
        }
    }
    let author = super::world::AUTHOR;
    for statement in [
        format!(
            "update cases.deadline set why_not = 'changed', written_by = '{author}' where case_id = target"
        ),
        "update cases.deadline set due_on = due_on + 1, written_by = identity.me() where case_id = target".to_owned(),
        "update cases.deadline set case_id = case_id, written_by = identity.me() where case_id = target".to_owned(),
        "delete from cases.deadline where case_id = target".to_owned(),
        format!("insert into cases.deadline (id, case_id, kind, what, starts_on, due_on, set_by) values (gen_random_uuid(), target, 'by_hand', 'new', '2026-01-01', '2026-02-01', '{author}')"),
    ] {
        for outcome in asker.tries_with(&token, &statement, &cases).await {
            score.effect(false, &outcome, || format!("{} {statement}", person.code));
        }
    }
    if as_staff {
        deadlines_blindly(world, who, asker, score).await;
    }
}

/// Closes all at once without naming a row: exactly those of plans that may be written are closed.
async fn deadlines_blindly(world: &World, who: usize, asker: &mut Asker, score: &mut Score) {
    let person = &world.people[who];
    let all =
        "update cases.deadline set why_not = 'changed', written_by = identity.me()".to_owned();
    let outcome = asker
        .tries(&super::world::token(who), &[all])
        .await
        .remove(0);
    let cases = world.cases.iter();
    let expected = cases
        .filter(|case| has(person.writes(case), "plan"))
        .count() as u64;
    let agrees = outcome == Outcome::Rows(expected) || (expected == 0 && outcome.has_no_effect());
    score.cell(agrees, || {
        format!(
            "{} closes deadlines blindly: {outcome:?}, not {expected}",
            person.code
        )
    });
}

/// A role that has no right on any table of cases.
async fn nothing(world: &World, who: usize, asker: &mut Asker, role: &str, score: &mut Score) {
    let case = world
        .cases
        .iter()
        .position(|case| case.person == world.people[who].code && case.relation == "full")
        .unwrap();
    let case_id = id('c', case);
    let mut statements = Vec::new();
    for class in CLASSES {
        statements.extend([
            format!("select from cases.{class}"),
            format!("insert into cases.{class} (id, case_id, text) values (gen_random_uuid(), '{case_id}', 'new')"),
            format!("update cases.{class} set text = 'changed'"),
            format!("delete from cases.{class}"),
        ]);
    }
    for (table, _) in OTHERS {
        statements.extend([
            format!("select from {table}"),
            format!("insert into {table} default values"),
            format!("update {table} set id = id"),
            format!("delete from {table}"),
        ]);
    }
    let outcomes = asker.tries(&super::world::token(who), &statements).await;
    for (statement, outcome) in statements.iter().zip(outcomes) {
        score.cell(outcome == Outcome::NoRight, || {
            format!("{role}: {statement}: {outcome:?}")
        });
    }
}

/// For people to read: what each capacity sees and writes of each class, and who among the people of the proof sees
/// anything at all in which relation. Written from the specification, which the test above holds the database to.
#[test]
fn the_specification_is_the_reviewed_one() {
    let world = World::new();
    let mut page = String::from(
        "class × capacity: r reads, w writes, (r) reads only if granted by name of the class\n\n",
    );
    write!(page, "{:19}", "").unwrap();
    for capacity in CAPACITIES {
        write!(page, "{:14}", capacity.code()).unwrap();
    }
    page.push('\n');
    for class in CLASSES {
        write!(page, "{class:19}").unwrap();
        for capacity in CAPACITIES {
            let cell = match (has(capacity.reads(), class), has(capacity.writes(), class)) {
                (true, true) => "rw",
                (true, false) => "r",
                _ if has(capacity.reads_if_granted(), class) => "(r)",
                _ => "-",
            };
            write!(page, "{cell:14}").unwrap();
        }
        page.push('\n');
    }
    page.push_str("\nrelation × class, for each person: w reads and writes, r reads, . nothing; the classes stand in the order from above\n");
    for person in &world.people {
        writeln!(
            page,
            "\n{} ({}, {:?})",
            person.code,
            person.capacity.code(),
            person.body
        )
        .unwrap();
        for case in world.cases.iter().filter(|case| case.person == person.code) {
            let (reads, writes) = (person.reads(case), person.writes(case));
            let row: String = CLASSES
                .iter()
                .map(|class| match (has(reads, class), has(writes, class)) {
                    (true, true) => 'w',
                    (true, false) => 'r',
                    (false, false) => '.',
                    (false, true) => '!',
                })
                .collect();
            assert!(!row.contains('!'), "writes what can not be read");
            let exists = if person.sees_case(case) {
                ""
            } else {
                "  does not exist"
            };
            writeln!(page, "    {:30}{row}{exists}", case.relation).unwrap();
        }
    }
    golden(
        "case-access.txt",
        &page
            .lines()
            .map(str::trim_end)
            .fold(String::new(), |all, line| all + line + "\n"),
    );
    assert!(
        world
            .cases
            .iter()
            .any(|case| matches!(case.grants.first(), Some(grant) if grant.to == To::Team))
    );
}
