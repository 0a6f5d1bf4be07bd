//! `/appuntamento/codice`: the one-time code. Wrong, spent, too late and "there is no such appointment" are one answer.

use askama::Template;
use platform::keys::Purpose;
use platform::web::{Form, Page, PageResult, Visit, VisitorRead, VisitorWrite};
use vocabulary::paths;
use vocabulary::text::{Refused, tidy};

use crate::answers::Answers;
use crate::steps::keep;
use crate::{queries, throttle};

#[derive(Template)]
#[template(path = "booking/code.html")]
struct CodePage {
    page: Page,
    form: Form,
}

pub async fn show(_: paths::ManageCode, visit: Visit, mut visitor: VisitorRead) -> PageResult {
    if asked_for(&queries::draft(&mut visitor.tx).await?).is_none() {
        return Ok(visit.go_to(&paths::Manage));
    }
    Ok(render(&visit, Form::empty()))
}

pub async fn redeem(
    _: paths::ManageCode,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let tx = &mut visitor.tx;
    let mut answers = queries::draft_for_update(tx).await?;
    let Some(reference) = asked_for(&answers) else {
        return Ok(visit.go_to(&paths::Manage));
    };
    let code = form.read("codice", "booking-code", six_digits);
    if throttle::must_wait(tx, &visit).await? {
        form.fail("codice", "booking-wait");
    }
    let (Some(code), false) = (code, form.has_errors()) else {
        return Ok(render(&visit, form));
    };
    let hash = visit
        .app()
        .keys
        .mac(Purpose::OneTimeCode, &[&reference, code.as_bytes()]);
    if queries::redeem_code(tx, &reference, &hash).await? {
        answers.asked_for = None;
        keep(tx, &answers).await?;
        visitor.tx.commit().await?;
        return Ok(visit.go_to(&paths::Mine));
    }
    throttle::note(tx, &visit).await?;
    visitor.tx.commit().await?; // the try counts, here and at the code
    form.fail("codice", "booking-code-wrong");
    form.set("codice", "");
    Ok(render(&visit, form))
}

fn six_digits(typed: &str) -> Result<String, Refused> {
    let code: String = tidy(typed, 40)?
        .chars()
        .filter(|c| !matches!(c, ' ' | '-'))
        .collect();
    match code.as_str() {
        "" => Err(Refused::Empty),
        six if six.len() == 6 && six.bytes().all(|b| b.is_ascii_digit()) => Ok(code),
        _ => Err(Refused::Shape),
    }
}

/// The keyed hash of the reference for which a code was asked from this browser.
fn asked_for(answers: &Answers) -> Option<[u8; 32]> {
    let hex = answers
        .asked_for
        .as_deref()
        .filter(|hex| hex.len() == 64 && hex.is_ascii())?;
    let mut bytes = [0; 32];
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).ok()?;
    }
    Some(bytes)
}

fn render(visit: &Visit, form: Form) -> axum::response::Response {
    let page = CodePage {
        page: visit.page("booking-code-title"),
        form,
    };
    visit.show(page.form.status(), &page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_with_spaces_and_nothing_else() {
        assert_eq!(six_digits(" 012 345 "), Ok("012345".into()));
        for wrong in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert!(six_digits(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_reference_comes_back_as_it_was_kept() {
        let kept = |text: &str| Answers {
            asked_for: Some(text.into()),
            ..Answers::default()
        };
        let bytes = [7_u8; 32];
        assert_eq!(asked_for(&kept(&platform::keys::hex(&bytes))), Some(bytes));
        assert_eq!(asked_for(&kept("zz")), None);
        assert_eq!(asked_for(&kept(&"é".repeat(32))), None);
    }
}
