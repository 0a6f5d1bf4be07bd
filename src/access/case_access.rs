//! A case as whoever asks may open it, with what they may see of it. Absent and not-yours are the same `None`.

use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::{BodyId, CaseId};

use crate::may::all_that_may;
use crate::{
    Authorisation, Capacity, Classes, DataClass, Decision, Grant, Me, Relation, Verb, may,
};

/// No `Debug`: the words of a handover must not end up in a log.
#[derive(Clone)]
pub struct CaseAccess {
    pub case: CaseId,
    /// Thirteen characters, as on paper; random, so it tells nothing.
    pub reference: String,
    /// `families`, `adults`, `disability`, `elderly`.
    pub area: String,
    /// `open`, `closed`.
    pub state: String,
    /// The body that holds the case.
    pub body: BodyId,
    pub body_name: String,
    pub protected: bool,
    /// What I hold, and what was authorised to be shared with my bodies.
    pub relation: Relation,
    /// With which words the case was put into my hands, and when.
    pub handover: Option<Handover>,
}

impl CaseAccess {
    /// What the database shows to whoever this transaction is for.
    pub async fn open(tx: &mut Tx, case: CaseId) -> sqlx::Result<Option<Self>> {
        let Some(found) = sqlx::query!(
            r#"select c.reference, c.area, c.state, c.body_id as "body: BodyId", b.name as body_name, c.protected
               from cases.social_case c join directory.body b on b.id = c.body_id where c.id = $1"#,
            case.0
        )
        .fetch_optional(tx.conn())
        .await?
        else {
            return Ok(None);
        };
        let (grants, handover) = grants(tx, case).await?;
        Ok(Some(Self {
            case,
            reference: found.reference,
            area: found.area,
            state: found.state,
            body: found.body,
            body_name: found.body_name,
            protected: found.protected,
            relation: Relation {
                grants,
                authorisations: authorisations(tx, case).await?,
                protected: found.protected,
            },
            handover,
        }))
    }

    pub fn decide(&self, me: &Me, class: DataClass, verb: Verb, now: DateTime<Utc>) -> Decision {
        may(me, class, verb, &self.relation, now)
    }

    pub fn readable(&self, me: &Me, now: DateTime<Utc>) -> Classes {
        all_that_may(me, Verb::Read, &self.relation, now)
    }

    pub fn writable(&self, me: &Me, now: DateTime<Utc>) -> Classes {
        all_that_may(me, Verb::Write, &self.relation, now)
    }

    /// May decide who else works on the case.
    pub fn manages(&self, now: DateTime<Utc>) -> bool {
        self.in_force(now)
            .any(|grant| grant.manages && grant.by_name)
    }

    /// The grant in whose name one acts on the case as a whole: the managing one, else the one that opens most.
    pub fn strongest(&self, now: DateTime<Utc>) -> Option<&Grant> {
        self.in_force(now)
            .max_by_key(|grant| (grant.manages, grant.classes.0.count_ones()))
    }

    fn in_force(&self, now: DateTime<Utc>) -> impl Iterator<Item = &Grant> {
        self.relation
            .grants
            .iter()
            .filter(move |grant| grant.in_force(now))
    }
}

/// Words and when.
type Handover = (String, DateTime<Utc>);

async fn grants(tx: &mut Tx, case: CaseId) -> sqlx::Result<(Vec<Grant>, Option<Handover>)> {
    struct Row {
        id: Uuid,
        capacity: String,
        classes: i32,
        writes: i32,
        manages: bool,
        basis: String,
        reason: String,
        body: BodyId,
        own_body: bool,
        by_name: bool,
        valid_from: DateTime<Utc>,
        valid_to: Option<DateTime<Utc>>,
        revoked_at: Option<DateTime<Utc>>,
    }
    let rows = sqlx::query_as!(
        Row,
        r#"select id, capacity, classes, writes, manages, basis, reason, body_id as "body: BodyId", own_body, by_name,
                  valid_from, valid_to, revoked_at
           from access.case_grant where case_id = $1 order by valid_from"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await?;
    let handover = rows
        .iter()
        .find(|row| row.manages && row.basis == "assigned" && row.revoked_at.is_none())
        .map(|row| (row.reason.clone(), row.valid_from));
    let grants = rows
        .into_iter()
        .filter_map(|row| {
            Some(Grant {
                id: row.id,
                capacity: Capacity::from_code(&row.capacity)?,
                classes: Classes(row.classes),
                writes: Classes(row.writes),
                manages: row.manages,
                basis: row.basis,
                body: row.body,
                own_body: row.own_body,
                by_name: row.by_name,
                valid_from: row.valid_from,
                valid_to: row.valid_to,
                revoked_at: row.revoked_at,
            })
        })
        .collect();
    Ok((grants, handover))
}

async fn authorisations(tx: &mut Tx, case: CaseId) -> sqlx::Result<Vec<Authorisation>> {
    let rows = sqlx::query!(
        r#"select to_body_id as "to_body: BodyId", classes, valid_from, valid_to, withdrawn_at
           from access.sharing_authorisation where case_id = $1"#,
        case.0
    )
    .fetch_all(tx.conn())
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Authorisation {
            to_body: row.to_body,
            classes: Classes(row.classes),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            withdrawn_at: row.withdrawn_at,
        })
        .collect())
}
