//! What every template may ask: texts, addresses, assets, who is signed in.

use std::borrow::Cow;
use std::fmt;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use vocabulary::Language;

use super::Visit;
use super::assets;
use crate::i18n;
use crate::keys::{Purpose, hex};

/// The part of a page that is the same everywhere.
pub struct Page {
    visit: Visit,
    /// In the page's language, for the title and the breadcrumb.
    pub title: String,
    pub path: String,
    /// What the last action did.
    pub notice: Option<String>,
    /// Who is signed in.
    pub me: Option<SignedIn>,
    pub demo: bool,
    /// For the hidden field `form_token`.
    pub token: FormToken,
}

/// Who is signed in, in words.
#[derive(Clone)]
pub struct SignedIn {
    pub name: String,
    pub role: String,
    pub body: String,
    /// Where this person can go.
    pub doors: Vec<DoorLink>,
}

/// An entry of the navigation.
#[derive(Clone)]
pub struct DoorLink {
    pub href: String,
    pub text: String,
    /// The page is behind this door.
    pub current: bool,
}

/// The same page in another language.
pub struct LanguageLink {
    pub code: &'static str,
    pub name: &'static str,
    pub href: String,
    pub current: bool,
}

impl Page {
    pub(super) fn new(visit: &Visit, title: &str) -> Self {
        Self {
            title: visit.text(title),
            path: visit.path().to_owned(),
            notice: None,
            me: None,
            demo: visit.app().settings.is_demo(),
            token: FormToken(visit.clone()),
            visit: visit.clone(),
        }
    }

    /// With a title that is not a message: the name of a service, of a site.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    #[must_use]
    pub fn signed_in(mut self, me: SignedIn) -> Self {
        self.me = Some(me);
        self
    }

    /// Says what the last action did; `id` is a message id.
    #[must_use]
    pub fn noting(mut self, id: Option<&str>) -> Self {
        self.notice = id.map(|id| self.visit.text(id));
        self
    }

    pub fn t(&self, id: impl AsRef<str>) -> Cow<'static, str> {
        i18n::text(self.visit.language(), id.as_ref(), &[])
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "templates hand over what they have"
    )]
    pub fn t1(&self, id: impl AsRef<str>, name: &str, value: impl ToString) -> Cow<'static, str> {
        i18n::text(
            self.visit.language(),
            id.as_ref(),
            &[(name, &value.to_string())],
        )
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "templates hand over what they have"
    )]
    pub fn t2(
        &self,
        id: impl AsRef<str>,
        name: &str,
        value: impl ToString,
        name2: &str,
        value2: impl ToString,
    ) -> Cow<'static, str> {
        i18n::text(
            self.visit.language(),
            id.as_ref(),
            &[(name, &value.to_string()), (name2, &value2.to_string())],
        )
    }

    pub fn language(&self) -> Language {
        self.visit.language()
    }

    pub fn lang(&self) -> &'static str {
        self.visit.language().code()
    }

    pub fn dir(&self) -> &'static str {
        self.visit.language().direction()
    }

    /// An address in the page's language.
    pub fn href(&self, path: impl fmt::Display) -> String {
        self.visit.href(&path)
    }

    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }

    pub fn owner(&self) -> &str {
        &self.visit.app().settings.owner
    }

    pub fn languages(&self) -> Vec<LanguageLink> {
        let query = self
            .visit
            .query()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        Language::ALL
            .into_iter()
            .map(|language| LanguageLink {
                code: language.code(),
                name: language.own_name(),
                href: match (language.prefix(), self.path.as_str()) {
                    ("", path) => format!("{path}{query}"),
                    (prefix, "/") => format!("{prefix}{query}"),
                    (prefix, path) => format!("{prefix}{path}{query}"),
                },
                current: language == self.visit.language(),
            })
            .collect()
    }
}

/// Proves that a form was shown to the browser that sends it. Masked anew for every page, so that compression gives
/// nothing away. Shown lazily: pages without a form cost no hash and set no cookie.
#[derive(Clone)]
pub struct FormToken(Visit);

impl fmt::Display for FormToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let salt = uuid::Uuid::new_v4().simple().to_string();
        let mac = self.0.app().keys.mac(
            Purpose::FormToken,
            &[self.0.browser().as_str().as_bytes(), salt.as_bytes()],
        );
        write!(f, "{salt}{}", hex(&mac))
    }
}

impl FormToken {
    pub(super) fn accepts(visit: &Visit, sent: &str) -> bool {
        let Some((salt, mac)) = sent.split_at_checked(32) else {
            return false;
        };
        let expected = visit.app().keys.mac(
            Purpose::FormToken,
            &[visit.browser().as_str().as_bytes(), salt.as_bytes()],
        );
        visit.browser_was_known()
            && subtle::ConstantTimeEq::ct_eq(hex(&expected).as_bytes(), mac.as_bytes()).into()
    }
}

/// Marks an answer that is already a whole page, so that no error page replaces it.
#[derive(Clone, Copy)]
pub(super) struct WholePage;

impl Visit {
    /// A page of our own. Not to be stored anywhere: most pages show what concerns somebody.
    pub fn show(&self, status: StatusCode, page: &impl Template) -> Response {
        render(status, page, "no-store")
    }

    /// A page that is the same for everybody; browsers may keep it for going back, nobody else may.
    pub fn show_public(&self, page: &impl Template) -> Response {
        render(StatusCode::OK, page, "private, no-cache")
    }
}

fn render(status: StatusCode, page: &impl Template, cache: &'static str) -> Response {
    match page.render() {
        Ok(html) => {
            let mut response = (status, html).into_response();
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/html; charset=utf-8"),
            );
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
            response.extensions_mut().insert(WholePage);
            response
        }
        Err(error) => super::PageError::Internal(error.into()).into_response(),
    }
}
