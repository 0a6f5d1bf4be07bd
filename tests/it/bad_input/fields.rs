//! Every field of every form that somebody can reach, with every hostile text.

use super::crawl::{Found, pattern, walk};
use super::{Asker, HOSTILE, Tried, askers, is_harmless, portal};
use crate::support::{TestPortal, encode};

#[tokio::test]
async fn every_field_of_every_form_refuses_what_nobody_types_on_purpose() {
    let portal = portal().await;
    let mut tried = Tried::default();
    let (mut pages, mut forms, mut sent) = (0, 0, 0);
    for mut asker in askers(&portal).await {
        let findings = walk(&mut asker).await;
        for form in &findings.forms {
            for (n, (name, _)) in form.fields.iter().enumerate() {
                let field = format!("{} {name}", pattern(&form.action));
                let texts = tried.texts_for(field);
                // each text in each field once: alone, or all fields at once, each with another text
                let alone = texts.iter().skip(n % 3).step_by(3);
                for hostile in alone {
                    let filled = |field: &str| (field == name).then(|| hostile.clone());
                    sent += usize::from(send(&portal, &mut asker, form, filled).await);
                }
            }
            let all = format!("{} all at once", pattern(&form.action));
            for first in 0..tried.texts_for(all).len() {
                let filled = |field: &str| {
                    let place = form.fields.iter().position(|(name, _)| name == field)?;
                    let text = HOSTILE[(first + place * 7) % HOSTILE.len()];
                    (field != "form_token").then(|| text.to_owned())
                };
                sent += usize::from(send(&portal, &mut asker, form, filled).await);
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

/// What the page says already, but for some fields. The form's token is that of a page just shown.
async fn send(
    portal: &TestPortal,
    asker: &mut Asker,
    form: &Found,
    filled: impl Fn(&str) -> Option<String>,
) -> bool {
    let typed: Vec<(String, String)> = form
        .fields
        .iter()
        .map(|(name, value)| (name.clone(), filled(name).unwrap_or_else(|| value.clone())))
        .collect();
    let fields: Vec<(&str, &str)> = typed
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let what = format!("{fields:.80?} in {} {}", form.page, form.action);
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
