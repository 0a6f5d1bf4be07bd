//! Every page, looked at by everybody.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Score;
use super::canary::{
    CLOSURE_NOTE, Canary, DEADLINE, GLASS_REASON, GRANT_REASON, LIFT_REASON, NOTICE, REFERENCE,
};
use super::house::{House, Seat, finds_glass, is_named_on, is_open, may_read, told, words};
use super::rows::{Route, Things, routes, some_classes};
use crate::access_proof::people::{Case, Person};
use crate::access_proof::relations::USUAL;
use crate::access_proof::specification::{CLASSES, has, place};
use crate::access_proof::world::lines;
use crate::support::Answer;

/// So many look at the same time.
const AT_ONCE: usize = 3;

/// All pages, by everybody of the proof and by those who hold nothing.
pub async fn everybody(house: Arc<House>) -> Score {
    let things = Arc::new(Things::of(&house).await);
    let mut score = outsiders(&house, &things).await;
    let mut looking = tokio::task::JoinSet::new();
    for turn in 0..AT_ONCE {
        let (house, things) = (house.clone(), things.clone());
        looking.spawn(async move {
            let mut score = Score::default();
            for who in (turn..house.world.people.len()).step_by(AT_ONCE) {
                Looker::sit_down(&house, who)
                    .await
                    .look(&things, &mut score)
                    .await;
            }
            score
        });
    }
    while let Some(some) = looking.join_next().await {
        score.add(some.expect("looked"));
    }
    score
}

/// Somebody of the proof, at two browsers: one in which the second factor was shown a moment ago.
struct Looker<'a> {
    house: &'a House,
    who: usize,
    person: &'a Person,
    seats: [Seat; 2],
    /// What each route answers for something that does not exist.
    nothing: BTreeMap<&'static str, String>,
}

impl<'a> Looker<'a> {
    async fn sit_down(house: &'a House, who: usize) -> Self {
        Self {
            house,
            who,
            person: &house.world.people[who],
            seats: [house.seat(who, false).await, house.seat(who, true).await],
            nothing: BTreeMap::new(),
        }
    }

    async fn look(mut self, things: &Things, score: &mut Score) {
        let (about_cases, others): (Vec<Route>, Vec<Route>) =
            routes("GET").into_iter().partition(Route::is_about_a_case);
        for route in &about_cases {
            let answer = self.seats[0].get(&route.to_nothing()).await;
            score.requests += 1;
            self.nothing.insert(route.name, told(&answer));
        }
        for (number, case) in self.house.world.cases.iter().enumerate() {
            let is_own = case.person == self.person.code;
            if is_own {
                self.own(number, case, &about_cases, score).await;
            } else if (number + self.who * 7).is_multiple_of(97) {
                // somebody else's, of all kinds
                let route = &about_cases[number % about_cases.len()];
                for route in [&about_cases[0], route] {
                    self.rows(number, case, route, &["name", "work"], score)
                        .await;
                }
            }
        }
        self.list(score).await;
        for route in &others {
            // without and with the second step shown a moment ago
            let is_for_staff = route.audience == platform::web::Audience::Staff;
            let seats = if is_for_staff && !self.person.brief {
                2
            } else {
                1
            };
            for (n, seat) in self.seats.iter().enumerate().take(seats) {
                for address in route.elsewhere(things, self.who + n) {
                    let answer = seat.get(&address).await;
                    self.shows_nothing_else(&address, &answer, score);
                    let when = ["", "confirmed"][n];
                    score.note(route.name, self.person.code, answer.status.as_u16(), when);
                }
            }
        }
        self.glasses(score).await;
    }

    /// The usual relations through every route and class, the others through some of each.
    async fn own(&self, number: usize, case: &Case, routes: &[Route], score: &mut Score) {
        let first = self
            .house
            .world
            .cases
            .iter()
            .position(|one| one.person == case.person);
        let is_usual = number < first.unwrap_or(0) + USUAL && !self.person.brief;
        let is_first = Some(number) == first;
        let is_managed = case.grants.iter().any(|grant| grant.manages);
        for (n, route) in routes.iter().enumerate() {
            let has_its_turn = (number + n).is_multiple_of(9) || route.path == "/casi/{id}";
            if route.path == "/casi/{id}/sezioni/{class}" {
                let reads = self.person.reads(case);
                let classes = if is_usual && reads != 0 {
                    CLASSES.to_vec()
                } else {
                    some_classes(number, |class| has(reads, class))
                };
                self.rows(number, case, route, &classes, score).await;
            } else if is_usual || is_managed || is_first || has_its_turn {
                self.rows(number, case, route, &[], score).await;
            }
        }
    }

