//! Step 3, Dettagli appuntamento: why, and what helps the conversation. The held time is fitted to the reason.

use agenda::hold::Said;
use askama::Template;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use directory::model::{Reason, Reception};
use platform::Tx;
use platform::web::{Choice, Form, Page, PageResult, Visit, VisitorRead, VisitorWrite};
use uuid::Uuid;
use vocabulary::ids::ReasonId;
use vocabulary::paths;

use super::{Anchor, Kept, index, keep, office_of, ready};
use crate::answers::{Answers, Details, Hold, Step};
use crate::board::{chosen, instead_of};
use crate::hold::{Claim, Wanted, needs, take};
use crate::steps::time::once;
use crate::{appointments, queries};

/// Languages that people of the area speak, by their own names; ISO 639.
const LANGUAGES: [(&str, &str); 17] = [
    ("it", "Italiano"),
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("sq", "Shqip"),
    ("ro", "Română"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("zh", "中文"),
    ("bn", "বাংলা"),
    ("ur", "اردو"),
    ("si", "සිංහල"),
    ("tl", "Tagalog"),
    ("pt", "Português"),
    ("wo", "Wolof"),
    ("pl", "Polski"),
];
/// Italian sign language and "another one" have names in the page's language.
const OTHER_LANGUAGES: [(&str, &str); 1] = [("other", "booking-language-other")];

const NEEDS: [(&str, &str); 4] = [
    ("wheelchair", "booking-need-wheelchair"),
    ("sign_language", "booking-need-sign-language"),
    ("reading_help", "booking-need-reading-help"),
    ("companion", "booking-need-companion"),
];
const MOST_CHILDREN: i16 = 12;
pub const LONGEST_TEXT: usize = 200;

#[derive(Template)]
#[template(path = "booking/details.html")]
struct DetailsPage {
    page: Page,
    form: Form,
    index: Vec<Anchor>,
    office: Reception,
    kept: Kept,
    reasons: Vec<Choice>,
    languages: Vec<Choice>,
    needs: Vec<Choice>,
    children: Vec<Choice>,
    /// Offered when the held time is gone or too short.
    instead: Vec<Choice>,
    once: Uuid,
}

pub async fn show(_: paths::BookDetails, visit: Visit, mut visitor: VisitorRead) -> PageResult {
    let answers = queries::draft(&mut visitor.tx).await?;
    let hold = match ready(&visit, &answers, Step::Details) {
        Ok(hold) => hold,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let reasons = public_reasons(&mut visitor.tx, &visit, &hold).await?;
    let form = Form::filled(typed(&visit, &answers, &reasons));
    render(&mut visitor.tx, &visit, &hold, &reasons, Vec::new(), form).await
}

pub async fn store(
    _: paths::BookDetails,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let tx = &mut visitor.tx;
    let now = visit.app().clock.now();
    let mut answers = queries::draft_for_update(tx).await?;
    let details = read(&mut form);
    let hold = match ready(&visit, &answers, Step::Details) {
        Ok(hold) => hold,
        Err(elsewhere) => {
            // the draft is gone, the words are not: they wait for a new time
            if details.is_some() && !form.has_errors() {
                answers.details = details;
                keep(tx, &answers).await?;
                visitor.tx.commit().await?;
            }
            return Ok(elsewhere);
        }
    };
    let reasons = public_reasons(tx, &visit, &hold).await?;
    let offered: Vec<_> = reasons
        .iter()
        .map(|reason| (reason.slug.as_str(), reason.id))
        .collect();
    let reason = form.choice("motivo", "booking-reason-empty", &offered);
    let other = if form.was_sent("slot") {
        chosen(&mut form)
    } else {
        None
    };
    let once = once(&mut form);
    let (Some(details), Some(reason), Some(once), false) =
        (details, reason, once, form.has_errors())
    else {
        return render(tx, &visit, &hold, &reasons, Vec::new(), form).await;
    };
    answers.details = Some(details);
    match fit(tx, &answers, &hold, reason, other, once, now).await? {
        Claim::Held(hold) => {
            answers.hold = Some(hold);
            keep(tx, &answers).await?;
            visitor.tx.commit().await?;
            Ok(visit.go_to(&paths::BookApplicant))
        }
        Claim::Replayed => Ok(visit.go_to(&paths::BookApplicant)),
        refused => {
            form.fail("slot", refused.complaint().unwrap_or_default());
            let need = appointments::need(needs(&reasons, Some(reason)));
            let free = appointments::free(tx, hold.office, need, now).await?;
            let instead = instead_of(hold.starts_at, &free, &visit);
            render(tx, &visit, &hold, &reasons, instead, form).await
        }
    }
}

/// Fits the held time to the reason; a lapsed or another time is claimed with the reason at once.
async fn fit(
    tx: &mut Tx,
    answers: &Answers,
    hold: &Hold,
    reason: ReasonId,
    other: Option<DateTime<Utc>>,
    once: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Claim> {
    if other.is_none() && hold.is_live(now) {
        match agenda::hold::say_reason(tx, hold.appointment, reason).await? {
            Said::Fits => {
                return Ok(Claim::Held(Hold {
                    reason: Some(reason),
                    ..hold.clone()
                }));
            }
            Said::NoRoom => return Ok(Claim::TooShort),
            Said::NotOffered => return Ok(Claim::NotOffered),
            Said::Lapsed => {}
        }
    }
    let starts_at = other.unwrap_or(hold.starts_at);
    let wanted = Wanted {
        starts_at,
        reason: Some(reason),
        ..Wanted::again(hold)
    };
    take(tx, answers, wanted, once, now).await
}

async fn public_reasons(tx: &mut Tx, visit: &Visit, hold: &Hold) -> sqlx::Result<Vec<Reason>> {
    let mut reasons = directory::queries::reasons(tx, hold.service, visit.language()).await?;
    reasons.retain(Reason::is_public);
    Ok(reasons)
}

/// What is known already: earlier answers, the reason from the address, the only reason there is.
fn typed(visit: &Visit, answers: &Answers, reasons: &[Reason]) -> Vec<(String, String)> {
    let chosen = answers.hold.as_ref().and_then(|hold| hold.reason);
    let reason = match reasons {
        [only] => Some(only),
        several => several.iter().find(|reason| Some(reason.id) == chosen),
    };
    let fallback = Details {
        language: visit.language().code().to_owned(),
        ..Details::default()
    };
    let details = answers.details.as_ref().unwrap_or(&fallback);
    let mut typed = vec![
        ("dettagli", details.text.clone()),
        ("lingua", details.language.clone()),
        ("minori", details.children.to_string()),
    ];
    typed.extend(reason.map(|reason| ("motivo", reason.slug.clone())));
    typed.extend(
        details
            .interpreter
            .then(|| ("interprete", "yes".to_owned())),
    );
    typed.extend(details.needs.iter().map(|need| ("esigenze", need.clone())));
    typed
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value))
        .collect()
}

fn read(form: &mut Form) -> Option<Details> {
    let text = form.text("dettagli", LONGEST_TEXT);
    let spoken: Vec<_> = LANGUAGES
        .iter()
        .chain(&OTHER_LANGUAGES)
        .map(|(code, _)| (*code, *code))
        .collect();
    let language = form.choice("lingua", "booking-language-empty", &spoken);
    let children: Option<i16> = form
        .raw("minori")
        .parse()
        .ok()
        .filter(|count| (0..=MOST_CHILDREN).contains(count));
    if children.is_none() {
        form.fail("minori", "form-choice");
    }
    Some(Details {
        text: text?,
        language: language?.to_owned(),
        interpreter: form.is("interprete", "yes"),
        needs: form.many("esigenze", &NEEDS.map(|(code, _)| code)),
        children: children?,
    })
}

/// A language as the summary shows it.
pub fn language_name(visit: &Visit, code: &str) -> String {
    let own = LANGUAGES
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, name)| (*name).to_owned());
    own.unwrap_or_else(|| visit.text("booking-language-other"))
}

