//! Step 4, Richiedente: a name and one way to reach the person. No fiscal code, no account.

use askama::Template;
use platform::web::{Choice, Form, Page, PageResult, Visit, VisitorRead, VisitorWrite};
use vocabulary::contact::{Email, Phone};
use vocabulary::name::PersonName;
use vocabulary::paths;

use super::{Anchor, Kept, index, keep, ready};
use crate::answers::{Applicant, ContactWish, Hold, Step};
use crate::queries;

#[derive(Template)]
#[template(path = "booking/applicant.html")]
struct ApplicantPage {
    page: Page,
    form: Form,
    index: Vec<Anchor>,
    kept: Kept,
    wishes: Vec<Choice>,
}

pub async fn show(_: paths::BookApplicant, visit: Visit, mut visitor: VisitorRead) -> PageResult {
    let answers = queries::draft(&mut visitor.tx).await?;
    let hold = match ready(&answers, Step::Applicant) {
        Ok(hold) => hold,
        Err(elsewhere) => return Ok(visit.go_to(&elsewhere)),
    };
    let form = Form::filled(typed(answers.applicant.as_ref()));
    Ok(render(&visit, &hold, form))
}

pub async fn store(
    _: paths::BookApplicant,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let mut answers = queries::draft_for_update(&mut visitor.tx).await?;
    let applicant = read(&mut form);
    let hold = ready(&answers, Step::Applicant);
    if let (Ok(hold), true) = (&hold, form.has_errors()) {
        return Ok(render(&visit, hold, form));
    }
    // Without a hold the words are kept all the same: they wait for a new time.
    if !form.has_errors() && applicant.is_some() {
        answers.applicant = applicant;
        keep(&mut visitor.tx, &answers).await?;
        visitor.tx.commit().await?;
    }
    match hold {
        Ok(_) => Ok(visit.go_to(&paths::BookSummary)),
        Err(elsewhere) => Ok(visit.go_to(&elsewhere)),
    }
}

fn typed(applicant: Option<&Applicant>) -> Vec<(&'static str, String)> {
    let Some(applicant) = applicant else {
        return vec![("contatto", "any".to_owned())];
    };
    vec![
        ("nome", applicant.given_name.clone()),
        ("cognome", applicant.surname.clone()),
        ("email", applicant.email.clone().unwrap_or_default()),
        ("telefono", applicant.phone.clone().unwrap_or_default()),
        ("contatto", applicant.wish.code().to_owned()),
    ]
}

fn read(form: &mut Form) -> Option<Applicant> {
    let given_name = read_name(form, "nome", "booking-given-name");
    let surname = read_name(form, "cognome", "booking-surname");
    let email = form.read_optional("email", "booking-email", Email::parse);
    let phone = form.read_optional("telefono", "booking-phone", Phone::parse);
    let wish = form.choice("contatto", "form-choice", &ContactWish::ALL);
    if email == Some(None) && phone == Some(None) {
        form.fail("email", "booking-contact-empty");
    }
    match wish {
        Some(ContactWish::OnlyEmail) if email == Some(None) => {
            form.fail("email", "booking-email-empty");
        }
        Some(ContactWish::OnlyPhone) if phone == Some(None) => {
            form.fail("telefono", "booking-phone-empty");
        }
        _ => {}
    }
    Some(Applicant {
        given_name: given_name?,
        surname: surname?,
        email: email?.map(|email| email.as_str().to_owned()),
        phone: phone?.map(|phone| phone.as_str().to_owned()),
        wish: wish?,
    })
}

/// A fiscal code in the place of a name gets an answer of its own: it is not needed here.
fn read_name(form: &mut Form, field: &str, messages: &str) -> Option<String> {
    if looks_like_fiscal_code(form.raw(field)) {
        form.fail(field, "booking-name-fiscal-code");
        return None;
    }
    form.read(field, messages, PersonName::parse)
        .map(|name| name.as_str().to_owned())
}

