//! Every field of every form that somebody can reach, with every hostile text.

use super::crawl::{Found, pattern, walk};
use super::{Asker, Tried, askers, is_harmless, portal};
use crate::support::{TestPortal, encode};

#[tokio::test]
async fn every_field_of_every_form_refuses_what_nobody_types_on_purpose() {
    let portal = portal().await;
    let mut tried = Tried::default();
    let (mut pages, mut forms, mut sent) = (0, 0, 0);
    for mut asker in askers(&portal).await {
        let findings = walk(&mut asker).await;
        for form in &findings.forms {
            for (name, _) in &form.fields {
                let field = format!("{} {name}", pattern(&form.action));
                for hostile in tried.texts_for(field) {
                    sent += usize::from(send(&portal, &mut asker, form, name, &hostile).await);
                }
            }
        }
        pages += findings.pages;
        forms += findings.forms.len();
    }
    println!(
        "{pages} pages walked, {forms} forms and {} fields found, {sent} hostile forms sent, no failure",
        tried.fields.len()
    );
    assert!(pages > 100 && forms > 30 && sent > 3_000);
}

/// What the page says already, but for one field. The form's token is that of a page just shown.
async fn send(
    portal: &TestPortal,
    asker: &mut Asker,
    form: &Found,
    field: &str,
    hostile: &str,
) -> bool {
    let mut fields: Vec<(&str, &str)> = form
        .fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    for (name, value) in &mut fields {
        if *name == field {
            *value = hostile;
        }
    }
    let what = format!("{field}={hostile:?} in {} {}", form.page, form.action);
    let answer = if form.is_post {
        asker.browser.send_raw(&form.action, &fields).await
    } else {
        let question: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let path = form.action.split('?').next().unwrap_or_default();
        let address = format!("{path}?{}", question.join("&"));
        if address.len() > 30_000 {
            return false;
        }
        asker.browser.get(&address).await
    };
    is_harmless(&answer, asker, &what);
    come_back(portal, asker).await;
    true
}

/// Some forms end the own session, as they should: then somebody signs in again.
async fn come_back(portal: &TestPortal, asker: &mut Asker) {
    let is_staff = demo::PERSONAS
        .iter()
        .any(|persona| persona.code == asker.name && persona.works.is_some());
    if is_staff && asker.browser.cookie("porta-sessione").is_none() {
        asker.browser = portal.signed_in(asker.name).await;
    }
}
