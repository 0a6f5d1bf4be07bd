//! Somebody came without an appointment and waits: with a name to be called by if they like, else with a number.

use access::StaffWrite;
use platform::web::{Form, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::name::PersonName;
use vocabulary::paths;

use crate::line::{Call, clock, text};
use crate::offices::Offices;
use crate::queries::{self, Waiting};
use crate::{address, today};

/// Somebody in the queue, as the page shows them.
pub(crate) struct WalkIn {
    /// What an address names to lead to this line.
    pub(crate) anchor: String,
    /// The name or the number.
    pub(crate) name: String,
    pub(crate) office: String,
    /// `Aspetta da 12 minuti (dalle 9:02)`.
    pub(crate) waits: String,
    pub(crate) call: Call,
    pub(crate) write: String,
    pub(crate) left: String,
}

impl WalkIn {
    pub(crate) fn of(visit: &Visit, found: Waiting) -> Self {
        let language = visit.language();
        let minutes = (visit.app().clock.now() - found.arrived_at).num_minutes();
        let values = [
            ("time", clock(found.arrived_at)),
            ("minutes", minutes.max(0).to_string()),
        ];
        let number = text(
            language,
            "desk-walk-in-number",
            &[("number", found.number.to_string())],
        );
        let id = found.id;
        Self {
            anchor: anchor(id),
            name: match found.called_name {
                Some(name) => format!("{name} ({number})"),
                None => number,
            },
            office: found.office,
            waits: text(language, "desk-remark-waits", &values),
            call: Call::of(
                language,
                visit.href(&paths::DeskWalkInCall { id }),
                found.call,
                found.called_at,
            ),
            write: format!("{}?attesa={id}", visit.href(&paths::AccessNew)),
            left: visit.href(&paths::DeskWalkInLeft { id }),
        }
    }
}

/// The next Tab from there is on the buttons of that line.
pub(crate) fn anchor(id: Uuid) -> String {
    format!("attesa-{id}")
}

pub(crate) async fn add(
    _: paths::DeskWalkIn,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    if !staff.me.receives() {
        return Err(PageError::Forbidden);
    }
    let name = form.read_optional("chiamare", "desk-walk-in-name", PersonName::parse);
    let offices = Offices::load(&mut staff.tx, form.raw("sportello")).await?;
    let office = offices
        .chosen()
        .or(if offices.are_several() {
            None
        } else {
            offices.all.first()
        })
        .map(|office| office.id);
    if office.is_none() {
        form.fail("coda-sportello", "desk-walk-in-office");
    }
    let (Some(name), Some(office), false) = (name, office, form.has_errors()) else {
        let shown = today::Shown {
            office: String::new(),
            done: String::new(),
            form,
            conflict: None,
        };
        return today::respond(&visit, staff.into(), shown).await;
    };
    let id = form.raw("once").parse().unwrap_or_else(|_| Uuid::new_v4());
    let name = name.as_ref().map(PersonName::as_str);
    if queries::add_walk_in(&mut staff.tx, id, office, name).await? {
        let detail = json!({ "office": office });
        audit::record(&mut staff.tx, "agenda.walk_in_added", Some(id), &detail).await?;
    }
    staff.tx.commit().await?;
    let there = address::with(&paths::Desk, &[("fatto", "in-attesa")]);
    Ok(visit.go_to(&format!("{there}#{}", anchor(id))))
}

pub(crate) async fn left(
    path: paths::DeskWalkInLeft,
    visit: Visit,
    mut staff: StaffWrite,
    form: Form,
) -> PageResult {
    if form.has_errors() {
        let shown = today::Shown {
            office: form.value("sportello"),
            done: String::new(),
            form,
            conflict: None,
        };
        return today::respond(&visit, staff.into(), shown).await;
    }
    match queries::left(&mut staff.tx, path.id).await? {
        None => return Err(PageError::NotFound),
        Some(true) => {
            audit::record(
                &mut staff.tx,
                "agenda.walk_in_left",
                Some(path.id),
                &json!({}),
            )
            .await?;
        }
        Some(false) => {}
    }
    staff.tx.commit().await?;
    let asked = [
        ("fatto", "andata-via"),
        ("sportello", form.raw("sportello")),
    ];
    Ok(visit.go_to(&address::with(&paths::Desk, &asked)))
}
