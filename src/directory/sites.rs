//! `/sedi`: all buildings in which somebody receives, by municipality.

use askama::Template;
use platform::web::{Page, PageResult, Visit, VisitorRead};
use vocabulary::paths;

use crate::model::Site;
use crate::queries;

#[derive(Template)]
#[template(path = "directory/sites.html")]
struct Sites {
    page: Page,
    municipalities: Vec<Municipality>,
}

struct Municipality {
    name: String,
    sites: Vec<Site>,
}

/// Shows the page.
pub(crate) async fn page(_: paths::Sites, visit: Visit, mut db: VisitorRead) -> PageResult {
    let sites = queries::sites(&mut db.tx).await?;
    Ok(visit.show_public(&Sites {
        page: visit.page("layout-sites-hours"),
        municipalities: by_municipality(sites),
    }))
}

/// Sites of one municipality stand together already: the query sorts them.
fn by_municipality(sites: Vec<Site>) -> Vec<Municipality> {
    let mut municipalities: Vec<Municipality> = Vec::new();
    for site in sites {
        let name = site.municipality.clone().unwrap_or_default();
        match municipalities.last_mut() {
            Some(last) if last.name == name => last.sites.push(site),
            _ => municipalities.push(Municipality {
                name,
                sites: vec![site],
            }),
        }
    }
    municipalities
}
