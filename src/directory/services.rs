//! `/servizi`: everything that is offered, by topic.

use askama::Template;
use platform::web::{Page, PageResult, Visit, VisitorRead};
use vocabulary::paths;

use crate::model::Service;
use crate::queries;

#[derive(Template)]
#[template(path = "directory/services.html")]
struct Services {
    page: Page,
    topics: Vec<Topic>,
}

struct Topic {
    /// Message id of its name, and its place on the page.
    id: String,
    services: Vec<Service>,
}

/// Shows the page.
pub(crate) async fn page(_: paths::Services, visit: Visit, mut db: VisitorRead) -> PageResult {
    let services = queries::services(&mut db.tx, visit.language()).await?;
    Ok(visit.show_public(&Services {
        page: visit.page("layout-services"),
        topics: by_topic(services),
    }))
}

/// Services of one topic stand together already: the order of the pages sees to that.
fn by_topic(services: Vec<Service>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for service in services {
        match topics.last_mut() {
            Some(topic) if topic.id == service.topic => topic.services.push(service),
            _ => topics.push(Topic {
                id: service.topic.clone(),
                services: vec![service],
            }),
        }
    }
    topics
}
