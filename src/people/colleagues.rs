//! `/persone/{id}/colleghi`: whoever is named on a person introduces them to a colleague of the same body.

use access::{StaffLook, StaffWrite};
use askama::Template;
use audit::Event;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;

use crate::editing::Heading;
use crate::opened::Opened;
use crate::queries;
use crate::reading::{refuse, refuse_act, required};

#[derive(Template)]
#[template(path = "people/colleagues.html")]
struct Colleagues {
    page: Page,
    form: Form,
    person: Heading,
    colleagues: Vec<Choice>,
}

pub(crate) async fn show(
    path: paths::PersonColleagues,
    visit: Visit,
    mut look: StaffLook,
) -> PageResult {
    let opened = Opened::open(&mut look.tx, path.id).await?;
    let Some(opened) = opened.filter(Opened::may_introduce) else {
        let event = Event::new("person.part_opened").subject(path.id);
        return Err(refuse(look, event).await);
    };
    respond(&visit, look, &opened, Form::empty()).await
}

async fn respond(visit: &Visit, mut look: StaffLook, opened: &Opened, form: Form) -> PageResult {
    let person = Heading::of(opened);
    let known = queries::colleagues(&mut look.tx, opened.id).await?;
    opened
        .event("person.part_opened")
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "person-colleagues-title");
    look.tx.commit().await?;
    let page = Colleagues {
        page,
        person,
        colleagues: known
            .into_iter()
            .map(|one| {
                let role = visit.text(&format!("role-{}", one.role));
                Choice::new(
                    format!("{}.{}", one.role, one.account),
                    format!("{}, {role}", one.name),
                )
            })
            .collect(),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}

pub(crate) async fn store(
    path: paths::PersonColleagues,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let opened = Opened::open(&mut staff.tx, path.id).await?;
    let Some(opened) = opened.filter(Opened::may_introduce) else {
        let event = Event::new("person.introduced").subject(path.id);
        return Err(refuse_act(staff, event).await);
    };
    let typed = form.value("collega");
    let whom = typed
        .split_once('.')
        .and_then(|(role, account)| Some((account.parse::<Uuid>().ok()?, role)));
    if whom.is_none() {
        form.fail("collega", "person-colleague-empty");
    }
    let reason = required(&mut form, "perche", "person-introduce-reason", 500);
    let (Some(whom), Some(reason), false) = (whom, reason, form.has_errors()) else {
        return respond(&visit, staff.into(), &opened, form).await;
    };
    let outcome = queries::introduce(&mut staff.tx, path.id, whom, &reason).await?;
    let event = opened
        .event("person.introduced")
        .detail(json!({ "account": whom.0, "outcome": outcome }));
    match outcome.as_str() {
        "introduced" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            let next = format!("{}?fatto=presentata", paths::Person { id: path.id });
            Ok(visit.go_to(&next))
        }
        // excluded, or gone: which of the two is not said
        "not_a_member" | "to_oneself" => {
            event.refused().record(&mut staff.tx).await?;
            form.fail("collega", "person-colleague-not");
            respond(&visit, staff.into(), &opened, form).await
        }
        _ => Err(refuse_act(staff, event).await),
    }
}
