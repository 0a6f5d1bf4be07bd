//! Transactions for whoever is signed in. A handler that takes one of these needs no other check that somebody is:
//! without a session it never runs.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::{DateTime, TimeDelta, Utc};
use platform::db::Actor;
use platform::keys::{Token, TokenHash};
use platform::web::{PageError, Visit};
use platform::{App, LookTx, ReadTx, Tx, WriteTx};
use sqlx::FromRow;
use vocabulary::ids::{AccountId, BodyId, OfficeId};
use vocabulary::paths;

use crate::{Me, Membership, Role};

/// Where the browser keeps the session's token.
pub const SESSION_COOKIE: &str = "porta-sessione";

/// Without a click for this long, somebody else may be sitting there (ASVS 7.3.1).
pub const IDLE_MINUTES: i64 = 20;

/// Somebody signed in looks.
pub struct StaffRead {
    pub tx: ReadTx,
    pub me: Me,
}

/// Somebody signed in looks at what has to be written down: the transaction can see, and add to the trail, and nothing
/// else. `tx.commit()` before the page is built.
pub struct StaffLook {
    pub tx: LookTx,
    pub me: Me,
}

/// Somebody signed in does something.
pub struct StaffWrite {
    pub tx: WriteTx,
    pub me: Me,
}

impl FromRequestParts<App> for StaffRead {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let (visit, token) = session(parts)?;
        let mut tx = app.db.read(Actor::Staff(token)).await?;
        let (me, idle_until) = who(&mut tx).await?.ok_or_else(|| sign_in_first(&visit))?;
        if is_somebody_there(parts) {
            keep_alive(app, token, idle_until).await?;
        }
        Ok(Self { tx, me })
    }
}

impl FromRequestParts<App> for StaffLook {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let (visit, token) = session(parts)?;
        let mut tx = app.db.look(token, visit.number()).await?;
        let (me, idle_until) = who(&mut tx).await?.ok_or_else(|| sign_in_first(&visit))?;
        if is_somebody_there(parts) {
            keep_alive(app, token, idle_until).await?;
        }
        Ok(Self { tx, me })
    }
}

impl From<StaffWrite> for StaffLook {
    /// Nothing was done: the page is shown again, and that it was seen is written down.
    fn from(StaffWrite { tx, me }: StaffWrite) -> Self {
        Self { tx: tx.into(), me }
    }
}

impl FromRequestParts<App> for StaffWrite {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let (visit, token) = session(parts)?;
        let mut tx = app
            .db
            .write_for(Actor::Staff(token), visit.number())
            .await?;
        let (me, idle_until) = who(&mut tx).await?.ok_or_else(|| sign_in_first(&visit))?;
        if is_somebody_there(parts) {
            keep_alive(app, token, idle_until).await?;
        }
        Ok(Self { tx, me })
    }
}

fn session(parts: &Parts) -> Result<(Visit, TokenHash), PageError> {
    let visit = parts
        .extensions
        .get::<Visit>()
        .cloned()
        .ok_or(PageError::NotFound)?;
    match visit.token(SESSION_COOKIE) {
        Some(token) => Ok((visit, Token::hash(&token))),
        None => Err(sign_in_first(&visit)),
    }
}

/// Whether a person asked for this page, and not a list that renews itself: an open list must not keep a session
/// alive for whoever sits down there next.
fn is_somebody_there(parts: &Parts) -> bool {
    let mode = parts.headers.get("sec-fetch-mode");
    mode.is_none_or(|mode| mode == "navigate")
}

/// Back to this page afterwards, if it was only looked at. The address carries no personal data, by rule.
fn sign_in_first(visit: &Visit) -> PageError {
    PageError::SignInFirst(format!(
        "{}?poi={}",
        visit.href(&paths::SignIn),
        visit.path()
    ))
}

#[derive(FromRow)]
struct Row {
    account_id: AccountId,
    account_name: String,
    role: Option<String>,
    body_id: Option<BodyId>,
    body_name: Option<String>,
    office_id: Option<OfficeId>,
    area: Option<String>,
    stepped_up_until: Option<DateTime<Utc>>,
    idle_until: DateTime<Utc>,
}

/// The database says who holds this token; an ended, idle or disabled one is nobody's.
async fn who(tx: &mut Tx) -> Result<Option<(Me, DateTime<Utc>)>, sqlx::Error> {
    let rows = sqlx::query_as::<_, Row>(
        "select m.*, identity.idle_until() as idle_until, identity.stepped_up_until() as stepped_up_until
         from identity.my_memberships() m",
    )
    .fetch_all(tx.conn())
    .await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let (id, name) = (first.account_id, first.account_name.clone());
    let (idle_until, stepped_up_until) = (first.idle_until, first.stepped_up_until);
    let memberships = rows
        .into_iter()
        .filter_map(|row| {
            Some(Membership {
                role: Role::from_code(&row.role?)?,
                body: row.body_id?,
                body_name: row.body_name?,
                office: row.office_id,
                area: row.area,
            })
        })
        .collect();
    Ok(Some((
        Me {
            id,
            name,
            memberships,
            stepped_up_until,
        },
        idle_until,
    )))
}

/// Looking keeps a session alive too, but a look may not write: so a short write of its own, at most once a minute.
async fn keep_alive(
    app: &App,
    token: TokenHash,
    idle_until: DateTime<Utc>,
) -> Result<(), PageError> {
    let left = idle_until - app.clock.now();
    if left > TimeDelta::minutes(IDLE_MINUTES - 1) {
        return Ok(());
    }
    let mut tx = app.db.write(Actor::Staff(token)).await?;
    sqlx::query("select identity.touch_session($1)")
        .bind(sqlx::postgres::types::PgInterval {
            months: 0,
            days: 0,
            microseconds: IDLE_MINUTES * 60_000_000,
        })
        .execute(tx.conn())
        .await?;
    tx.commit().await?;
    Ok(())
}
