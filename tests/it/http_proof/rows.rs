//! What of the route table is asked, and with what in the place of ids. A route that is not known here fails the proof.

use platform::web::Audience;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Score;
use super::house::House;
use crate::access_proof::people::{Body, Case};
use crate::access_proof::specification::{CLASSES, Capacity};
use crate::access_proof::world::{body_id, id, part_id};

/// Nothing has this id.
pub const NOTHING: &str = "00000000-0000-4000-8000-000000000000";

/// A route of the table.
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    /// Method and path, as the table of answers calls it.
    pub name: &'static str,
    pub audience: Audience,
}

pub fn routes(method: &str) -> Vec<Route> {
    porta::app::routes(true)
        .table()
        .iter()
        .filter(|route| route.method == method)
        .map(|route| Route {
            method: route.method,
            path: route.path,
            name: format!("{} {}", route.method, route.path).leak(),
            audience: route.audience,
        })
        .collect()
}

impl Route {
    pub fn is_about_a_case(&self) -> bool {
        self.path.starts_with("/casi/{id}") || self.path.starts_with("/registro/chi-ha-visto/")
    }

    /// The address for a case that does not exist.
    pub fn to_nothing(&self) -> String {
        let path = crate::support::filled(self.path, NOTHING);
        path.replace(&format!("/sezioni/{NOTHING}"), "/sezioni/name") + &self.question()
    }

    /// What is asked behind the address: the choice that was made on the page before.
    fn question(&self) -> String {
        match (self.method, self.path) {
            ("GET", "/casi/{id}/accessi/nuovo") => format!("?chi={}&come=team_social", somebody()),
            ("GET", "/casi/{id}/condivisione/nuova") => {
                format!("?ente={}", body_id(Body::Stranger))
            }
            _ => String::new(),
        }
    }

    /// The addresses of this route for a case.
    pub fn of_case(&self, number: usize, case: &Case, classes: &[&str]) -> Vec<String> {
        let parts = |letter: char, many: usize| (0..many).map(move |n| part_id(letter, number, n));
        let path = self
            .path
            .replace("{id}", &id('c', number))
            .replace("{case}", &id('c', number));
        let with = |name: &str, values: Vec<String>| {
            values
                .iter()
                .map(|value| path.replace(name, value))
                .collect()
        };
        match self.path {
            "/casi/{id}"
            | "/casi/{id}/accessi"
            | "/casi/{id}/assegna"
            | "/casi/{id}/chiusura"
            | "/casi/{id}/chiusura/riapri"
            | "/casi/{id}/condivisione"
            | "/casi/{id}/protezione"
            | "/casi/{id}/scadenze"
            | "/casi/{id}/squadra"
            | "/registro/chi-ha-visto/{case}"
            | "/registro/chi-ha-visto/{case}/stampa" => vec![path],
            "/casi/{id}/accessi/nuovo" | "/casi/{id}/condivisione/nuova" => {
                vec![path + &self.question()]
            }
            "/casi/{id}/sezioni/{class}" => with(
                "{class}",
                classes.iter().map(|class| (*class).to_owned()).collect(),
            ),
            "/casi/{id}/accessi/{grant}/revoca" => {
                with("{grant}", parts('d', case.grants.len().max(1)).collect())
            }
            "/casi/{id}/condivisione/{authorisation}/ritira" => with(
                "{authorisation}",
                parts('f', case.sharing.len().max(1)).collect(),
            ),
            "/casi/{id}/protezione/{lift}/conferma" => with("{lift}", vec![id('8', number)]),
            "/casi/{id}/scadenze/{deadline}" => with("{deadline}", vec![id('5', number)]),
            "/casi/{id}/squadra/{member}/togli" => {
                with("{member}", parts('7', case.team.len().max(1)).collect())
            }
            unknown => panic!("{unknown} has no rows in the proof"),
        }
    }

