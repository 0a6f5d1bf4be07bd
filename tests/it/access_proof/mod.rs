//! Access to cases, proved by asking: everybody, in every way of standing to a case, for every table and verb, as the
//! real login roles with real sessions; compared with a specification written by hand. And that the proof can fail:
//! whatever is taken out of the access layer is noticed.

mod answers;
mod asking;
mod interference;
mod matrix;
mod mutants;
mod mutations;
pub mod people;
pub mod persons;
pub mod relations;
mod rooms;
mod same_rule;
pub mod specification;
mod taken_away;
mod wording;
pub mod world;

use platform::keys::Keys;
use sqlx::PgConnection;

use crate::support::TestPortal;
use world::World;

fn keys() -> Keys {
    Keys::from_secret("a secret for tests, long enough to be one")
}

/// A database with the people and cases of the proof, and a way past its policies.
async fn populated() -> (TestPortal, World, PgConnection) {
    populated_with(World::new()).await
}

async fn populated_with(world: World) -> (TestPortal, World, PgConnection) {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    world.build(&mut behind).await;
    (portal, world, behind)
}
