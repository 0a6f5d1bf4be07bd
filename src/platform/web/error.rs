//! What can go wrong with a request. Details go to the log under the request's number; the person gets a page with
//! that number and a way onward. Which status the page has is decided here and nowhere else.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

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
    /// Too many tries; come back later.
    TooMany,
    /// No room right now; come back in a moment.
    Busy,
    /// Our fault.
    Internal(anyhow::Error),
}

impl From<sqlx::Error> for PageError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => PageError::NotFound,
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => {
                tracing::warn!(%error, "the database has no room or does not answer");
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
            PageError::TooMany => StatusCode::TOO_MANY_REQUESTS,
            PageError::Busy => StatusCode::SERVICE_UNAVAILABLE,
            PageError::SignInFirst(location) => {
                return (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
            }
            PageError::Internal(error) => {
                // Debug of anyhow prints the chain of causes; our errors carry no values that people typed.
                tracing::error!(error = format!("{error:#}"), "a page failed");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        let mut response = status.into_response();
        if matches!(
            status,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
        ) {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response
    }
}
