//! Forms that are no forms: broken encodings, repeated and missing fields, thousands of them, other types.

use std::fmt::Write;

use axum::body::Body;
use axum::http::header;

use super::crawl::walk;
use super::{askers, is_harmless, portal};
use crate::support::{ask, encode, request};

#[tokio::test]
async fn a_body_that_is_no_form_is_refused_by_every_route() {
    let portal = portal().await;
    let mut sent = 0;
    for mut asker in askers(&portal).await {
        let findings = walk(&mut asker).await;
        for form in findings.forms.iter().filter(|form| form.is_post) {
            let honest = form
                .fields
                .iter()
                .fold(String::new(), |mut text, (name, value)| {
                    write!(text, "{}={}&", encode(name), encode(value)).expect("a string");
                    text
                });
            let token = form.fields.iter().find(|(name, _)| name == "form_token");
            let token = token.map_or(String::new(), |(_, token)| format!("form_token={token}"));
            for body in bodies(&honest, &token) {
                for kind in [
                    "application/x-www-form-urlencoded",
                    "application/json",
                    "multipart/form-data; boundary=x",
                ] {
                    let asked = request("POST", &form.action, &asker.browser)
                        .header(header::CONTENT_TYPE, kind)
                        .body(Body::from(body.clone()))
                        .expect("a request");
                    let answer = ask(&portal.pages(), asked).await;
                    let start = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
                    is_harmless(
                        &answer,
                        &asker,
                        &format!("{kind} {start:?} to {}", form.action),
                    );
                    sent += 1;
                }
            }
        }
    }
    println!("{sent} bodies that are no forms refused");
}

fn bodies(honest: &str, token: &str) -> Vec<Vec<u8>> {
    let many = "a=b&".repeat(10_000);
    vec![
        Vec::new(),
        token.as_bytes().to_vec(),
        format!("{honest}{honest}").into_bytes(), // every field twice
        format!("{token}&{}", honest.replace('=', "=%FF%FE")).into_bytes(),
        format!("{token}&{}", honest.replace('=', "[]=")).into_bytes(),
        format!("{token}&{}", honest.replace('=', "[a][b]=")).into_bytes(),
        format!("{many}{token}").into_bytes(),
        b"%".to_vec(),
        b"%zz=%u0041".to_vec(),
        b"=&=&=&".to_vec(),
        vec![0xff; 100],
        vec![0; 100],
        br#"{"__proto__": {"admin": true}}"#.to_vec(),
        b"--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../x.php\"\r\n\r\n<?php\r\n--x--".to_vec(),
    ]
}
