//! Access to cases, proved by asking the whole portal: every route, by everybody, in every way of standing to a case. A
//! word that stands nowhere else is in every section of every case; whatever comes back is searched for these words,
//! and compared with the specification written by hand (`access_proof::specification`).

mod acting;
mod canary;
mod fuzz;
mod house;
mod persons;
mod reading;
pub mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use house::House;

/// What was asked, and what came back that should not have.
#[derive(Default)]
pub struct Score {
    pub requests: usize,
    /// Words that were shown to somebody who may not read them.
    pub leaks: Vec<String>,
    /// What should have been there and was not, and other differences from the specification.
    pub mismatches: Vec<String>,
    /// Words found where they may be read: without them nothing would be proved.
    pub seen: usize,
    /// Answers compared with that for something that does not exist.
    pub hidden: usize,
    /// Route, then who, then status: in which relations.
    pub answers: BTreeMap<&'static str, BTreeMap<String, BTreeMap<u16, BTreeSet<&'static str>>>>,
}

impl Score {
    fn add(&mut self, other: Score) {
        self.requests += other.requests;
        self.leaks.extend(other.leaks);
        self.mismatches.extend(other.mismatches);
        self.seen += other.seen;
        self.hidden += other.hidden;
        for (route, people) in other.answers {
            self.answers.entry(route).or_default().extend(people);
        }
    }

    fn note(&mut self, route: &'static str, who: &str, status: u16, relation: &'static str) {
        // whether a worker has sealed the trail lately is no matter of who asks
        let status = if route == "GET /ready" { 0 } else { status };
        self.answers
            .entry(route)
            .or_default()
            .entry(who.to_owned())
            .or_default()
            .entry(status)
            .or_default()
            .insert(relation);
    }

    #[track_caller]
    fn is_clean(&self, what: &str) {
        println!(
            "{what}: {} requests, {} canary words read where they may be, {} answers the same as for nothing, leaks {}, mismatches {}",
            self.requests,
            self.seen,
            self.hidden,
            self.leaks.len(),
            self.mismatches.len()
        );
        let mut wrong: BTreeMap<&String, usize> = BTreeMap::new();
        for one in self.leaks.iter().chain(&self.mismatches) {
            *wrong.entry(one).or_default() += 1;
        }
        let shown: Vec<String> = wrong
            .iter()
            .take(60)
            .map(|(what, times)| format!("{times} times: {what}"))
            .collect();
        assert!(shown.is_empty(), "{}", shown.join("\n"));
    }

    /// For each route: who got which answer, people with the same answers together.
    fn table(&self) -> String {
        let mut text = String::new();
        for (route, people) in &self.answers {
            let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for (who, statuses) in people {
                let said: Vec<String> = statuses
                    .iter()
                    .map(|(status, relations)| {
                        // where it is there; for the rest it is as if there were nothing
                        let relations: Vec<&str> = match status {
                            200 => relations.iter().copied().collect(),
                            _ => Vec::new(),
                        };
                        format!("{status} {}", relations.join(" "))
                            .trim_end()
                            .to_owned()
                    })
                    .collect();
                alike.entry(said.join(" / ")).or_default().push(who);
            }
            writeln!(text, "{route}").unwrap();
            for (said, people) in alike {
                writeln!(text, "    {}: {said}", people.join(" ")).unwrap();
            }
        }
        text
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn nobody_reads_on_any_page_what_the_specification_does_not_show() {
    let house = std::sync::Arc::new(House::new().await);
    let score = reading::everybody(house).await;
    score.is_clean("reading");
    rows::all_were_asked("GET", &score);
    assert!(score.requests > 5_000 && score.seen > 2_000 && score.hidden > 2_000);
    crate::routes::golden("http-reading.txt", &score.table());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn nobody_changes_with_any_form_what_the_specification_does_not_let_them_change() {
    let house = std::sync::Arc::new(House::new().await);
    let mut score = acting::without_rights(&house).await;
    acting::with_rights(&house, &mut score).await;
    score.is_clean("acting");
    rows::all_were_asked("POST", &score);
    assert!(score.requests > 2_000);
}
