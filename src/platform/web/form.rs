//! A form as it was sent: keeps what was typed, collects what is wrong, field by field.

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use vocabulary::text::{Refused, tidy};

use super::visit::Visit;
use super::{FormToken, PageError};
use crate::App;

/// What was typed and what is wrong with it. A fresh one has nothing of either.
#[derive(Default)]
pub struct Form {
    typed: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is its id in the page too.
    pub field: String,
    pub message_id: String,
}

/// One of the answers that a field offers.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

impl Form {
    /// An empty form.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A form that already says something.
    pub fn filled<K: Into<String>, V: Into<String>>(
        values: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let typed = values
            .into_iter()
            .map(|(field, value)| (field.into(), value.into()))
            .collect();
        Self {
            typed,
            errors: Vec::new(),
        }
    }

    /// As typed; empty if the field was not sent.
    pub fn value(&self, field: &str) -> String {
        self.raw(field).to_owned()
    }

    pub fn raw(&self, field: &str) -> &str {
        self.typed
            .iter()
            .find(|(name, _)| name == field)
            .map_or("", |(_, value)| value)
    }

    /// Whether a radio button, check box or option was chosen.
    pub fn is(&self, field: &str, value: impl AsRef<str>) -> bool {
        self.typed
            .iter()
            .any(|(name, typed)| name == field && typed == value.as_ref())
    }

    /// Everything as it was sent.
    pub fn typed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.typed
            .iter()
            .map(|(field, value)| (field.as_str(), value.as_str()))
    }

    pub fn was_sent(&self, field: &str) -> bool {
        self.typed.iter().any(|(name, _)| name == field)
    }

    /// Sets what a field says, instead of what was typed.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.typed.retain(|(name, _)| name != field);
        self.typed.push((field.to_owned(), value.into()));
    }

    /// All answers given under one name, at most `most` of those that are offered.
    pub fn many(&self, field: &str, offered: &[&str]) -> Vec<String> {
        offered
            .iter()
            .filter(|value| self.is(field, value))
            .map(|value| (*value).to_owned())
            .collect()
    }

    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    pub fn has_error(&self, field: &str) -> bool {
        self.errors.iter().any(|error| error.field == field)
    }

    pub fn error_id(&self, field: &str) -> &str {
        self.errors
            .iter()
            .find(|error| error.field == field)
            .map_or("", |error| &error.message_id)
    }

    /// Something is wrong with a field; the first complaint stands.
    pub fn fail(&mut self, field: &str, message_id: impl Into<String>) {
        if !self.has_error(field) {
            self.errors.push(FieldError {
                field: field.to_owned(),
                message_id: message_id.into(),
            });
        }
    }

    /// Reads a required value. Messages are `<messages>-empty` and `<messages>-shape`; the rest is said for all fields
    /// alike.
    pub fn read<T>(
        &mut self,
        field: &str,
        messages: &str,
        parse: impl Fn(&str) -> Result<T, Refused>,
    ) -> Option<T> {
        match parse(self.raw(field)) {
            Ok(value) => Some(value),
            Err(refused) => {
                let id = match refused {
                    Refused::Empty => format!("{messages}-empty"),
                    Refused::Shape => format!("{messages}-shape"),
                    Refused::TooLong => "form-too-long".into(),
                    Refused::Invisible => "form-invisible".into(),
                };
                self.fail(field, id);
                None
            }
        }
    }

    /// Reads a value that may be left empty: `Some(None)` then, `None` if it is wrong.
    pub fn read_optional<T>(
        &mut self,
        field: &str,
        messages: &str,
        parse: impl Fn(&str) -> Result<T, Refused>,
    ) -> Option<Option<T>> {
        if self.raw(field).trim().is_empty() {
            Some(None)
        } else {
            self.read(field, messages, parse).map(Some)
        }
    }

    /// Free text that may be empty, at most `max` characters.
    pub fn text(&mut self, field: &str, max: usize) -> Option<String> {
        self.read(field, "form", |typed| tidy(typed, max))
    }

    /// One of the values that the page offered.
    pub fn choice<T: Copy>(
        &mut self,
        field: &str,
        message_id: &str,
        offered: &[(&str, T)],
    ) -> Option<T> {
        let chosen = offered
            .iter()
            .find(|(value, _)| *value == self.raw(field))
            .map(|(_, meaning)| *meaning);
        if chosen.is_none() {
            self.fail(field, message_id);
        }
        chosen
    }

    /// The status for showing the form again.
    pub fn status(&self) -> StatusCode {
        if self.has_error("form_token") {
            StatusCode::FORBIDDEN
        } else if self.has_errors() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        }
    }
}

/// Larger than any of our forms, smaller than any attack.
pub(super) const LARGEST_BODY: usize = 64 * 1024;

impl FromRequest<App> for Form {
    type Rejection = PageError;

    async fn from_request(request: Request, _: &App) -> Result<Self, PageError> {
        let visit = request
            .extensions()
            .get::<Visit>()
            .cloned()
            .ok_or(PageError::NotFound)?;
        if !is_form(request.headers()) {
            return Err(PageError::BadRequest);
        }
        let reading = axum::body::to_bytes(request.into_body(), LARGEST_BODY);
        let body = tokio::time::timeout(visit.app().settings.limits.body, reading)
            .await
            .map_err(|_| PageError::TooSlow)?
            .map_err(|_| PageError::TooLarge)?;
        let typed: Vec<(String, String)> =
            serde_html_form::from_bytes(&body).map_err(|_| PageError::BadRequest)?;
        let mut form = Self {
            typed,
            errors: Vec::new(),
        };
        if !FormToken::accepts(&visit, form.raw("form_token")) {
            // an error like any other: the page comes back with everything that was typed and a fresh token
            form.fail("form_token", "form-expired");
        }
        Ok(form)
    }
}

/// The only way in which our pages send forms.
fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| {
            kind.trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        })
}

#[cfg(test)]
mod tests {
    use super::Form;
    use vocabulary::name::PersonName;

    #[test]
    fn a_refused_value_is_kept_and_explained_once() {
        let mut form = Form::filled([("surname", "RSSMRA75T01E715Z")]);
        assert!(
            form.read("surname", "booking-surname", PersonName::parse)
                .is_none()
        );
        form.fail("surname", "another");
        assert_eq!(form.value("surname"), "RSSMRA75T01E715Z");
        assert_eq!(form.error_id("surname"), "booking-surname-shape");
        assert_eq!(form.errors().len(), 1);
    }
}
