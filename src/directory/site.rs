//! `/sedi/{slug}`: one building: how to get there, who receives, when and for what.

use askama::Template;
use platform::web::{Page, PageError, PageResult, Visit, VisitorRead};
use vocabulary::ids::OfficeId;
use vocabulary::{local_time, paths};

use crate::model::{Offered, Reception, Site, is_slug};
use crate::queries;
use crate::service::booking;
use crate::week::Week;

#[derive(Template)]
#[template(path = "directory/site.html")]
struct OneSite {
    page: Page,
    site: Site,
    offices: Vec<Office>,
}

/// An office of the building with all that one wants to know before going.
struct Office {
    facts: Reception,
    week: Week,
    services: Vec<Bookable>,
}

struct Bookable {
    name: String,
    sheet: String,
    book: String,
}

/// Shows the page.
pub(crate) async fn page(
    paths::Site { slug }: paths::Site,
    visit: Visit,
    mut db: VisitorRead,
) -> PageResult {
    if !is_slug(&slug) {
        return Err(PageError::NotFound);
    }
    let site = queries::site(&mut db.tx, &slug)
        .await?
        .ok_or(PageError::NotFound)?;
    let offices = queries::offices_at(&mut db.tx, site.id).await?;
    let ids: Vec<OfficeId> = offices.iter().map(|office| office.office_id).collect();
    let offered = queries::offered_at(&mut db.tx, &ids, visit.language()).await?;
    let today = local_time::local_date(visit.app().clock.now());
    let hours = queries::hours(&mut db.tx, &ids, today).await?;
    let office = |facts: Reception| Office {
        week: Week::of(facts.office_id, &hours),
        services: bookable(&visit, facts.office_id, &offered),
        facts,
    };
    Ok(visit.show_public(&OneSite {
        page: visit.page("layout-sites").titled(&site.name),
        offices: offices.into_iter().map(office).collect(),
        site,
    }))
}

fn bookable(visit: &Visit, office: OfficeId, offered: &[Offered]) -> Vec<Bookable> {
    let own = offered.iter().filter(|service| service.office_id == office);
    own.map(|service| Bookable {
        name: service.name.clone(),
        sheet: visit.href(&paths::Service {
            slug: service.slug.clone(),
        }),
        book: visit.href(&booking(&service.slug)),
    })
    .collect()
}
