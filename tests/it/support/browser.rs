//! A browser without JavaScript: keeps cookies, fills in forms, follows where it is led.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;

use super::unmarked;

#[derive(Clone)]
pub struct Browser {
    pages: Router,
    cookies: BTreeMap<String, String>,
    /// The last page that was shown, with its forms.
    shown: String,
    fetch_mode: Option<String>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Browser {
    pub fn new(pages: Router) -> Self {
        Self {
            pages,
            cookies: BTreeMap::new(),
            shown: String::new(),
            fetch_mode: None,
        }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }

    /// The same, saying how the browser came to ask: `navigate` for a person, `cors` for a script.
    pub async fn get_as(&mut self, mode: &str, path: &str) -> Answer {
        self.fetch_mode = Some(mode.to_owned());
        let answer = self.get(path).await;
        self.fetch_mode = None;
        answer
    }

    /// Sends exactly these fields and the form token of the page that is shown.
    pub async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.value_of("form_token");
        let mut all: Vec<(&str, &str)> = fields.to_vec();
        all.push(("form_token", &token));
        self.send_raw(path, &all).await
    }

    /// Sends exactly these fields.
    pub async fn send_raw(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = fields
            .iter()
            .map(|(k, v)| format!("{}={}", encode(k), encode(v)))
            .collect::<Vec<_>>()
            .join("&");
        self.ask(Method::POST, path, Some(body)).await
    }

    /// Fills in the form that is sent to `path` on the page that is shown: what it says already, with these answers
    /// in place of those of the same name.
    pub async fn submit(&mut self, path: &str, answers: &[(&str, &str)]) -> Answer {
        self.submit_to(path, path, answers).await
    }

    /// The fields of the form for `form`, sent to another address: as browsers do when they are told so (307).
    pub async fn submit_to(&mut self, form: &str, path: &str, answers: &[(&str, &str)]) -> Answer {
        let mut fields = self.fields_of(form);
        fields.retain(|(name, _)| !answers.iter().any(|(answered, _)| answered == name));
        fields.extend(
            answers
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned())),
        );
        let borrowed: Vec<(&str, &str)> = fields
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        self.send_raw(path, &borrowed).await
    }

    /// Goes where the last answer leads, as browsers do.
    pub async fn follow(&mut self, answer: Answer) -> Answer {
        let location = answer.location();
        self.get(&location).await
    }

    /// The value of the first field of that name on the page that is shown.
    pub fn value_of(&self, name: &str) -> String {
        let page = Html::parse_document(&self.shown);
        let selector = Selector::parse(&format!("[name='{name}']")).expect("a selector");
        page.select(&selector)
            .next()
            .and_then(|field| field.value().attr("value"))
            .unwrap_or_default()
            .to_owned()
    }

    /// All values offered under that name.
    pub fn offered(&self, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.shown);
        let selector = Selector::parse(&format!("[name='{name}'], select[name='{name}'] option"))
            .expect("a selector");
        page.select(&selector)
            .filter_map(|field| field.value().attr("value"))
            .filter(|v| !v.is_empty())
            .map(str::to_owned)
            .collect()
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// All of them, as a request carries them.
    pub fn cookies(&self) -> String {
        self.cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn fields_of(&self, path: &str) -> Vec<(String, String)> {
        let page = Html::parse_document(&self.shown);
        let forms = Selector::parse("form").expect("a selector");
        let form = page
            .select(&forms)
            .find(|form| {
                form.value()
                    .attr("action")
                    .is_none_or(|action| action.split('?').next() == path.split('?').next())
            })
            .unwrap_or_else(|| panic!("no form for {path} on the page:\n{}", self.shown));
        let inputs = Selector::parse("input, textarea, select").expect("a selector");
        form.select(&inputs)
            .filter_map(|field| said(&field))
            .collect()
    }

    async fn ask(&mut self, method: Method, path: &str, body: Option<String>) -> Answer {
        let cookies = self.cookies();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        if let Some(mode) = &self.fetch_mode {
            request = request.header("sec-fetch-mode", mode);
        }
        if body.is_some() {
            request = request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin");
        }
        let request = request
            .body(body.map_or_else(Body::empty, Body::from))
            .expect("a request");
        let response = self
            .pages
            .clone()
            .oneshot(request)
            .await
            .expect("the portal answers");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let pair = cookie
                .to_str()
                .expect("text")
                .split(';')
                .next()
                .unwrap_or_default()
                .to_owned();
            if let Some((name, value)) = pair.split_once('=') {
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        let body = body.collect().await.expect("a body").to_bytes();
        let answer = Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        };
        if answer.body.starts_with("<!doctype html>") {
            self.shown.clone_from(&answer.body);
        }
        answer
    }
}

/// What a field says as the page shows it, if it would be sent.
fn said(field: &ElementRef<'_>) -> Option<(String, String)> {
    let element = field.value();
    let name = element.attr("name")?.to_owned();
    match (element.name(), element.attr("type")) {
        ("input", Some("radio" | "checkbox")) => {
            element.attr("checked")?;
            Some((name, element.attr("value").unwrap_or("on").to_owned()))
        }
        ("input", _) => Some((name, element.attr("value").unwrap_or_default().to_owned())),
        ("textarea", _) => Some((
            name,
            field
                .text()
                .collect::<String>()
                .trim_start_matches('\n')
                .to_owned(),
        )),
        ("select", _) => {
            let options = Selector::parse("option").expect("a selector");
            let chosen = field
                .select(&options)
                .find(|option| option.value().attr("selected").is_some());
            let chosen = chosen.or_else(|| field.select(&options).next())?;
            Some((
                name,
                chosen.value().attr("value").unwrap_or_default().to_owned(),
            ))
        }
        _ => None,
    }
}

pub fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        use std::fmt::Write;
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string");
        }
        out
    })
}

impl Answer {
    /// Asserts the status and hands the answer on.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self
    }

    #[track_caller]
    pub fn leads_to(self, path: &str) -> Self {
        let answer = self.is(303);
        assert_eq!(answer.location(), path);
        answer
    }

    pub fn location(&self) -> String {
        self.headers
            .get(header::LOCATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    }

    /// Asserts that people read this on the page.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(
            self.text().contains(words),
            "the page does not say {words:?}:\n{}",
            self.text()
        );
        self
    }

    /// Asserts that this stands nowhere on the page, not in its markup either.
    #[track_caller]
    pub fn does_not_say(self, words: &str) -> Self {
        // a few digits stand by chance in the random numbers of forms
        let says = if words.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            unmarked(&self.body).contains(words)
        } else {
            self.body.contains(words)
        };
        assert!(!says, "the page says {words:?}");
        self
    }

    /// The words of the page, without markup.
    pub fn text(&self) -> String {
        let page = Html::parse_document(&self.body);
        let main = Selector::parse("main").expect("a selector");
        let words: Vec<&str> = match page.select(&main).next() {
            Some(main) => main.text().collect(),
            None => return self.body.chars().take(2000).collect(),
        };
        words
            .join(" ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The field names that the error summary leads to.
    pub fn complaints(&self) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        let links = Selector::parse("[role=alert] a[href^='#']").expect("a selector");
        page.select(&links)
            .filter_map(|link| link.value().attr("href"))
            .map(|href| href.trim_start_matches('#').to_owned())
            .collect()
    }
}
