//! `/`: what this is, the way to an appointment, and what people can ask for.

use askama::Template;
use directory::model::Service;
use platform::web::{Page, PageResult, Visit, VisitorRead};
use vocabulary::paths;

#[derive(Template)]
#[template(path = "booking/home.html")]
struct HomePage {
    page: Page,
    topics: Vec<Topic>,
}

struct Topic {
    /// Message id of its name, and its place on the page.
    id: String,
    services: Vec<Service>,
}

pub async fn show(_: paths::Home, visit: Visit, mut visitor: VisitorRead) -> PageResult {
    let services = directory::queries::services(&mut visitor.tx, visit.language()).await?;
    let page = HomePage {
        page: visit.page("booking-home-title"),
        topics: by_topic(services),
    };
    Ok(visit.show_public(&page))
}

/// Services of one topic stand together already: their order sees to that.
fn by_topic(services: Vec<Service>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for service in services {
        match topics.last_mut().filter(|topic| topic.id == service.topic) {
            Some(topic) => topic.services.push(service),
            None => topics.push(Topic {
                id: service.topic.clone(),
                services: vec![service],
            }),
        }
    }
    topics
}