/// Sixteen letters and digits with a digit among them: six letters, then the rest; also where digits are letters
/// because somebody shares the code (omocodia).
fn looks_like_fiscal_code(typed: &str) -> bool {
    let code: Vec<char> = typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(17)
        .collect();
    code.len() == 16
        && code.iter().all(char::is_ascii_alphanumeric)
        && code[..6].iter().all(char::is_ascii_alphabetic)
        && code.iter().any(char::is_ascii_digit)
}

fn render(visit: &Visit, hold: &Hold, form: Form) -> axum::response::Response {
    let wish = |(code, _)| Choice::new(code, visit.text(&wish_message(code)));
    let page = ApplicantPage {
        page: visit.page("booking-applicant-title"),
        index: index(
            visit,
            &[("#chi", "booking-who"), ("#recapiti", "booking-contacts")],
        ),
        kept: Kept::of(hold, visit),
        wishes: ContactWish::ALL.into_iter().map(wish).collect(),
        form,
    };
    visit.show(page.form.status(), &page)
}

/// Message id of a wish.
pub fn wish_message(code: &str) -> String {
    format!("booking-wish-{}", code.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(changes: &[(&'static str, &'static str)]) -> Form {
        let mut form = Form::filled([
            ("nome", "Anna"),
            ("cognome", "Rossi"),
            ("email", "anna@example.org"),
            ("contatto", "any"),
        ]);
        for (field, value) in changes {
            form.set(field, *value);
        }
        form
    }

    fn complaints(changes: &[(&'static str, &'static str)]) -> Vec<(String, String)> {
        let mut form = filled(changes);
        let read = read(&mut form);
        assert_eq!(read.is_none() || form.has_errors(), form.has_errors());
        form.errors()
            .iter()
            .map(|e| (e.field.clone(), e.message_id.clone()))
            .collect()
    }

    #[test]
    fn one_way_to_reach_the_person_is_enough() {
        assert!(complaints(&[]).is_empty());
        assert!(complaints(&[("email", ""), ("telefono", "0583 428764")]).is_empty());
        let none = complaints(&[("email", "")]);
        assert_eq!(none, [("email".into(), "booking-contact-empty".into())]);
    }

    #[test]
    fn a_wish_needs_the_contact_that_it_speaks_of() {
        let phone = complaints(&[("contatto", "only_phone")]);
        assert_eq!(phone, [("telefono".into(), "booking-phone-empty".into())]);
        let email = complaints(&[
            ("contatto", "only_email"),
            ("email", ""),
            ("telefono", "0583428764"),
        ]);
        assert_eq!(email, [("email".into(), "booking-email-empty".into())]);
    }

    #[test]
    fn a_fiscal_code_is_told_that_it_is_not_needed() {
        for code in [
            "RSSMRA75T01E715Z",
            "rssmra75t01e715z",
            "RSS MRA 75T01 E715Z",
            "RSSMRATRTLMETMRZ1".split_at(16).0,
        ] {
            let expected = if code.contains(|c: char| c.is_ascii_digit()) {
                "booking-name-fiscal-code"
            } else {
                ""
            };
            let found = complaints(&[("nome", code)]);
            assert_eq!(
                found.first().map_or("", |(_, message)| message),
                expected,
                "{code}"
            );
        }
        assert!(complaints(&[("nome", "Massimiliano Ugo")]).is_empty());
    }

    #[test]
    fn what_nobody_types_on_purpose_is_refused() {
        for (name, message) in [
            ("", "booking-given-name-empty"),
            ("Anna 😀", "booking-given-name-shape"),
            ("Anna\u{202E}", "form-invisible"),
            ("An\0na", "form-invisible"),
        ] {
            assert_eq!(complaints(&[("nome", name)])[0].1, message, "{name:?}");
        }
        assert_eq!(complaints(&[("contatto", "shout")])[0].0, "contatto");
        let mut form = filled(&[]);
        form.set("cognome", "a".repeat(10_000));
        assert!(read(&mut form).is_none());
        assert_eq!(form.error_id("cognome"), "form-too-long");
    }
}
