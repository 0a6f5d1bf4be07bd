//! That the proof can fail: each mutant of the access layer is made, asked about, and undone, in one database. It is
//! noticed by asking as people, or by looking at the catalogue; a mutant that nobody notices fails the test by its name.

use platform::db::{Actor, for_tests};
use platform::keys::TokenHash;
use sqlx::{AssertSqlSafe, PgConnection};

use super::asking::Asker;
use super::matrix::{OTHERS, Score, blindly, changing, deadlines, reading, underhand};
use super::mutations::{self, Mutant, Where};
use super::world::World;
use super::{answers, populated_with};
use crate::access_matrix;

/// People enough to notice.
const PEOPLE: [&str; 20] = [
    "case-manager",
    "team-social",
    "employment",
    "coordinator",
    "two-hats",
    "health",
    "social-elsewhere",
    "privacy-officer",
    "coordinator-other-area",
    "coordinator-elsewhere",
    "coordinator-and-social",
    "coordinator-lapsed",
    "disabled-own",
    "session-ended-own",
    "session-idle-own",
    "session-too-old-own",
    "membership-lapsed-own",
    "membership-to-come-own",
    "agreement-lapsed-own",
    "agreement-lapsed-shared",
];

/// Mutants that change nothing that anybody could see, each with its reason.
const EQUIVALENT: [(&str, &str); 7] = [
    (
        "cases.social_case floor_protected: using without [1] (acl && ( SELECT access.my_principals() AS my_principals))",
        "read_by_grant asks the same; the floor asks it for the sake of the index",
    ),
    (
        "cases.social_case read_by_grant: using without [1] (acl && ( SELECT access.my_principals() AS my_principals))",
        "the floor asks the same",
    ),
    (
        "cases.protection_lift read_with_the_case: using without [162] g.by_name",
        "of a protected case nobody sees another grant than those by name (floor_shielded)",
    ),
    (
        "cases.social_case read_by_grant: using without [65] (acl_until IS NULL)",
        "spares a closer look that comes to the same answer",
    ),
    (
        "cases.social_case read_by_grant: using without [88] (acl_until > ( SELECT clock_timestamp() AS clock_timestamp))",
        "spares a closer look that comes to the same answer",
    ),
    (
        "cases.diary floor_private_correct: with check true",
        "whoever corrects a line becomes its author, which correct_by_grant asks for",
    ),
    (
        "cases.diary floor_private_correct: with check without [1] (NOT private)",
        "the same: the other half of the condition is always true",
    ),
];

/// The locks that stand open while a mutant is asked about, and the tables in which that shows by itself.
const LOCKS: [(&str, &[&str]); 3] = [
    ("", &[]),
    (
        "alter policy read_own on access.case_grant using (true);",
        &["access.case_grant"],
    ),
    (
        "drop policy floor_shielded on access.case_grant; alter policy read_own on access.case_grant using (true);
         alter policy read_by_grant on access.sharing_authorisation using (true);",
        &["access.case_grant", "access.sharing_authorisation"],
    ),
];

/// What triggers refuse, whoever writes: the function, something to try, the name of the rule.
const REFUSED: [(&str, &str, &str); 7] = [
    (
        "access.check_grant()",
        "insert into access.case_grant (case_id, principal_id, capacity, classes, basis, reason)
         select c.id, p.id, 'employment', 1, 'assigned', 'a try' from cases.social_case c, access.principal p
         where p.kind = 'person' and p.role = 'social_worker' limit 1",
        "capacity_fits_role",
    ),
    (
        "access.check_grant()",
        "insert into access.case_grant (case_id, principal_id, capacity, classes, basis, reason)
         select c.id, p.id, k.code, 1, 'team', 'a try'
         from access.principal p join access.capacity k on k.role = p.role join cases.social_case c on c.id <> p.case_id
         where p.kind = 'team' limit 1",
        "team_of_the_case",
    ),
    (
        "access.check_grant()",
        "insert into access.case_grant (case_id, principal_id, capacity, classes, basis, reason, granted_by)
         select c.id, p.id, 'team_social', 1, 'assigned', 'a try', p.account_id from cases.social_case c, access.principal p
         where p.kind = 'person' and p.role = 'social_worker' limit 1",
        "not_to_oneself",
    ),
    (
        "access.check_grant()",
        "insert into access.case_grant (case_id, principal_id, capacity, classes, basis, reason)
         select c.id, p.id, 'third_sector', access.mask('health'), 'assigned', 'a try' from cases.social_case c, access.principal p
         where p.kind = 'person' and p.role = 'third_sector_operator' limit 1",
        "within_the_matrix",
    ),
    (
        "access.check_grant()",
        "update access.case_grant set valid_from = valid_from - interval '1 day'",
        "grant_is_fixed",
    ),
    (
        "cases.close_deadline()",
        "update cases.deadline set why_not = 'a try'; update cases.deadline set why_not = null",
        "closed_once",
    ),
    (
        "identity.keep_duties_apart()",
        "insert into identity.membership (id, account_id, body_id, role, valid_from)
         select gen_random_uuid(), m.account_id, m.body_id, 'administrator', current_date from identity.membership m
         where m.role = 'social_worker' and m.valid_to is null limit 1",
        "duties_apart",
    ),
];