    /// The addresses of a route that is about no case, or about one that the form names.
    pub fn elsewhere(&self, things: &Things, turn: usize) -> Vec<String> {
        let one = |with: &str| vec![crate::support::filled(self.path, with)];
        match self.path {
            path if !path.contains('{') => match path {
                "/casi" => [
                    "",
                    "?stato=open",
                    "?area=families",
                    "?area=families&stato=closed",
                ]
                .map(|asked| format!("{path}{asked}"))
                .into(),
                "/registro" => ["", "?esito=refused", "?esito=done"]
                    .map(|asked| format!("{path}{asked}"))
                    .into(),
                _ => vec![path.to_owned()],
            },
            path if path.starts_with("/amministrazione/persone/{id}") => {
                let some = things.memberships.iter().skip(turn % 5).step_by(17);
                some.map(|(account, membership)| {
                    path.replace("{id}", &account.to_string())
                        .replace("{membership}", &membership.to_string())
                })
                .collect()
            }
            path if path.starts_with("/vetro/revisioni/{id}") => {
                let some = things.glasses.iter().skip(turn % 11).step_by(11);
                some.map(|case| path.replace("{id}", &id('9', *case)))
                    .collect()
            }
            path if path.starts_with("/banco/appuntamenti/{id}") => {
                one(&things.appointment.to_string())
            }
            // somebody of the demo, a household and a record of theirs: unknown to everybody of the proof
            path if ["/persone/", "/nuclei/", "/accessi/", "/proposte/"]
                .iter()
                .any(|room| path.starts_with(room)) =>
            {
                one(&things.person.to_string())
            }
            path if path.starts_with("/demo/posta/{id}") => one(&things.message.to_string()),
            "/banco/assenze/{id}/togli"
            | "/banco/senza-appuntamento/{id}/chiama"
            | "/banco/senza-appuntamento/{id}/andata-via"
            | "/profilo/accessi/{id}/chiudi"
            | "/profilo/secondo-passo/{id}/togli"
            | "/ripresa/{id}/invia"
            | "/ripresa/{id}/butta" => one(&id('c', turn)),
            "/servizi/{slug}" => one(&things.service),
            "/sedi/{slug}" => one(&things.site),
            "/invito/{token}" => one(&"0".repeat(64)),
            "/static/{file}" => one("main.css"),
            unknown => panic!("{unknown} has no rows in the proof"),
        }
    }

    /// A form that does something if whoever sends it may.
    pub fn form(&self, case: usize, once: &str) -> Vec<(String, String)> {
        let charity = body_id(Body::Stranger);
        let fields: &[(&str, &str)] = match self.path {
            "/casi/{id}/accessi/nuovo" => &[
                ("chi", &somebody()),
                ("come", "team_social"),
                ("legge", "work"),
                ("scrive", "work"),
                ("motivo", "Segue il lavoro"),
                ("once", once),
            ],
            "/casi/{id}/assegna" => &[("to", &account_of_somebody()), ("reason", "Ferie")],
            "/casi/{id}/chiusura" => &[
                ("giorno", &today()),
                ("motivo", "need_resolved"),
                ("esito", "reached"),
                ("once", once),
            ],
            "/casi/{id}/chiusura/riapri" => &[("perche", "Una prova")],
            "/casi/{id}/condivisione/nuova" => &[
                ("ente", &charity),
                ("classi", "name"),
                ("classi", "work"),
                ("come", "paper"),
                ("informativa", "2026-1"),
                ("act", "save"),
                ("once", once),
            ],
            "/casi/{id}/sezioni/{class}" => {
                &[("text", "Una riga scritta dalla prova"), ("once", once)]
            }
            "/casi/{id}/scadenze" => &[
                ("way", "rule"),
                ("rule", "contact"),
                ("since", "2026-01-05"),
                ("once", once),
            ],
            "/casi/{id}/scadenze/{deadline}" => &[("how", "dropped"), ("why", "Non serve")],
            "/casi/{id}/squadra" => &[("chi", &somebody()), ("once", once)],
            "/casi/{id}/protezione"
            | "/casi/{id}/accessi/{grant}/revoca"
            | "/casi/{id}/condivisione/{authorisation}/ritira"
            | "/casi/{id}/protezione/{lift}/conferma"
            | "/casi/{id}/squadra/{member}/togli" => &[],
            // back from whoever was given one
            "/casi/passaggio" => &[
                ("da", &worker("second-manager")),
                ("a", &worker("case-manager")),
                ("reason", "Ferie"),
            ],
            "/casi/nuovo" => &[("name", "Persona della prova"), ("area", "families")],
            "/vetro" => &[
                ("codice", &super::canary::reference(case).to_string()),
                ("perche", "danger_to_life"),
                ("motivo", "Minaccia di farsi del male"),
                ("once", once),
            ],
            "/vetro/revisioni/{id}" => &[("esito", "justified"), ("nota", "Letto")],
            path if path.starts_with("/casi") || path.starts_with("/vetro") => {
                panic!("{path} has no form in the proof")
            }
            // about no case: whatever comes of it, nothing of a case may come back or change
            _ => &[
                ("text", "una parola"),
                ("motivo", "una parola"),
                ("once", once),
            ],
        };
        fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }
}