/// The needs as the summary shows them.
pub fn need_names(visit: &Visit, needs: &[String]) -> Vec<String> {
    let chosen = NEEDS
        .iter()
        .filter(|(code, _)| needs.iter().any(|need| need == code));
    chosen.map(|(_, name)| visit.text(name)).collect()
}

fn choices(visit: &Visit, options: &[(&str, &str)]) -> Vec<Choice> {
    options
        .iter()
        .map(|(code, name)| Choice::new(*code, visit.text(name)))
        .collect()
}

async fn render(
    tx: &mut Tx,
    visit: &Visit,
    hold: &Hold,
    reasons: &[Reason],
    instead: Vec<Choice>,
    form: Form,
) -> PageResult {
    let named = LANGUAGES
        .iter()
        .map(|(code, name)| Choice::new(*code, *name));
    let count = |n: i16| Choice::new(n.to_string(), n.to_string());
    let parts = [
        ("#motivi", "booking-reason"),
        ("#altro", "booking-details"),
        ("#come", "booking-help"),
    ];
    let status = if instead.is_empty() {
        form.status()
    } else {
        StatusCode::CONFLICT
    };
    let page = DetailsPage {
        page: visit.page("booking-details-title"),
        index: index(visit, &parts),
        office: office_of(tx, hold).await?,
        kept: Kept::of(hold, visit),
        reasons: reasons
            .iter()
            .map(|r| Choice::new(&*r.slug, &*r.name))
            .collect(),
        languages: named.chain(choices(visit, &OTHER_LANGUAGES)).collect(),
        needs: choices(visit, &NEEDS),
        children: (0..=MOST_CHILDREN).map(count).collect(),
        instead,
        once: Uuid::new_v4(),
        form,
    };
    Ok(visit.show(status, &page))
}