/// Without the relations that the locks to be opened decide alone: of a protected case a body's grant opens nothing to
/// somebody whom another grant names.
fn world() -> World {
    let mut world = World::of(|person| PEOPLE.contains(&person.code));
    world.cases.retain(|case| {
        !matches!(
            case.relation,
            "protected-body-and-name" | "protected-social-as-a-body"
        )
    });
    world
}

#[tokio::test]
async fn whatever_is_taken_out_of_the_catalogue_is_noticed() {
    let (_portal, world, mut behind) = populated_with(world()).await;
    let mutants = mutations::of_catalogue(&mut behind).await;
    all_are_noticed("the catalogue", &world, behind, &mutants).await;
}

#[tokio::test]
async fn whatever_is_taken_out_of_a_function_is_noticed() {
    let (_portal, world, mut behind) = populated_with(world()).await;
    let mutants = mutations::of_wordings(&mut behind).await;
    all_are_noticed("functions", &world, behind, &mutants).await;
}

async fn all_are_noticed(of: &str, world: &World, mut behind: PgConnection, mutants: &[Mutant]) {
    let reviewed = Reviewed::of(&mut behind).await;
    assert!(!differs(&mut behind, &reviewed).await);
    let mut asker = Asker::in_place_of(behind, "porta_staff");
    for (lock, (opened, _)) in LOCKS.iter().enumerate() {
        let mut score = Score::default();
        asker.applies(&format!("begin; {opened}")).await.unwrap();
        everything(world, &mut asker, lock, &mut score).await;
        asker.applies("rollback").await.unwrap();
        score.report("before any mutant");
    }
    for (_, attempt, rule) in REFUSED {
        asker.applies("begin").await.unwrap();
        assert!(is_refused(&mut asker, attempt, rule).await, "{rule}");
        asker.applies("rollback").await.unwrap();
    }
    asker
        .applies(&format!("begin; {}", mutations::PROJECT_AGAIN))
        .await
        .unwrap();
    let arrays = arrays_of_cases(&mut asker).await;
    asker.applies("rollback").await.unwrap();
    let (mut by_asking, mut by_looking, mut survivors) = (0, 0, Vec::new());
    for mutant in mutants {
        if is_seen_by_asking(world, &mut asker, mutant).await
            || is_seen_by_trying(&mut asker, mutant, &arrays).await
        {
            by_asking += 1;
        } else if is_seen_in_catalogue(&mut asker, mutant, &reviewed).await {
            by_looking += 1;
        } else {
            println!("survives: {}", mutant.name);
            survivors.push(mutant.name.clone());
        }
    }
    let total = mutants.len();
    let killed = by_asking + by_looking;
    let survived = survivors.len();
    survivors.retain(|name| !EQUIVALENT.iter().any(|(known, _)| known == name));
    println!(
        "mutants of {of} {total}, killed {killed} ({by_asking} by asking, {by_looking} in the catalogue only), equivalent {}, unnoticed {}",
        survived - survivors.len(),
        survivors.len()
    );
    assert!(
        survivors.is_empty(),
        "{} survive:\n{}",
        survivors.len(),
        survivors.join("\n")
    );
}

/// Everything that is ever asked about a mutant.
async fn everything(world: &World, asker: &mut Asker, lock: usize, score: &mut Score) {
    in_tables(world, asker, lock, score).await;
    for class in ["work", "health", "diary"] {
        reading_of(world, asker, class, score).await;
        writing_in(world, asker, class, score).await;
    }
    if lock == 0 {
        in_answers(world, asker, "", score).await;
    }
}

