//! What the demo "sent": the folder of the file transport, newest first.

use std::path::{Path, PathBuf};

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use platform::web::{Page, PageError, PageResult, Visit};
use uuid::Uuid;
use vocabulary::paths;

/// Where `porta demo` keeps the messages; set once at start.
pub static FOLDER: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();

#[derive(Template)]
#[template(path = "demo/post.html")]
struct PostPage {
    page: Page,
    messages: Vec<Sent>,
}

struct Sent {
    id: Uuid,
    to: String,
    subject: String,
    by_mail: bool,
}

/// A message as it left, taken apart for reading.
struct Parsed {
    to: String,
    subject: String,
    text: String,
    calendar: Option<String>,
}

pub async fn list(_: paths::DemoPost, visit: Visit) -> PageResult {
    let mut files: Vec<(std::time::SystemTime, PathBuf)> = std::fs::read_dir(folder()?)
        .map_err(anyhow::Error::from)?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.metadata().ok()?.modified().ok()?, entry.path()))
        })
        .collect();
    files.sort();
    let messages = files
        .iter()
        .rev()
        .take(200)
        .filter_map(|(_, file)| {
            let parsed = parse(file)?;
            let id = file
                .file_name()?
                .to_str()?
                .split('.')
                .next()?
                .parse()
                .ok()?;
            Some(Sent {
                id,
                to: parsed.to,
                subject: parsed.subject,
                by_mail: is_mail(file),
            })
        })
        .collect();
    Ok(visit.show(
        StatusCode::OK,
        &PostPage {
            page: visit.page("demo-post-title"),
            messages,
        },
    ))
}

#[derive(Template)]
#[template(path = "demo/message.html")]
struct MessagePage {
    page: Page,
    id: Uuid,
    to: String,
    subject: String,
    text: String,
    has_calendar: bool,
}

pub async fn show(paths::DemoMessage { id }: paths::DemoMessage, visit: Visit) -> PageResult {
    let parsed = find(id)?;
    let page = MessagePage {
        page: visit.page("demo-message-title"),
        id,
        to: parsed.to,
        subject: parsed.subject,
        text: parsed.text,
        has_calendar: parsed.calendar.is_some(),
    };
    Ok(visit.show(StatusCode::OK, &page))
}

pub async fn calendar(paths::DemoMessageCalendar { id }: paths::DemoMessageCalendar) -> PageResult {
    let calendar = find(id)?.calendar.ok_or(PageError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"appuntamento.ics\"",
        ),
    ];
    Ok((headers, calendar).into_response())
}

fn folder() -> Result<&'static Path, PageError> {
    FOLDER
        .get()
        .map(PathBuf::as_path)
        .ok_or(PageError::NotFound)
}

fn find(id: Uuid) -> Result<Parsed, PageError> {
    let folder = folder()?;
    [format!("{id}.eml"), format!("{id}.sms.txt")]
        .iter()
        .find_map(|name| parse(&folder.join(name)))
        .ok_or(PageError::NotFound)
}

fn is_mail(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "eml")
}

fn parse(file: &Path) -> Option<Parsed> {
    let raw = std::fs::read(file).ok()?;
    if !is_mail(file) {
        let text = String::from_utf8(raw).ok()?;
        let (to, text) = text.split_once("\n\n")?;
        return Some(Parsed {
            to: to.trim_start_matches("To: ").to_owned(),
            subject: String::new(),
            text: text.to_owned(),
            calendar: None,
        });
    }
    let mail = mail_parser::MessageParser::default().parse(&raw)?;
    let calendar = mail
        .attachments()
        .find_map(|part| part.text_contents().map(str::to_owned));
    Some(Parsed {
        to: mail
            .to()
            .and_then(|to| to.first())
            .and_then(|to| to.address())
            .unwrap_or_default()
            .to_owned(),
        subject: mail.subject().unwrap_or_default().to_owned(),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
        calendar,
    })
}
