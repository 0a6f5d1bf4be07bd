//! `/appuntamento`: the reference, for which a one-time code is sent. The answer is the same page whether there is
//! such an appointment or not.

use askama::Template;
use platform::keys::{Purpose, hex};
use platform::web::{Form, Page, PageResult, Visit, VisitorRead, VisitorWrite};
use rand::RngExt;
use vocabulary::paths;
use vocabulary::reference::Reference;
use vocabulary::text::Refused;

use crate::steps::keep;
use crate::{appointments, letter, queries, throttle};

#[derive(Template)]
#[template(path = "booking/reference.html")]
struct ReferencePage {
    page: Page,
    form: Form,
    /// This browser may see an appointment already.
    has_pass: bool,
}

pub async fn show(_: paths::Manage, visit: Visit, mut visitor: VisitorRead) -> PageResult {
    let has_pass = visitor.is_known && !appointments::mine(&mut visitor.tx).await?.is_empty();
    let page = ReferencePage {
        page: visit.page("booking-manage-title"),
        form: Form::empty(),
        has_pass,
    };
    Ok(visit.show(page.form.status(), &page))
}

pub async fn ask(
    _: paths::Manage,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let reference = form.read("codice", "booking-reference", |typed| match typed.trim() {
        "" => Err(Refused::Empty),
        typed => Reference::parse(typed).ok_or(Refused::Shape),
    });
    let tx = &mut visitor.tx;
    if throttle::must_wait(tx, &visit).await? {
        form.fail("codice", "booking-wait");
    }
    let (Some(reference), false) = (reference, form.has_errors()) else {
        let page = ReferencePage {
            page: visit.page("booking-manage-title"),
            form,
            has_pass: false,
        };
        return Ok(visit.show(page.form.status(), &page));
    };
    // Every question counts: whoever tries many references is slowed down, right or wrong.
    throttle::note(tx, &visit).await?;
    let hmac = visit
        .app()
        .keys
        .mac(Purpose::Reference, &[reference.canonical().as_bytes()]);
    let code = format!("{:06}", rand::rng().random_range(0..1_000_000_u32));
    let code_hash = visit
        .app()
        .keys
        .mac(Purpose::OneTimeCode, &[&hmac, code.as_bytes()]);
    let text = letter::code(visit.language(), &code);
    queries::send_code(tx, &hmac, &code_hash, &text.subject, &text.mail, &text.sms).await?;
    let mut answers = queries::draft_for_update(tx).await?;
    answers.asked_for = Some(hex(&hmac));
    keep(tx, &answers).await?;
    visitor.tx.commit().await?;
    Ok(visit.go_to(&paths::ManageCode))
}