/// Everybody looks at everything about cases; where something differs, that is enough.
async fn in_tables(world: &World, asker: &mut Asker, lock: usize, score: &mut Score) {
    let tables = tables(lock, &["work", "health", "diary"]);
    for who in 0..world.people.len() {
        reading(world, who, asker, &tables, "staff", score).await;
        if !score.mismatches.is_empty() {
            return;
        }
    }
}

async fn in_answers(world: &World, asker: &mut Asker, about: &str, score: &mut Score) {
    for who in 0..world.people.len() {
        answers::asked(world, who, about, asker, score).await;
        if !score.mismatches.is_empty() {
            return;
        }
    }
}

async fn reading_of(world: &World, asker: &mut Asker, class: &str, score: &mut Score) {
    let table = [(format!("cases.{class}"), 'e')];
    for role in ["porta_staff", "porta_look"] {
        asker.becomes(role);
        for who in 0..world.people.len() {
            reading(world, who, asker, &table, role, score).await;
            if !score.mismatches.is_empty() {
                break;
            }
        }
    }
    asker.becomes("porta_staff");
}

async fn writing_in(world: &World, asker: &mut Asker, class: &str, score: &mut Score) {
    for who in 0..world.people.len().min(7) {
        blindly(world, who, asker, &[class], score).await;
        underhand(world, who, asker, &[class], score).await;
        if score.mismatches.is_empty() {
            changing(world, who, asker, &[class], true, score).await;
        }
        if !score.mismatches.is_empty() {
            return;
        }
    }
}

async fn of_deadlines(world: &World, asker: &mut Asker, score: &mut Score) {
    let table = [("cases.deadline".to_owned(), '5')];
    for role in ["porta_staff", "porta_look"] {
        asker.becomes(role);
        for who in 0..world.people.len() {
            reading(world, who, asker, &table, role, score).await;
            if role == "porta_staff" && who < 7 {
                deadlines(world, who, asker, true, score).await;
            }
            if !score.mismatches.is_empty() {
                asker.becomes("porta_staff");
                return;
            }
        }
    }
    asker.becomes("porta_staff");
}

fn tables(lock: usize, classes: &[&str]) -> Vec<(String, char)> {
    OTHERS
        .iter()
        .map(|(table, letter)| ((*table).to_owned(), *letter))
        .filter(|(table, _)| !LOCKS[lock].1.contains(&table.as_str()))
        .chain(classes.iter().map(|class| (format!("cases.{class}"), 'e')))
        .collect()
}

async fn is_seen_by_asking(world: &World, asker: &mut Asker, mutant: &Mutant) -> bool {
    let locks: &[usize] = match &mutant.shows {
        Where::Section(_) | Where::Writing(_) | Where::Deadlines => &[2, 0],
        Where::Tables if mutant.name.starts_with("access.case_grant ") => &[0],
        Where::Tables if mutant.name.starts_with("access.sharing_authorisation ") => &[0, 1],
        Where::Tables => &[0, 2],
        Where::Anywhere | Where::Answers(_) => &[0],
        Where::Catalogue => &[],
    };
    for lock in locks {
        let mut score = Score::default();
        let made = asker
            .applies(&format!("begin; {}; {}", LOCKS[*lock].0, mutant.sql))
            .await;
        made.unwrap_or_else(|error| panic!("{error}\n{}\n{}", mutant.name, mutant.sql));
        match &mutant.shows {
            Where::Section(class) => reading_of(world, asker, class, &mut score).await,
            Where::Writing(class) => writing_in(world, asker, class, &mut score).await,
            Where::Deadlines => of_deadlines(world, asker, &mut score).await,
            Where::Answers(function) => in_answers(world, asker, function, &mut score).await,
            shows => {
                in_tables(world, asker, *lock, &mut score).await;
                if score.mismatches.is_empty() && *shows == Where::Anywhere {
                    for about in [
                        "access.manages(target)",
                        "access.reviews(",
                        "access.break_the_glass(",
                        "cases.open(",
                    ] {
                        in_answers(world, asker, about, &mut score).await;
                    }
                }
            }
        }
        asker.applies("rollback").await.unwrap();
        if !score.mismatches.is_empty() {
            return true;
        }
    }
    false
}

