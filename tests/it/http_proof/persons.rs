//! Access to persons, proved by asking the whole portal: every page about persons, households, accesses and proposals,
//! by everybody, in every way of standing to a person. A word that stands nowhere else is in every field; whatever
//! comes back is searched for these words, and compared with the specification written by hand.

mod cast;
mod forms;
mod looking;
mod pages;
mod searching;
mod words;

use std::sync::Arc;

use sqlx::AssertSqlSafe;

use super::Score;
use super::acting;
use super::house::House;
use crate::access_proof::world::World;
use cast::Cast;

/// So many look at the same time.
const AT_ONCE: usize = 3;

/// The portal with its people and the persons whom they know.
pub struct Town {
    pub house: House,
    pub cast: Cast,
}

impl Town {
    async fn new() -> Self {
        let mut world = World::new();
        world.cases.truncate(1);
        let house = House::of(world).await;
        let cast = Cast::of(&house.world);
        cast.build(&house.world, &mut house.portal.behind().await)
            .await;
        Self { house, cast }
    }
}

/// What somebody does, done by everybody, some at the same time.
macro_rules! everybody {
    ($town:expr, $does:path) => {{
        let town = $town;
        let mut at_work = tokio::task::JoinSet::new();
        for turn in 0..AT_ONCE {
            let town: Arc<Town> = town.clone();
            at_work.spawn(async move {
                let mut score = Score::default();
                for who in (turn..town.house.world.people.len()).step_by(AT_ONCE) {
                    $does(&town, who, &mut score).await;
                }
                score
            });
        }
        let mut score = Score::default();
        while let Some(some) = at_work.join_next().await {
            score.add(some.expect("everybody asked"));
        }
        score
    }};
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn nobody_reads_of_a_person_on_any_page_what_the_specification_does_not_show() {
    let town = Arc::new(Town::new().await);
    let mut score = everybody!(&town, looking::everywhere);
    score.add(looking::from_outside(&town).await);
    score.is_clean("persons, reading");
    looking::all_were_asked(&score);
    assert!(score.requests > 5_000 && score.seen > 5_000 && score.hidden > 2_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn nobody_finds_or_changes_a_person_whom_the_specification_does_not_show() {
    let town = Arc::new(Town::new().await);
    let mut score = everybody!(&town, searching::everybody_of_the_own);
    score.is_clean("persons, searching");
    let before = acting::sums(&town.house, &["people", "intake"]).await;
    score = everybody!(&town, forms::without_rights);
    for table in acting::changed(
        &before,
        &acting::sums(&town.house, &["people", "intake"]).await,
    ) {
        score
            .mismatches
            .push(format!("{table} was changed by somebody without rights"));
    }
    score.is_clean("persons, forms");
    assert!(score.requests > 2_000 && score.hidden > 2_000);
}

/// The proof can fail: with one lock open it finds what comes out.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn the_words_of_persons_are_noticed_once_a_lock_stands_open() {
    let town = Town::new().await;
    let who = town.house.world.person("case-manager");
    for (lock, again) in LOCKS {
        set(&town, lock).await;
        let mut score = Score::default();
        looking::everywhere(&town, who, &mut score).await;
        println!(
            "{lock}: {} leaks, {} mismatches",
            score.leaks.len(),
            score.mismatches.len()
        );
        assert!(!score.leaks.is_empty(), "{lock} is not noticed");
        set(&town, again).await;
    }
    let mut score = Score::default();
    looking::everywhere(&town, who, &mut score).await;
    score.is_clean("persons, locks shut again");
}

/// What stands between a page and the rows, and how it is put back.
const LOCKS: [(&str, &str); 3] = [
    (
        "alter table people.person_grant disable row level security",
        "alter table people.person_grant enable row level security",
    ),
    (
        "alter table intake.told disable row level security",
        "alter table intake.told enable row level security",
    ),
    (
        "alter table people.circle disable row level security; alter table people.name disable row level security;
         alter table people.household_member disable row level security",
        "alter table people.circle enable row level security; alter table people.name enable row level security;
         alter table people.household_member enable row level security",
    ),
];

async fn set(town: &Town, lock: &'static str) {
    let mut behind = town.house.portal.behind().await;
    sqlx::raw_sql(AssertSqlSafe(lock))
        .execute(&mut behind)
        .await
        .expect("the lock turns");
}