    async fn rows(
        &self,
        number: usize,
        case: &Case,
        route: &Route,
        classes: &[&str],
        score: &mut Score,
    ) {
        for (n, address) in route.of_case(number, case, classes).iter().enumerate() {
            let class = classes.get(n).copied();
            let seat = &self.seats[(number + n) % 2];
            let answer = seat.get(address).await;
            let relation = if case.person == self.person.code {
                case.relation
            } else {
                "others"
            };
            let status = answer.status.as_u16();
            score.note(route.name, self.person.code, status, relation);
            let words = self.shows_nothing_else(address, &answer, score);
            let opens = self.opens(route, case, class);
            let what = || format!("{} {} ({relation})", self.person.code, route.name);
            if !self.person.is_signed_in() {
                if status != 303 || !answer.location().starts_with("/entra?poi=") {
                    score.mismatches.push(format!("{}: {status}", what()));
                }
            } else if opens != (status == 200) || !(opens || status == 404) {
                score
                    .mismatches
                    .push(format!("{}: {status}, opens: {opens}", what()));
            } else if !opens {
                score.hidden += 1;
                // the address itself stands in the links to other languages
                let class = format!("/sezioni/{}", class.unwrap_or_default());
                let told = told(&answer).replace(&class, "/sezioni/name");
                if told != self.nothing[route.name] {
                    let difference = first_difference(&told, &self.nothing[route.name]);
                    score
                        .mismatches
                        .push(format!("{}: not as for nothing: {difference}", what()));
                }
            }
            if status == 200 {
                let missing: Vec<Canary> = self
                    .has_to_be_there(route, number, case, class)
                    .difference(&words)
                    .copied()
                    .collect();
                if !missing.is_empty() {
                    score
                        .mismatches
                        .push(format!("{}: misses {missing:?}", what()));
                }
            }
        }
    }

    /// Whether this page is there for this person, by the specification.
    fn opens(&self, route: &Route, case: &Case, class: Option<&str>) -> bool {
        let person = self.person;
        person.is_signed_in()
            && match route.path {
                "/casi/{id}" => person.sees_case(case),
                "/casi/{id}/sezioni/{class}" => {
                    class.is_some_and(|class| has(person.reads(case), class))
                }
                "/casi/{id}/scadenze" | "/casi/{id}/scadenze/{deadline}" => {
                    has(person.reads(case), "plan")
                }
                "/casi/{id}/assegna" => person.assigns(case) && person.sees_case(case),
                "/casi/{id}/condivisione/{authorisation}/ritira" => {
                    person.manages(case) && !case.sharing.is_empty()
                }
                "/casi/{id}/protezione" => is_named_on(person, case),
                "/registro/chi-ha-visto/{case}" | "/registro/chi-ha-visto/{case}/stampa" => {
                    person.manages(case) || person.is_privacy_officer()
                }
                _ => person.manages(case),
            }
    }

    /// The words that this page has to show, so that not finding others means something.
    fn has_to_be_there(
        &self,
        route: &Route,
        number: usize,
        case: &Case,
        class: Option<&str>,
    ) -> BTreeSet<Canary> {
        let reads = self.person.reads(case);
        let word = |what, number_of_it| Canary {
            case: number,
            what,
            number: number_of_it,
        };
        let mut all: BTreeSet<Canary> = match (route.path, class) {
            // the newest line of each section; of the diary any
            ("/casi/{id}", _) => CLASSES
                .iter()
                .filter(|class| **class != "diary" && has(reads, class))
                .map(|class| word(place(class), 0))
                .collect(),
            ("/casi/{id}/sezioni/{class}", Some(class)) => lines(class)
                .iter()
                .map(|line| *line as usize)
                .filter(|line| is_open(self.person, case, *line))
                .map(|line| word(place(class), line))
                .collect(),
            ("/casi/{id}/scadenze" | "/casi/{id}/scadenze/{deadline}", _) => {
                [word(DEADLINE, 0)].into()
            }
            ("/casi/{id}/accessi", _) => (0..case.grants.len())
                .map(|n| word(GRANT_REASON, n))
                .collect(),
            ("/casi/{id}/condivisione", _) => {
                (0..case.sharing.len()).map(|n| word(NOTICE, n)).collect()
            }
            ("/casi/{id}/chiusura", _) if has(reads, "shared_note") => {
                [word(CLOSURE_NOTE, 0)].into()
            }
            ("/casi/{id}/protezione", _) if case.protected => [word(LIFT_REASON, 0)].into(),
            _ => BTreeSet::new(),
        };
        if route.path.starts_with("/casi/") {
            all.insert(word(REFERENCE, 0));
        }
        all
    }

