//! `/proposte/{id}/accetta`: whoever coordinates takes a proposal up. The case is there at once, about whom it was
//! proposed, with somebody who manages it and a word on the way.

use access::StaffWrite;
use platform::i18n;
use platform::web::{Choice, Form, PageError, PageResult, Visit};
use rand::Rng;
use serde_json::json;
use uuid::Uuid;
use vocabulary::paths;
use vocabulary::reference::Reference;

use crate::proposal;
use crate::queries::{self, Acceptance, CaseManager};
use crate::reading::paragraphs;

/// Characters of the word on the way, as in the grant that keeps it.
pub(crate) const LONGEST: usize = 500;

/// Each with the load, so that who chooses need not ask around.
pub(crate) fn choices(visit: &Visit, managers: &[CaseManager]) -> Vec<Choice> {
    managers
        .iter()
        .map(|one| {
            let count = one.open_cases.to_string();
            let load = i18n::text(visit.language(), "intake-accept-load", &[("count", &count)]);
            Choice::new(one.account.to_string(), format!("{}, {load}", one.name))
        })
        .collect()
}

pub(crate) async fn accept(
    path: paths::ProposalAccept,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let manager = chosen(&mut form);
    let note = form.read("consegna", "intake-accept-note", |typed| {
        paragraphs(typed, LONGEST)
    });
    let (Some(manager), Some(note), false) = (manager, note, form.has_errors()) else {
        return proposal::respond(&visit, staff.into(), path.id, form, false).await;
    };
    let case = form.raw("once").parse().unwrap_or_else(|_| Uuid::new_v4());
    let wanted = Acceptance {
        proposal: path.id,
        case,
        reference: &Reference::from_bits(rand::rng().next_u64()).canonical(),
        manager,
        note: &note,
    };
    match &*queries::accept(&mut staff.tx, &wanted).await? {
        "accepted" => {
            let detail = json!({ "case": case, "to": manager });
            audit::record(&mut staff.tx, "proposal.accepted", Some(path.id), &detail).await?;
            audit::Event::new("case.created")
                .subject(case)
                .case(case)
                .record(&mut staff.tx)
                .await?;
            staff.tx.commit().await?;
        }
        "already" => {}
        "absent" => return Err(PageError::NotFound),
        "not_a_member" => {
            form.fail("responsabile", "intake-accept-not-a-member");
            return proposal::respond(&visit, staff.into(), path.id, form, false).await;
        }
        _ => return proposal::respond(&visit, staff.into(), path.id, form, true).await,
    }
    Ok(visit.go_to(&format!("{}?fatto=accettata", paths::Proposals)))
}

/// Whether it is one of those that were offered the database says.
fn chosen(form: &mut Form) -> Option<Uuid> {
    let found = form.raw("responsabile").parse().ok();
    if found.is_none() {
        form.fail("responsabile", "intake-accept-manager-empty");
    }
    found
}
