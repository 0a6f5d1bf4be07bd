//! The pages about persons: where they are, for whom they are there by the specification, and what they have to show.

use std::collections::BTreeSet;

use super::cast::{Cast, Whose};
use super::words::{FIELDS, ID, Word, may_read};
use crate::access_proof::people::Person;
use crate::access_proof::persons::{Somebody, person_id};
use crate::access_proof::specification::has;
use crate::access_proof::world::{id, part_id};
use crate::http_proof::rows::{NOTHING, Route};

/// Rooms whose pages are about a person, a household, a record or a proposal.
const ROOMS: [&str; 4] = ["/persone/", "/nuclei/", "/accessi/", "/proposte/"];

pub fn is_about_somebody(route: &Route) -> bool {
    let is_asked_for = ["/nuclei/nuovo", "/accessi/nuovo"].contains(&route.path);
    (route.path.contains('{') || is_asked_for)
        && ROOMS.iter().any(|room| route.path.starts_with(room))
}

/// The addresses of a page, with what in the place of whom: a pair of records also beside one that nobody sees.
pub fn addresses(cast: &Cast, route: &Route, number: usize) -> Vec<String> {
    let one = person_id(number);
    let with = |what: &str| vec![route.path.replace("{id}", what)];
    match route.path {
        "/nuclei/nuovo" | "/accessi/nuovo" => vec![format!("{}?persona={one}", route.path)],
        "/persone/doppioni/{a}/{b}" => [cast.companion(number), cast.hidden(number)]
            .iter()
            .map(|other| {
                let path = route.path.replace("{a}", &one);
                path.replace("{b}", &person_id(*other))
            })
            .collect(),
        "/persone/{id}/protezione/{lift}/conferma" => {
            vec![
                route
                    .path
                    .replace("{id}", &one)
                    .replace("{lift}", &id('5', number)),
            ]
        }
        path if path.starts_with("/persone/") => with(&one),
        path if path.starts_with("/nuclei/") => with(&id('6', number)),
        path if path.starts_with("/proposte/") => with(&part_id('7', number, 2)),
        "/accessi/{id}/correzioni" => with(&id('7', number)),
        path if path.starts_with("/accessi/bozza") => Vec::new(),
        path if path.starts_with("/accessi/passi") => Vec::new(),
        "/accessi/{id}" => vec![
            route.path.replace("{id}", &id('7', number)),
            route
                .path
                .replace("{id}", &part_id('7', cast.hidden(number), 0)),
        ],
        unknown => panic!("{unknown} has no rows in the proof"),
    }
}

/// The same page of what does not exist.
pub fn to_nothing(route: &Route) -> String {
    match route.path {
        "/nuclei/nuovo" | "/accessi/nuovo" => format!("{}?persona={NOTHING}", route.path),
        path => crate::support::filled(path, NOTHING),
    }
}

/// Whether this page is there for this person, by the specification. `nth`: of the addresses above.
pub fn opens(who: &Person, somebody: &Somebody, route: &Route, nth: usize) -> bool {
    let reads = |class| has(who.reads_of(somebody), class);
    let writes = |class| has(who.writes_of(somebody), class);
    let receives = who.has_role("reception") || who.has_role("social_worker");
    // the second address is that of somebody, or of a record, that nobody sees
    nth == 0
        && match route.path {
            "/persone/{id}" => who.reads_of(somebody) != 0,
            "/persone/{id}/nome" => writes("name"),
            "/persone/{id}/identita" | "/persone/{id}/codici" | "/persone/{id}/lingue" => {
                writes("identity")
            }
            "/persone/{id}/recapiti" | "/persone/{id}/indirizzi" => writes("contact"),
            "/persone/{id}/scuola-e-lavoro" => writes("education") || writes("work"),
            "/persone/{id}/salute" => writes("health"),
            "/persone/{id}/famiglia" | "/nuclei/nuovo" => writes("household"),
            "/persone/{id}/protezione" => who.is_named_on(somebody),
            "/persone/{id}/colleghi" => who.introduces(somebody),
            "/persone/{id}/unioni" => reads("identity"),
            "/persone/{id}/accessi" => reads("name"),
            "/persone/doppioni/{a}/{b}" => reads("identity") && receives,
            "/nuclei/{id}" => reads("household"),
            path if path.starts_with("/nuclei/") => writes("household"),
            "/accessi/nuovo" => reads("name") && receives,
            "/accessi/{id}" => who.sees_record(somebody),
            "/proposte/{id}" => who.sees_proposal(somebody),
            unknown => panic!("{unknown} opens for nobody knows whom"),
        }
}

/// The words that this page has to show, so that not finding others means something.
pub fn has_to_show(cast: &Cast, who: &Person, number: usize, route: &Route) -> BTreeSet<Word> {
    let columns: &[(&str, &str)] = match route.path {
        "/persone/{id}" => &[
            ("people.name", "surname"),
            ("people.name", "given_name"),
            ("people.identity", "birthplace"),
            ("people.contact_point", "value"),
            ("people.address", "street"),
        ],
        "/persone/{id}/protezione" => &[("people.protected_address", "street")],
        "/persone/{id}/famiglia" => &[("people.guardianship", "guardian_name")],
        "/accessi/{id}" => &[
            ("intake.told", "reason"),
            ("intake.need", "words"),
            ("intake.reporter", "name"),
            ("intake.next_step", "what"),
        ],
        "/persone/{id}/accessi"
        | "/persone/{id}/unioni"
        | "/persone/doppioni/{a}/{b}"
        | "/nuclei/{id}" => &[("people.name", "surname")],
        _ => &[],
    };
    let mut words: BTreeSet<Word> = columns
        .iter()
        .map(|(table, column)| {
            let is_it =
                |field: &super::words::Field| (field.table, field.column) == (*table, *column);
            let what = FIELDS.iter().position(is_it).expect("a field of the proof");
            Word {
                person: number,
                what,
            }
        })
        .collect();
    if route.path == "/nuclei/{id}" {
        let other = cast.companion(number);
        words.insert(Word {
            person: other,
            what: 0,
        });
        words.insert(Word {
            person: other,
            what: ID,
        });
    }
    words.retain(|word| may_read(cast, who, *word));
    words
}

/// Of whom a page may show nothing at all: they lived there until yesterday.
pub fn is_hidden(cast: &Cast, word: Word) -> bool {
    matches!(cast.whose(word.person), Whose::Hidden)
}
