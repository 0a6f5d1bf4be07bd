//! Searching: in one's own circle by name, by its beginning and by code, and beyond it. Whoever may not be seen is not
//! found, not counted, and not missed.

use std::collections::BTreeSet;

use super::Town;
use super::looking::{Looker, without_address};
use super::words::{self, Word};
use crate::access_proof::persons::Somebody;
use crate::access_proof::specification::has;
use crate::http_proof::Score;
use crate::http_proof::house::told;
use crate::support::Answer;

/// Thirty questions beyond the circle are free in an hour.
const BEYOND: usize = 24;

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

pub async fn everybody_of_the_own(town: &Town, who: usize, score: &mut Score) {
    let looker = Looker {
        town,
        person: &town.house.world.people[who],
        seats: [
            town.house.seat(who, false).await,
            town.house.seat(who, true).await,
        ],
        nothing: std::collections::BTreeMap::new(),
    };
    for number in town.cast.persons.own(looker.person.code) {
        looker.in_the_circle(number, score).await;
        looker.in_the_form(number, score).await;
    }
    looker.beyond(score).await;
}

impl Looker<'_> {
    /// The surname, its beginning, both names, the code; of the person and of the one who is hidden.
    async fn in_the_circle(&self, number: usize, score: &mut Score) {
        let cast = &self.town.cast;
        for whom in [number, cast.hidden(number)] {
            let (surname, given) = (words::word(whom, 0), words::word(whom, 1));
            for typed in [
                surname.clone(),
                surname[..7].to_owned(),
                format!("{given} {surname}"),
                words::code(whom),
            ] {
                let answer = self.seats[0]
                    .send("/persone", &fields(&[("cerca", &typed)]))
                    .await;
                let what = format!("{} searches", self.person.code);
                let words = self.tells(&typed, &answer, &what, score);
                self.is_found(whom, &typed, &words, answer.status.as_u16(), score);
            }
        }
    }

    fn is_found(
        &self,
        whom: usize,
        typed: &str,
        words: &BTreeSet<Word>,
        status: u16,
        score: &mut Score,
    ) {
        let may = whom < self.town.cast.many() && {
            let reads = self.person.reads_of(&self.town.cast.persons.all[whom]);
            let searches = ["reception", "social_worker", "coordinator"];
            let class = if typed.starts_with("STP7") {
                "identity"
            } else {
                "name"
            };
            has(reads, class) && searches.iter().any(|role| self.person.has_role(role))
        };
        // the id of the row that was found; the words themselves come back as typed
        let is_found = words.contains(&Word {
            person: whom,
            what: words::ID,
        });
        // of a beginning many may be found, and not all are shown
        if may != is_found && !(may && typed.len() == 7) {
            let relation = self
                .town
                .cast
                .persons
                .all
                .get(whom)
                .map_or("hidden", |one| one.relation);
            score.mismatches.push(format!(
                "{} ({relation}) looks for {typed}: {status}, found {is_found}",
                self.person.code
            ));
        }
    }

    /// What an answer tells, without what was typed.
    fn tells(&self, typed: &str, answer: &Answer, what: &str, score: &mut Score) -> BTreeSet<Word> {
        self.shows_nothing_else(typed, answer, what, score)
    }

    /// The access record offers persons of the circle, and no others; the form for new persons knows no others.
    async fn in_the_form(&self, number: usize, score: &mut Score) {
        let cast = &self.town.cast;
        if !self.person.is_signed_in() {
            return;
        }
        for whom in [number, cast.hidden(number)] {
            let surname = words::word(whom, 0);
            let typed = [("cerca", surname.as_str()), ("act", "find")];
            let answer = self.seats[1].send("/accessi/nuovo", &fields(&typed)).await;
            let what = format!("{} searches in the record", self.person.code);
            self.tells(&surname, &answer, &what, score);
        }
    }

    /// Somebody protected, somebody from whom one is kept away and somebody hidden are nobody: the same answer as for a
    /// code that nobody has.
    async fn beyond(&self, score: &mut Score) {
        let cast = &self.town.cast;
        if !self.person.is_signed_in() {
            return;
        }
        let never = |somebody: &Somebody| {
            somebody.protection == "protected" || somebody.excluded == Some(self.person.code)
        };
        let own = cast.persons.own(self.person.code);
        let hidden = own.iter().map(|number| cast.hidden(*number));
        let known = own.iter().copied().filter(|n| never(&cast.persons.all[*n]));
        let nobody = self.asks("STP7999999999999").await;
        let nobody = told(&nobody).replace("STP7999999999999", "…");
        for whom in known.chain(hidden).take(BEYOND) {
            let code = words::code(whom);
            let answer = self.asks(&code).await;
            let what = format!("{} looks beyond the circle", self.person.code);
            self.tells(&code, &answer, &what, score);
            score.hidden += 1;
            if without_address(&told(&answer), "").replace(&code, "…") != nobody {
                score
                    .mismatches
                    .push(format!("{what}: not as for a code that nobody has"));
            }
        }
    }

    async fn asks(&self, code: &str) -> Answer {
        let typed = [("codice", code), ("motivo", "is_here")];
        self.seats[0].send("/persone/oltre", &fields(&typed)).await
    }
}
