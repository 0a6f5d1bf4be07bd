//! Every form about somebody, sent by everybody who may not: nothing of anybody changes, and the answer is that for
//! nobody.

use std::collections::BTreeMap;

use super::looking::{Looker, without_address};
use super::{Town, pages};
use crate::access_proof::people::Person;
use crate::access_proof::persons::Somebody;
use crate::access_proof::specification::has;
use crate::http_proof::Score;
use crate::http_proof::house::told;
use crate::http_proof::rows::{NOTHING, Route, routes};

fn is_about_somebody(route: &Route) -> bool {
    let is_a_correction = route.path == "/accessi/{id}/correzioni";
    pages::is_about_somebody(route) && (is_a_correction || !route.path.starts_with("/accessi/"))
}

pub async fn without_rights(town: &Town, who: usize, score: &mut Score) {
    let mut looker = Looker {
        town,
        person: &town.house.world.people[who],
        seats: [
            town.house.seat(who, false).await,
            town.house.seat(who, true).await,
        ],
        nothing: BTreeMap::new(),
    };
    let forms: Vec<Route> = routes("POST")
        .into_iter()
        .filter(is_about_somebody)
        .collect();
    for route in &forms {
        let path = route.path.split('?').next().unwrap_or_default();
        let address = crate::support::filled(path, NOTHING);
        let answer = looker.seats[0].send(&address, &form(route, NOTHING)).await;
        score.requests += 1;
        looker.nothing.insert(route.name, told(&answer));
    }
    let own = town.cast.persons.own(looker.person.code);
    for (nth, number) in own.into_iter().enumerate() {
        for (n, route) in forms.iter().enumerate() {
            if !looker.person.brief || (nth + n).is_multiple_of(4) {
                looker.send(route, number, score).await;
            }
        }
    }
}

impl Looker<'_> {
    async fn send(&self, route: &Route, number: usize, score: &mut Score) {
        let somebody = &self.town.cast.persons.all[number];
        let person = crate::access_proof::persons::person_id(number);
        for (nth, address) in pages::addresses(&self.town.cast, route, number)
            .iter()
            .enumerate()
        {
            if self.person.is_signed_in() && may(self.person, somebody, route, nth) {
                continue;
            }
            let path = address.split('?').next().unwrap_or_default();
            let seat = &self.seats[(number + nth) % 2];
            let answer = seat.send(path, &form(route, &person)).await;
            let what = format!(
                "{} {} ({})",
                self.person.code, route.name, somebody.relation
            );
            self.shows_nothing_else(address, &answer, &what, score);
            let status = answer.status.as_u16();
            if !self.person.is_signed_in() {
                if status != 303 {
                    score.mismatches.push(format!("{what}: {status}"));
                }
                continue;
            }
            score.hidden += 1;
            let told = without_address(&told(&answer), address);
            let nothing = without_address(&self.nothing[route.name], &format!("/{NOTHING}"));
            if told != nothing {
                score
                    .mismatches
                    .push(format!("{what}: {status}, not as for nobody"));
            }
        }
    }
}

/// A form that does something if whoever sends it may.
fn form(route: &Route, person: &str) -> Vec<(String, String)> {
    let acts: &[(&str, &str)] = match route.path {
        "/persone/{id}/protezione" => &[("atto", "proteggi"), ("livello", "protected")],
        "/persone/doppioni/{a}/{b}" => &[("atto", "due")],
        "/persone/{id}/unioni" => &[("atto", "controlla")],
        "/nuclei/nuovo" => &[("persona", person)],
        _ => &[],
    };
    let fields = [
        ("cognome", "Cambiati"),
        ("motivo", "una prova"),
        ("once", "00000000-0000-4000-8000-0000000000aa"),
    ];
    let all = acts.iter().chain(&fields);
    all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// Whether this may be done, by the specification.
fn may(who: &Person, somebody: &Somebody, route: &Route, nth: usize) -> bool {
    match route.path {
        "/persone/{id}/ricevi" => {
            who.reads_of(somebody) != 0
                && (who.has_role("reception") || who.has_role("social_worker"))
        }
        "/persone/{id}/protezione/{lift}/conferma" => who.is_named_on(somebody),
        "/persone/doppioni/{a}/{b}" => nth == 0 && has(who.reads_of(somebody), "identity"),
        "/persone/{id}/unioni" => has(who.reads_of(somebody), "identity"),
        "/accessi/{id}/correzioni" => who.sees_record(somebody),
        path if path.starts_with("/proposte/") => who.sees_proposal(somebody),
        _ => pages::opens(who, somebody, route, nth),
    }
}