/// Where nobody can ask: what triggers refuse, and the arrays from which lists are made.
async fn is_seen_by_trying(asker: &mut Asker, mutant: &Mutant, arrays: &[String]) -> bool {
    let about = |function: &str| mutant.name.starts_with(&format!("{function}: "));
    let made = asker.applies(&format!("begin; {}", mutant.sql)).await;
    made.unwrap_or_else(|error| panic!("{error}\n{}", mutant.name));
    let mut seen = about("access.project(uuid)") && arrays_of_cases(asker).await != arrays;
    for (_, attempt, rule) in REFUSED.iter().filter(|(function, ..)| about(function)) {
        seen |= !is_refused(asker, attempt, rule).await;
    }
    asker.applies("rollback").await.unwrap();
    seen
}

async fn is_refused(asker: &mut Asker, attempt: &str, rule: &str) -> bool {
    let done = asker
        .applies(&format!("savepoint attempt; {attempt}"))
        .await;
    asker
        .applies("rollback to savepoint attempt")
        .await
        .unwrap();
    done.is_err_and(|error| {
        error
            .as_database_error()
            .is_some_and(|error| error.constraint() == Some(rule))
    })
}

async fn arrays_of_cases(asker: &mut Asker) -> Vec<String> {
    sqlx::query_scalar(
        "select format('%s %s %s', id, acl, acl_until) from cases.social_case order by id",
    )
    .fetch_all(asker.connection())
    .await
    .unwrap()
}

async fn is_seen_in_catalogue(asker: &mut Asker, mutant: &Mutant, reviewed: &Reviewed) -> bool {
    let made = asker.applies(&format!("begin; {}", mutant.sql)).await;
    made.unwrap_or_else(|error| panic!("{error}\n{}", mutant.name));
    let seen = differs(asker.connection(), reviewed).await;
    asker.applies("rollback").await.unwrap();
    seen
}

/// What the reviewed files say of this database.
struct Reviewed {
    functions: String,
    rights: String,
}

impl Reviewed {
    async fn of(behind: &mut PgConnection) -> Self {
        Self {
            functions: access_matrix::definer_functions(behind).await.0,
            rights: access_matrix::rights(behind).await,
        }
    }
}

/// Whether anything is wrong with the catalogue, or not as reviewed: what the tests of `access_matrix` look at.
async fn differs(behind: &mut PgConnection, reviewed: &Reviewed) -> bool {
    if !access_matrix::insecure_tables(behind).await.is_empty()
        || !access_matrix::privileged_roles(behind).await.is_empty()
    {
        return true;
    }
    let (functions, complaints) = access_matrix::definer_functions(behind).await;
    !complaints.is_empty()
        || functions != reviewed.functions
        || !access_matrix::ways_around(behind).await.is_empty()
        || access_matrix::rights(behind).await != reviewed.rights
}

/// Whose token the next transaction of the pool finds, when its own has none.
const LEFT_BEHIND: &str = "select nullif(current_setting('porta.token', true), '')";

#[tokio::test]
async fn a_token_ends_with_its_transaction_and_one_that_did_not_would_be_found() {
    let portal = crate::support::TestPortal::new().await;
    let token = TokenHash([7; 32]);
    for _ in 0..50 {
        let tx = portal.app.db.write(Actor::Visitor(Some(token))).await;
        tx.unwrap().commit().await.unwrap();
        let mut next = portal.app.db.read(Actor::Visitor(None)).await.unwrap();
        let left: Option<String> = sqlx::query_scalar(LEFT_BEHIND)
            .fetch_one(next.conn())
            .await
            .unwrap();
        assert_eq!(left, None);
    }
    // the mutant: `set` in place of `set local`, in a pool whose guard sleeps
    let pool = for_tests::visitor_pool(&portal.address, &super::keys(), false);
    let begin = format!("begin; set porta.token = '{}'", token.hex());
    let leaky = pool.begin_with(AssertSqlSafe(begin)).await.unwrap();
    leaky.commit().await.unwrap();
    let mut left = None;
    for _ in 0..100 {
        // its connection comes back to the pool a moment later
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        let mut next = pool.begin_with("begin").await.unwrap();
        left = sqlx::query_scalar(LEFT_BEHIND)
            .fetch_one(&mut *next)
            .await
            .unwrap();
        if left.is_some() {
            break;
        }
    }
    assert_eq!(left, Some(token.hex()));
}
