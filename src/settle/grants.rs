//! Who sees whom: sixty in a thousand came to the desk of their municipality in the last twelve months, and stay in its
//! circle for twelve; two in three of them were proposed to the coordinators; the first hundred and fifty for each social
//! worker of the municipality are followed by name.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Months, TimeDelta, Utc};
use platform::Tx;
use population::{Draw, Person};
use sqlx::Row;
use uuid::Uuid;

use crate::table::Table;

/// How many a social worker follows.
const FOLLOWED: usize = 150;
const RECEIVED_PER_MILLE: u32 = 60;
const PROPOSED_PER_MILLE: u32 = 667;
const MINUTES_A_YEAR: u32 = 365 * 24 * 60;
/// The stream of chance for who comes: no family comes so far.
const STREAM: u64 = u64::MAX - 1;

/// A municipality of the network, and whom a grant there can name.
pub struct Body {
    pub id: Uuid,
    desk: i64,
    coordinators: i64,
    social_workers: Vec<i64>,
    followed: usize,
}

/// Grants not sent yet.
pub struct Grants {
    bodies: HashMap<String, Body>,
    rows: Table,
    opens: HashMap<&'static str, (i32, i32)>,
    draw: Draw,
    now: DateTime<Utc>,
    pub count: u64,
}

impl Grants {
    /// Reads the municipalities by cadastral code, their social workers of today, and what each capacity opens.
    pub async fn new(tx: &mut Tx, seed: u64, now: DateTime<Utc>) -> Result<Self> {
        let mut opens = HashMap::new();
        for capacity in ["reception", "case_manager", "coordination"] {
            let row = sqlx::query("select classes, writes from access.defaults($1)")
                .bind(capacity)
                .fetch_one(tx.conn())
                .await?;
            let classes: i32 = row.get("classes");
            ensure!(
                classes != 0,
                "the matrix is empty: run `porta migrate` first"
            );
            opens.insert(capacity, (classes, row.get("writes")));
        }
        Ok(Self {
            bodies: bodies(tx).await?,
            rows: Table::new(
                "people.person_grant (person_id, principal_id, capacity, classes, writes, basis, reason, valid_from,
                 valid_to, body_id, by_name, opens, lets_write)",
            ),
            opens,
            draw: Draw::new(seed, STREAM),
            now,
            count: 0,
        })
    }

    /// The municipality of an address.
    pub fn body(&self, cadastral: &str) -> Result<Uuid> {
        let body = self.bodies.get(cadastral);
        Ok(body
            .with_context(|| {
                format!("no municipality {cadastral} in the directory: run `porta migrate` first")
            })?
            .id)
    }

    /// Grants of one person, as the triggers would complete them for somebody unprotected; answers when the person
    /// was registered.
    pub fn person(&mut self, person: &Person) -> Result<DateTime<Utc>> {
        let earlier = |draw: &mut Draw| TimeDelta::minutes(i64::from(draw.below(MINUTES_A_YEAR)));
        let came = self.now - earlier(&mut self.draw);
        if !self.draw.per_mille(RECEIVED_PER_MILLE) {
            let years = i64::from(self.draw.between(1, 9));
            return Ok(came - TimeDelta::days(365 * years));
        }
        let body = self
            .bodies
            .get_mut(person.address.place.cadastral)
            .context("no such municipality")?;
        let mut wanted = vec![("reception", body.desk, "received", "person.received")];
        if let Some(worker) = body.social_workers.get(body.followed / FOLLOWED) {
            body.followed += 1;
            wanted.push(("case_manager", *worker, "received", "person.received"));
        }
        if self.draw.per_mille(PROPOSED_PER_MILLE) {
            wanted.push((
                "coordination",
                body.coordinators,
                "proposal",
                "case.proposed",
            ));
        }
        let until = came + Months::new(12);
        let (id, body) = (person.id.to_string(), body.id.to_string());
        let (from, until) = (came.to_rfc3339(), until.to_rfc3339());
        for (capacity, principal, basis, reason) in wanted {
            let (classes, writes) = self.opens[capacity];
            let (classes, writes) = (classes.to_string(), writes.to_string());
            let by_name = (capacity == "case_manager").to_string();
            self.rows.add([
                &id,
                &principal.to_string(),
                capacity,
                &classes,
                &writes,
                basis,
                reason,
                &from,
                &until,
                &body,
                &by_name,
                &classes,
                &writes,
            ])?;
            self.count += 1;
        }
        Ok(came)
    }

    pub async fn send(&mut self, tx: &mut Tx) -> Result<()> {
        self.rows.send(tx).await
    }
}

async fn bodies(tx: &mut Tx) -> Result<HashMap<String, Body>> {
    let rows = sqlx::query(
        "select place.belfiore, b.id, access.principal_of('body', 'reception', b.id, null, null, null) as desk,
                access.principal_of('body', 'coordinator', b.id, null, null, null) as coordinators,
                array(select access.principal_of('person', 'social_worker', b.id, w.account_id, null, null)
                      from (select distinct a.login, m.account_id
                            from identity.membership m join identity.account a on a.id = m.account_id
                            where m.body_id = b.id and m.role = 'social_worker'
                              and daterange(m.valid_from, m.valid_to, '[]') @> current_date order by a.login) w) as workers
         from directory.body b join directory.municipality place on place.istat = b.istat and place.valid_to is null
         where b.kind = 'municipality'",
    )
    .fetch_all(tx.conn())
    .await?;
    let body = |row: &sqlx::postgres::PgRow| Body {
        id: row.get("id"),
        desk: row.get("desk"),
        coordinators: row.get("coordinators"),
        social_workers: row.get("workers"),
        followed: 0,
    };
    Ok(rows
        .iter()
        .map(|row| (row.get("belfiore"), body(row)))
        .collect())
}