    /// Every word of an answer may be read by whoever got it.
    fn shows_nothing_else(
        &self,
        address: &str,
        answer: &Answer,
        score: &mut Score,
    ) -> BTreeSet<Canary> {
        let words = words(answer);
        score.requests += 1;
        score.seen += words.len();
        let wrong: Vec<&Canary> = words
            .iter()
            .filter(|word| !may_read(&self.house.world, self.person, **word))
            .collect();
        if !wrong.is_empty() {
            score
                .leaks
                .push(format!("{} at {address}: {wrong:?}", self.person.code));
        }
        if answer.status.as_u16() >= 500 && address != "/ready" {
            score
                .mismatches
                .push(format!("{address}: {}", answer.status));
        }
        words
    }

    /// The pages of the list together show every case that may be seen, by its name where that may be read.
    async fn list(&self, score: &mut Score) {
        let mut shown = BTreeSet::new();
        let mut address = "/casi".to_owned();
        while !address.is_empty() {
            let answer = self.seats[1].get(&address).await;
            shown.extend(self.shows_nothing_else(&address, &answer, score));
            address = next_page(&answer.body);
        }
        let mut expected = BTreeSet::new();
        for (number, case) in self.house.world.cases.iter().enumerate() {
            let word = |what| Canary {
                case: number,
                what,
                number: 0,
            };
            if has(self.person.reads(case), "name") {
                expected.insert(word(place("name")));
            } else if self.person.sees_case(case) {
                expected.insert(word(REFERENCE));
            }
        }
        if shown != expected {
            let differing: Vec<_> = shown.symmetric_difference(&expected).take(5).collect();
            score.mismatches.push(format!(
                "{} lists {} words, not {}: {differing:?}",
                self.person.code,
                shown.len(),
                expected.len()
            ));
        }
    }

    /// Whoever reviews broken glasses finds all of those that may be seen.
    async fn glasses(&self, score: &mut Score) {
        let answer = self.seats[0].get("/vetro/revisioni").await;
        let shown = self.shows_nothing_else("/vetro/revisioni", &answer, score);
        if answer.status != 200 {
            return;
        }
        for (number, case) in self.house.world.cases.iter().enumerate() {
            let word = Canary {
                case: number,
                what: REFERENCE,
                number: 0,
            };
            let sees = finds_glass(self.person, case);
            if sees != shown.contains(&word) {
                score.mismatches.push(format!(
                    "{} and the glass of {}/{}: to be seen {sees}",
                    self.person.code, case.person, case.relation
                ));
            }
        }
    }
}

fn first_difference(one: &str, other: &str) -> String {
    let lines = one
        .lines()
        .zip(other.lines())
        .find(|(one, other)| one != other);
    lines.map_or_else(String::new, |(one, other)| format!("{one:?} and {other:?}"))
}

fn next_page(body: &str) -> String {
    let Some((_, rest)) = body.split_once("rel=\"next\" href=\"") else {
        return String::new();
    };
    let end = rest.find('"').unwrap_or(0);
    rest[..end].replace("&amp;", "&").replace("&#38;", "&")
}

/// Citizens, those half-way in, the people of the demo: they hold nothing here, so no word at all may reach them.
async fn outsiders(house: &House, things: &Things) -> Score {
    let mut score = Score::default();
    for (turn, (name, seat)) in house.outsiders().await.into_iter().enumerate() {
        for route in routes("GET") {
            let addresses = if route.is_about_a_case() {
                let number = (turn * 61) % house.world.cases.len();
                route.of_case(number, &house.world.cases[number], &["name", "diary"])
            } else {
                route.elsewhere(things, turn)
            };
            for address in addresses {
                let answer = seat.get(&address).await;
                score.requests += 1;
                let status = answer.status.as_u16();
                score.note(route.name, &name, status, "");
                let words = words(&answer);
                // the privacy officer finds references in the trail, and reasons of broken glasses
                let is_privacy_officer = name == "demo/responsabile-privacy";
                let wrong = words.iter().filter(|word| {
                    !(is_privacy_officer && matches!(word.what, GLASS_REASON | REFERENCE))
                });
                score
                    .leaks
                    .extend(wrong.map(|word| format!("{name} at {address}: {word:?}")));
                if status >= 500 && address != "/ready" {
                    score
                        .mismatches
                        .push(format!("{address} by {name}: {status}"));
                }
                let is_somebody = name.starts_with("demo/");
                if !is_somebody && route.audience == platform::web::Audience::Staff && status != 303
                {
                    score
                        .mismatches
                        .push(format!("{address} by {name}: {status}"));
                }
            }
        }
    }
    score
}
