//! Walks through all pages that somebody can reach by links, and gathers the forms and the names of parameters there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scraper::{ElementRef, Html, Selector};

use super::Asker;

/// A form as a page shows it.
#[derive(Clone, Debug)]
pub struct Found {
    pub page: String,
    pub action: String,
    pub is_post: bool,
    /// Names and what the page would send.
    pub fields: Vec<(String, String)>,
}

/// All that can be filled in by one person.
#[derive(Default)]
pub struct Findings {
    pub pages: usize,
    pub forms: Vec<Found>,
    /// For each pattern of an address, the names of its parameters.
    pub parameters: BTreeMap<String, BTreeSet<String>>,
}

/// So many addresses of one pattern are looked at; the rest are days and people like them.
const OF_ONE_PATTERN: usize = 2;
/// Leaving, and becoming somebody else, would end the walk.
const NOT_WALKED: [&str; 3] = ["/demo", "/en", "/static"];

pub async fn walk(asker: &mut Asker) -> Findings {
    let mut findings = Findings::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut known = BTreeSet::new();
    let mut waiting: VecDeque<String> = [
        "/",
        "/entra",
        "/valuta",
        "/banco",
        "/lavoro",
        "/prenota/dettagli",
        "/prenota/richiedente",
        "/prenota/riepilogo",
        "/appuntamento",
        "/appuntamento/codice",
        "/appuntamento/mio",
    ]
    .map(String::from)
    .into();
    while let Some(address) = waiting.pop_front() {
        let pattern = pattern(&address);
        let times = seen.entry(pattern.clone()).or_default();
        if *times >= OF_ONE_PATTERN || NOT_WALKED.iter().any(|not| address.starts_with(not)) {
            continue;
        }
        *times += 1;
        let answer = asker.browser.get(&address).await;
        super::is_harmless(&answer, asker, &address);
        if answer.status == 303 {
            waiting.push_back(answer.location());
        }
        if !answer.body.starts_with("<!doctype html>") {
            continue;
        }
        findings.pages += 1;
        let (links, forms) = read(&address, &answer.body);
        for form in forms {
            let names: Vec<&str> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
            let key = format!("{}?{names:?}", super::crawl::pattern(&form.action));
            if known.insert(key) {
                findings.forms.push(form);
            }
        }
        for link in links {
            note_parameters(&link, &mut findings.parameters);
            waiting.push_back(link);
        }
    }
    findings
}

/// An address without what is special about it: ids, names of places, the question.
pub fn pattern(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    path.split('/')
        .map(|part| {
            let is_id = part.len() == 36 && part.matches('-').count() == 4;
            if is_id { "{id}" } else { part }
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn note_parameters(link: &str, into: &mut BTreeMap<String, BTreeSet<String>>) {
    let Some((path, question)) = link.split_once('?') else {
        return;
    };
    let names = into.entry(path.to_owned()).or_default();
    names.extend(
        question
            .split('&')
            .filter_map(|pair| pair.split('=').next())
            .map(str::to_owned),
    );
}

fn read(address: &str, body: &str) -> (Vec<String>, Vec<Found>) {
    let page = Html::parse_document(body);
    let all = |what: &str| Selector::parse(what).expect("a selector");
    let links = page
        .select(&all("a[href^='/']"))
        .filter_map(|link| link.value().attr("href"))
        .map(str::to_owned)
        .collect();
    let forms = page
        .select(&all("form"))
        .map(|form| Found {
            page: address.to_owned(),
            action: form.value().attr("action").unwrap_or(address).to_owned(),
            is_post: form
                .value()
                .attr("method")
                .is_some_and(|m| m.eq_ignore_ascii_case("post")),
            fields: fields(&form),
        })
        .filter(|form| !form.action.starts_with("/demo") && form.action != "/esci")
        .collect();
    (links, forms)
}

fn fields(form: &ElementRef<'_>) -> Vec<(String, String)> {
    let inputs = Selector::parse("input, textarea, select, button[name]").expect("a selector");
    let options = Selector::parse("option").expect("a selector");
    let mut fields: Vec<(String, String)> = Vec::new();
    for field in form.select(&inputs) {
        let Some(name) = field.value().attr("name") else {
            continue;
        };
        if fields.iter().any(|(known, _)| known == name) {
            continue;
        }
        let value = match field.value().name() {
            "textarea" => field.text().collect(),
            "select" => field
                .select(&options)
                .filter_map(|option| option.value().attr("value"))
                .find(|value| !value.is_empty())
                .unwrap_or_default()
                .to_owned(),
            _ => field.value().attr("value").unwrap_or_default().to_owned(),
        };
        fields.push((name.to_owned(), value));
    }
    fields
}
