//! `/servizi/{slug}`: one service, in the parts that a public service page must have.

use askama::Template;
use platform::web::{Page, PageError, PageResult, Visit, VisitorRead};
use vocabulary::paths;

use crate::linked_data;
use crate::model::{Reason, Reception, ServiceSheet, is_slug};
use crate::queries;

#[derive(Template)]
#[template(path = "directory/service.html")]
struct Sheet {
    page: Page,
    service: ServiceSheet,
    /// Those that a person may choose.
    reasons: Vec<Reason>,
    offices: Vec<Reception>,
    index: Vec<Part>,
    /// Where the booking of this service starts.
    book: String,
    /// The same facts for machines.
    linked_data: String,
}

/// An entry of the index beside the page.
struct Part {
    href: &'static str,
    label: String,
}

/// Anchor and heading of every part, in the order that the rules ask for.
const PARTS: [(&str, &str); 8] = [
    ("#a-chi-e-rivolto", "directory-audience"),
    ("#come-fare", "directory-how"),
    ("#cosa-serve", "directory-needed"),
    ("#cosa-si-ottiene", "directory-obtained"),
    ("#tempi-e-costi", "directory-times"),
    ("#accedi-al-servizio", "directory-access"),
    ("#condizioni-di-servizio", "directory-conditions"),
    ("#contatti", "directory-contacts"),
];

/// Shows the page.
pub(crate) async fn page(
    paths::Service { slug }: paths::Service,
    visit: Visit,
    mut db: VisitorRead,
) -> PageResult {
    if !is_slug(&slug) {
        return Err(PageError::NotFound);
    }
    let language = visit.language();
    let service = queries::service(&mut db.tx, &slug, language)
        .await?
        .ok_or(PageError::NotFound)?;
    let mut reasons = queries::reasons(&mut db.tx, service.id, language).await?;
    reasons.retain(Reason::is_public);
    let offices = queries::offices_offering(&mut db.tx, service.id).await?;
    let book = visit.href(&booking(&service.slug));
    Ok(visit.show_public(&Sheet {
        page: visit.page("layout-services").titled(&service.name),
        index: index(&visit),
        linked_data: linked_data::service(&visit, &service, &offices, &book),
        book,
        service,
        reasons,
        offices,
    }))
}

/// Where the booking of a service starts: the reason is chosen already and only its offices are shown.
pub(crate) fn booking(slug: &str) -> String {
    format!("{}?servizio={slug}", paths::BookPlace)
}

fn index(visit: &Visit) -> Vec<Part> {
    PARTS
        .map(|(href, heading)| Part {
            href,
            label: visit.text(heading),
        })
        .into()
}
