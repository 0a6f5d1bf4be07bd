//! Every page, looked at by somebody.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{self, Word, may_read};
use super::{Town, pages};
use crate::access_proof::people::Person;
use crate::http_proof::Score;
use crate::http_proof::house::{Seat, told};
use crate::http_proof::rows::{Route, routes};
use crate::support::Answer;

/// Pages that show many at once.
const LISTS: [&str; 14] = [
    "/lavoro",
    "/persone",
    "/persone/doppioni",
    "/persone/nuova",
    "/persone/oltre",
    "/accessi",
    "/accessi/nuovo",
    "/accessi/informazione",
    "/accessi/informativa",
    "/proposte",
    "/banco",
    "/casi",
    "/registro",
    "/profilo",
];

/// The own persons on every page, some of everybody else's, and every list.
pub async fn everywhere(town: &Town, who: usize, score: &mut Score) {
    let person = &town.house.world.people[who];
    let seats = [
        town.house.seat(who, false).await,
        town.house.seat(who, true).await,
    ];
    let mut looker = Looker {
        town,
        person,
        seats,
        nothing: BTreeMap::new(),
    };
    looker.look(who, score).await;
}

pub struct Looker<'a> {
    pub town: &'a Town,
    pub person: &'a Person,
    pub seats: [Seat; 2],
    /// What each route answers for something that does not exist.
    pub nothing: BTreeMap<&'static str, String>,
}

impl Looker<'_> {
    async fn look(&mut self, who: usize, score: &mut Score) {
        let about: Vec<Route> = routes("GET")
            .into_iter()
            .filter(pages::is_about_somebody)
            .collect();
        for route in &about {
            let answer = self.seats[0].get(&pages::to_nothing(route)).await;
            score.requests += 1;
            self.nothing.insert(route.name, told(&answer));
        }
        for (number, somebody) in self.town.cast.persons.all.iter().enumerate() {
            let is_own = somebody.of == self.person.code;
            let is_others = (number + who * 7).is_multiple_of(61);
            for (n, route) in about.iter().enumerate() {
                // whoever is not let in is asked a handful of times
                let has_its_turn = !self.person.brief || (number + n).is_multiple_of(4);
                if is_own && has_its_turn || is_others && (number + n).is_multiple_of(3) {
                    self.page(route, number, score).await;
                }
            }
        }
        self.lists(score).await;
    }

    async fn page(&self, route: &Route, number: usize, score: &mut Score) {
        let somebody = &self.town.cast.persons.all[number];
        let cast = &self.town.cast;
        for (nth, address) in pages::addresses(cast, route, number).iter().enumerate() {
            let answer = self.seats[(number + nth) % 2].get(address).await;
            let opens =
                self.person.is_signed_in() && pages::opens(self.person, somebody, route, nth);
            let relation = if somebody.of == self.person.code {
                somebody.relation
            } else {
                "others"
            };
            let what = format!("{} {} ({relation})", self.person.code, route.name);
            let status = answer.status.as_u16();
            score.note(route.name, self.person.code, status, relation);
            let words = self.shows_nothing_else(address, &answer, &what, score);
            self.is_as_for_nothing(route, address, &answer, (opens, &what), score);
            if status == 200 {
                let missing: Vec<String> = pages::has_to_show(cast, self.person, number, route)
                    .difference(&words)
                    .map(ToString::to_string)
                    .collect();
                if !missing.is_empty() {
                    score.mismatches.push(format!("{what}: misses {missing:?}"));
                }
            }
        }
    }

    /// 200 where it opens; else to the last byte what nothing is answered with.
    pub fn is_as_for_nothing(
        &self,
        route: &Route,
        address: &str,
        answer: &Answer,
        (opens, what): (bool, &str),
        score: &mut Score,
    ) {
        let status = answer.status.as_u16();
        if !self.person.is_signed_in() {
            if status != 303 || !answer.location().starts_with("/entra") {
                score.mismatches.push(format!("{what}: {status}"));
            }
        } else if opens != (status == 200) || !(opens || status == 404) {
            score
                .mismatches
                .push(format!("{what}: {status}, opens: {opens}"));
        } else if !opens {
            score.hidden += 1;
            let told = without_address(&told(answer), address);
            let nothing = without_address(&self.nothing[route.name], &pages::to_nothing(route));
            if told != nothing {
                score.mismatches.push(format!("{what}: not as for nothing"));
            }
        }
    }

    /// Every word of an answer may be read by whoever got it; ids of the address are no news.
    pub fn shows_nothing_else(
        &self,
        address: &str,
        answer: &Answer,
        what: &str,
        score: &mut Score,
    ) -> BTreeSet<Word> {
        let asked = words::found(address);
        let words = words::told_by(answer);
        score.requests += 1;
        for word in words.difference(&asked) {
            score.seen += 1;
            if !may_read(&self.town.cast, self.person, *word) {
                let whose = if pages::is_hidden(&self.town.cast, *word) {
                    "of somebody hidden"
                } else {
                    ""
                };
                score.leaks.push(format!("{what}: {word} {whose}"));
            }
        }
        if answer.status.as_u16() >= 500 {
            score.mismatches.push(format!("{what}: {}", answer.status));
        }
        words
    }

    async fn lists(&self, score: &mut Score) {
        for address in LISTS {
            for seat in &self.seats {
                let answer = seat.get(address).await;
                let what = format!("{} {address}", self.person.code);
                self.shows_nothing_else(address, &answer, &what, score);
            }
        }
    }
}

/// Ids in the address stand in links to the same page, too.
pub fn without_address(told: &str, address: &str) -> String {
    let is_id = |part: &&str| part.len() == 36;
    let ids = address.split(['/', '=']).filter(is_id);
    ids.fold(told.to_owned(), |told, id| told.replace(id, "…"))
}

/// Citizens, those half-way in, the people of the demo: no word at all may reach them.
pub async fn from_outside(town: &Town) -> Score {
    let mut score = Score::default();
    for (turn, (name, seat)) in town.house.outsiders().await.into_iter().enumerate() {
        let is_somebody = name.starts_with("demo/");
        for route in routes("GET")
            .iter()
            .filter(|route| pages::is_about_somebody(route))
        {
            for number in (turn..town.cast.many()).step_by(97) {
                for address in pages::addresses(&town.cast, route, number) {
                    let answer = seat.get(&address).await;
                    score.requests += 1;
                    let status = answer.status.as_u16();
                    score.note(route.name, &name, status, "");
                    let words = words::told_by(&answer);
                    for word in words.difference(&words::found(&address)) {
                        score.leaks.push(format!("{name} {}: {word}", route.name));
                    }
                    if status != if is_somebody { 404 } else { 303 } {
                        score
                            .mismatches
                            .push(format!("{name} {}: {status}", route.name));
                    }
                }
            }
        }
        for address in LISTS {
            let answer = seat.get(address).await;
            score.requests += 1;
            for word in words::told_by(&answer) {
                score.leaks.push(format!("{name} {address}: {word}"));
            }
        }
    }
    score
}

/// The proof holds for the pages that it asked. These are all.
#[track_caller]
pub fn all_were_asked(score: &Score) {
    for route in routes("GET")
        .iter()
        .filter(|route| pages::is_about_somebody(route))
    {
        let asked = score.answers.get(route.name).map_or(0, BTreeMap::len);
        assert!(asked > 20, "{} was asked by {asked} only", route.name);
    }
}