/// The second manager, as forms write people.
fn somebody() -> String {
    format!(
        "person.{}.{}.{}",
        Capacity::TeamSocial.role(),
        body_id(Body::Home),
        account_of_somebody()
    )
}

fn today() -> String {
    vocabulary::local_time::local_date(vocabulary::Clock::System.now()).to_string()
}

/// Somebody who works for the body that holds the cases, as the form of a hand-over writes them.
fn worker(code: &str) -> String {
    format!("{}.{}", account_of(code), body_id(Body::Home))
}

fn account_of_somebody() -> String {
    account_of("second-manager")
}

fn account_of(code: &str) -> String {
    let people = crate::access_proof::people::people();
    let place = people.iter().position(|one| one.code == code);
    id('a', place.expect("somebody of the proof"))
}

/// All classes, or those of a turn.
pub fn some_classes(turn: usize, readable: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let (mut open, mut shut): (Vec<_>, Vec<_>) = CLASSES.into_iter().partition(|c| readable(c));
    for some in [&mut open, &mut shut] {
        if !some.is_empty() {
            let first = turn % some.len();
            some.rotate_left(first);
            some.truncate(2);
        }
    }
    open.extend(shut);
    open
}

/// Ids of what is no case.
pub struct Things {
    pub memberships: Vec<(Uuid, Uuid)>,
    /// The cases whose glass was broken.
    pub glasses: Vec<usize>,
    pub appointment: Uuid,
    pub message: Uuid,
    /// Somebody of the demo.
    pub person: Uuid,
    pub service: String,
    pub site: String,
}

impl Things {
    pub async fn of(house: &House) -> Self {
        let mut behind = house.portal.behind().await;
        let glasses = house.world.cases.iter().enumerate();
        Self {
            memberships: sqlx::query_as(
                "select account_id, id from identity.membership order by account_id, id",
            )
            .fetch_all(&mut behind)
            .await
            .expect("memberships"),
            glasses: glasses
                .filter(|(_, case)| case.glass.is_some())
                .map(|(number, _)| number)
                .collect(),
            appointment: one(&mut behind, "select id from agenda.appointment limit 1").await,
            message: one(&mut behind, "select id from platform.outbox limit 1").await,
            person: one(
                &mut behind,
                "select id from people.person order by id limit 1",
            )
            .await,
            service: one(
                &mut behind,
                "select slug from directory.service order by slug limit 1",
            )
            .await,
            site: one(
                &mut behind,
                "select slug from directory.site order by slug limit 1",
            )
            .await,
        }
    }
}

async fn one<T>(behind: &mut PgConnection, statement: &'static str) -> T
where
    T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
{
    sqlx::query_scalar(statement)
        .fetch_one(behind)
        .await
        .unwrap_or_else(|error| panic!("{statement}: {error}"))
}

/// The proof holds for the routes that it asked. These are all, each asked by everybody.
#[track_caller]
pub fn all_were_asked(method: &str, score: &Score) {
    let people: usize = score
        .answers
        .values()
        .map(std::collections::BTreeMap::len)
        .max()
        .unwrap_or(0);
    for route in routes(method) {
        let asked = score
            .answers
            .get(route.name)
            .map_or(0, std::collections::BTreeMap::len);
        assert_eq!(asked, people, "{} was not asked by everybody", route.name);
    }
}
