//! A service page for machines: `schema.org/GovernmentService`, as the model of the Italian municipalities asks.

use platform::web::Visit;
use serde_json::json;

use crate::model::{Reception, ServiceSheet};

/// JSON for a `<script type="application/ld+json">`, safe to stand in a page.
pub(crate) fn service(
    visit: &Visit,
    service: &ServiceSheet,
    offices: &[Reception],
    book: &str,
) -> String {
    let public = &visit.app().settings.public_url;
    let language = visit.language();
    let places: Vec<_> = offices.iter().map(place).collect();
    let facts = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": service.name,
        "alternateName": service.slug,
        "description": service.summary,
        "serviceType": visit.text(&service.topic),
        "serviceOperator": {
            "@type": "GovernmentOrganization",
            "name": operator(offices).unwrap_or_else(|| visit.text("layout-body")),
        },
        "areaServed": { "@type": "AdministrativeArea", "name": visit.text("layout-body") },
        "audience": { "@type": "Audience", "audienceType": service.audience },
        "availableChannel": {
            "@type": "ServiceChannel",
            "name": visit.text("directory-access"),
            "serviceUrl": format!("{public}{book}"),
            "availableLanguage": {
                "@type": "Language", "name": language.own_name(), "alternateName": language.code(),
            },
            "serviceLocation": places,
        },
    });
    in_page(&facts.to_string())
}

/// The body that offers the service, if it is one; else it is the whole zone's.
fn operator(offices: &[Reception]) -> Option<String> {
    let (first, others) = offices.split_first()?;
    others
        .iter()
        .all(|office| office.body == first.body)
        .then(|| first.body.clone())
}

fn place(office: &Reception) -> serde_json::Value {
    let mut address = json!({ "@type": "PostalAddress", "addressCountry": "IT" });
    let known = [
        ("streetAddress", &office.address),
        ("postalCode", &office.postal_code),
        ("addressLocality", &office.municipality),
    ];
    for (name, value) in known {
        if let Some(value) = value {
            address[name] = json!(value);
        }
    }
    json!({ "@type": "Place", "name": office.site, "address": address })
}

/// A `<` could end the element that the text stands in.
fn in_page(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[test]
fn a_text_can_not_end_its_element() {
    let text = in_page(&json!({ "name": "</script><b>" }).to_string());
    assert!(!text.contains('<'), "{text}");
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["name"], "</script><b>");
}
