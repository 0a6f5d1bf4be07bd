//! What can go wrong with a request. Details go to the log under the request's number; the person gets a page with
//! that number and a way onward. Which status the page has is decided here and nowhere else.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::db::{Failure, is_passing};

pub type PageResult = Result<Response, PageError>;

#[derive(Debug)]
pub enum PageError {
    /// Absent, or not for whoever asks: the same answer, byte for byte.
    NotFound,
    /// Visible, but not to be done by whoever asks.
    Forbidden,
    /// Somebody has to sign in first; carries where to.
    SignInFirst(String),
    /// Not a request that any of our pages makes.
    BadRequest,
    TooLarge,
    /// The request did not come to its end in time.
    TooSlow,
    /// Too many tries; come back later.
    TooMany,
    /// No room right now; come back in a moment.
    Busy,
    /// Our fault.
    Internal(anyhow::Error),
}

/// Marks the answer to whoever has to sign in first, so that what they typed can be kept for them.
#[derive(Clone, Copy)]
pub struct NobodyIsSignedIn;

impl From<sqlx::Error> for PageError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => PageError::NotFound,
            error if is_passing(&error) => {
                tracing::warn!(error = %Failure(&error), "the database has no room or does not answer");
                PageError::Busy
            }
            error => PageError::Internal(error.into()),
        }
    }
}

impl From<anyhow::Error> for PageError {
    fn from(error: anyhow::Error) -> Self {
        PageError::Internal(error)
    }
}

impl IntoResponse for PageError {
    /// A bare status: the outermost layer, which knows the language, makes a page of it.
    fn into_response(self) -> Response {
        let status = match self {
            PageError::NotFound => StatusCode::NOT_FOUND,
            PageError::Forbidden => StatusCode::FORBIDDEN,
            PageError::BadRequest => StatusCode::BAD_REQUEST,
            PageError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            PageError::TooSlow => StatusCode::REQUEST_TIMEOUT,
            PageError::TooMany => StatusCode::TOO_MANY_REQUESTS,
            PageError::Busy => StatusCode::SERVICE_UNAVAILABLE,
            PageError::SignInFirst(location) => {
                let mut response =
                    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
                response.extensions_mut().insert(NobodyIsSignedIn);
                return response;
            }
            PageError::Internal(error) => {
                tracing::error!(error = said(&error), "a page failed");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        status.into_response()
    }
}

/// The chain of causes, as far as it can not contain what somebody typed.
fn said(error: &anyhow::Error) -> String {
    error
        .chain()
        .map(|cause| match cause.downcast_ref::<sqlx::Error>() {
            Some(error) => (Failure(error).to_string(), true),
            None => (cause.to_string(), false),
        })
        .scan(false, |done, (said, is_last)| {
            (!std::mem::replace(done, is_last)).then_some(said)
        })
        .collect::<Vec<_>>()
        .join(": ")
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_failed_statement_is_told_without_the_values_in_it() {
        let typed = sqlx::Error::Decode("Anna Bianchi is no number".into());
        let error = anyhow::Error::from(typed).context("a rating");
        assert_eq!(said(&error), "a rating: a value can not be read");
    }
}
