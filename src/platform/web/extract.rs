//! Transactions as parameters of handlers: a page of citizens that needs the database takes one of these.

use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::{PageError, Visit};
use crate::App;
use crate::db::{Actor, ReadTx, WriteTx};
use crate::keys::Token;

/// Where a visitor's browser keeps the token of the own draft and appointments. Lives a few hours.
pub const VISITOR_COOKIE: &str = "porta-visita";
const VISIT_LASTS: Duration = Duration::from_hours(4);

/// A visitor looks.
pub struct VisitorRead {
    pub tx: ReadTx,
    /// Whether the browser has a token at all: without, it has no draft and no appointment.
    pub is_known: bool,
}

/// A visitor does something. The browser gets a token if it has none.
pub struct VisitorWrite {
    pub tx: WriteTx,
}

impl FromRequestParts<App> for VisitorRead {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let visit = visit(parts)?;
        let token = visit.token(VISITOR_COOKIE);
        let tx = app
            .db
            .read(Actor::Visitor(token.as_ref().map(Token::hash)))
            .await?;
        Ok(Self {
            tx,
            is_known: token.is_some(),
        })
    }
}

impl FromRequestParts<App> for VisitorWrite {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        let visit = visit(parts)?;
        let token = visit.token(VISITOR_COOKIE).unwrap_or_else(Token::random);
        visit.set_cookie(VISITOR_COOKIE, token.as_str(), VISIT_LASTS, false);
        let tx = app
            .db
            .write_for(Actor::Visitor(Some(token.hash())), visit.number())
            .await?;
        Ok(Self { tx })
    }
}

fn visit(parts: &Parts) -> Result<Visit, PageError> {
    parts
        .extensions
        .get::<Visit>()
        .cloned()
        .ok_or(PageError::NotFound)
}
