//! Settles a made-up population in the database, in one transaction of the deploying user, with `copy`.
//!
//! What triggers would add stands in the rows already, or is added at the end; so they are set aside meanwhile, which
//! only a superuser may ask for, and foreign keys with them. The trail hears nothing of people who do not exist.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use platform::Tx;
use platform::db::{Address, Deploy};
use population::Population;
use vocabulary::Clock;

use crate::grants::Grants;
use crate::rows::{CODES, KEEP_CODES, Rows};

mod grants;
mod indexes;
mod rows;
mod table;

/// People between two sends.
const BATCH: usize = 20_000;
const BETWEEN_LINES: Duration = Duration::from_secs(1);

/// What is written here.
const TABLES: [&str; 15] = [
    "people.person",
    "people.person_grant",
    "people.circle",
    "people.name",
    "people.identity",
    "people.citizenship",
    "people.language",
    "people.identity_code",
    "people.contact_point",
    "people.address",
    "people.education",
    "people.employment",
    "people.household",
    "people.household_member",
    "people.kin",
];

/// One row for each grant that opens a name, as `people.draw_circle` draws them for one person.
const CIRCLE: &str = "insert into people.circle (grant_id, principal_id, person_id, valid_from, valid_to, surname_key,
        given_key, surname_sound, given_sound, birth_date, birth_year)
    select g.id, g.principal_id, g.person_id, g.valid_from, g.valid_to, n.surname_key, n.given_key,
        people.sound(n.surname_key), people.sound(n.given_key),
        case when g.opens & access.mask('identity') <> 0 then i.birth_date end,
        case when g.opens & access.mask('identity') <> 0 then coalesce(extract(year from i.birth_date)::smallint, 0) else 0 end
    from people.person_grant g
    join people.name n on n.person_id = g.person_id
    left join people.identity i on i.person_id = g.person_id
    where g.revoked_at is null and g.opens & access.mask('name') <> 0
      and (g.valid_to is null or g.valid_to > clock_timestamp())
    on conflict do nothing";

/// What has been loaded.
pub struct Loaded {
    pub people: usize,
    pub households: usize,
    pub grants: u64,
    pub took: Duration,
}

impl fmt::Display for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} people in {} households, {} grants, in {:.1} s",
            self.people,
            self.households,
            self.grants,
            self.took.as_secs_f64()
        )
    }
}

/// Loads so many people of this seed. With `add` also where there are people already.
pub async fn load(address: &Address, people: usize, seed: u64, add: bool) -> Result<Loaded> {
    let began = Instant::now();
    let mut tx = Deploy::begin(address).await?;
    let is_empty = refuse_real_people(&mut tx, add).await?;
    run(&mut tx, "set local session_replication_role = replica")
        .await
        .context("the user of DATABASE_URL must be a superuser, as for `porta migrate`")?;
    run(&mut tx, CODES).await?;
    let tables: &[&str] = if is_empty { &TABLES } else { &[] };
    let indexes = indexes::set_aside(&mut tx, tables).await?;
    let mut loaded = fill(&mut tx, people, seed, began).await?;
    let say = |what: &str| eprintln!("{:4.0} s  {what}", began.elapsed().as_secs_f64());
    for (what, statement) in [("codes", KEEP_CODES), ("circle", CIRCLE)] {
        say(what);
        run(&mut tx, statement).await?;
    }
    run(&mut tx, "set local maintenance_work_mem = '256MB'").await?;
    for index in indexes {
        say(&index.name);
        index.build(&mut tx).await?;
    }
    say("statistics");
    run(&mut tx, "analyze").await?;
    tx.commit().await?;
    loaded.took = began.elapsed();
    Ok(loaded)
}

/// Among people who exist, made-up ones would be found and taken for them. Answers whether nobody is there.
async fn refuse_real_people(tx: &mut Tx, add: bool) -> Result<bool> {
    // nobody registers anybody until this is over
    run(tx, "lock table people.person in share row exclusive mode")
        .await
        .context("no table of persons: run `porta migrate` first")?;
    let is_empty: bool = sqlx::query_scalar("select not exists (select from people.person)")
        .fetch_one(tx.conn())
        .await?;
    ensure!(
        is_empty || add,
        "there are people in this database already; --add to add made-up ones to them"
    );
    Ok(is_empty)
}

async fn fill(tx: &mut Tx, people: usize, seed: u64, began: Instant) -> Result<Loaded> {
    let mut grants = Grants::new(tx, seed, Clock::System.now()).await?;
    let mut rows = Rows::new();
    let (mut made, mut sent, mut households) = (0, 0, 0);
    let mut said = Instant::now();
    for household in Population::new(people, seed) {
        let body = grants.body(household.address.place.cadastral)?;
        rows.household(&household, body)?;
        for member in &household.members {
            let registered_at = grants.person(&member.person)?.to_rfc3339();
            rows.person(&member.person, body, &registered_at)?;
        }
        made += household.members.len();
        households += 1;
        if made - sent >= BATCH {
            rows.send(tx).await?;
            sent = made;
        }
        if said.elapsed() >= BETWEEN_LINES {
            eprintln!(
                "{:4.0} s  {made} of {people}",
                began.elapsed().as_secs_f64()
            );
            said = Instant::now();
        }
    }
    rows.send(tx).await?;
    grants.send(tx).await?;
    Ok(Loaded {
        people: made,
        households,
        grants: grants.count,
        took: Duration::ZERO,
    })
}

async fn run(tx: &mut Tx, statement: &'static str) -> sqlx::Result<()> {
    sqlx::raw_sql(statement).execute(tx.conn()).await?;
    Ok(())
}
