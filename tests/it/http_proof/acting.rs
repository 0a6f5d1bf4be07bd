//! Every form, sent by everybody: without rights nothing of any case changes, and the answer tells nothing. And the
//! same forms, sent by somebody who may, do change something: else they would prove nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::Score;
use super::canary;
use super::house::{
    House, Seat, coordinates, is_named_on, is_privacy_officer, manages, may_read, words,
};
use super::rows::{Route, Things, routes, some_classes};
use crate::access_proof::people::{Case, Login, Person};
use crate::access_proof::relations::USUAL;
use crate::access_proof::specification::has;
use crate::support::Answer;

const AT_ONCE: usize = 3;

/// A sum over each table of the schemas `cases` and `access`.
async fn sums(house: &House) -> BTreeMap<String, String> {
    let mut behind = house.portal.behind().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', schemaname, tablename) from pg_catalog.pg_tables
         where schemaname in ('cases', 'access') order by 1",
    )
    .fetch_all(&mut behind)
    .await
    .expect("the catalogue answers");
    let mut sums = BTreeMap::new();
    for table in tables {
        let sum: String = sqlx::query_scalar(AssertSqlSafe(format!(
            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t"
        )))
        .fetch_one(&mut behind)
        .await
        .expect("summed");
        sums.insert(table, sum);
    }
    sums
}

fn changed(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let differs = |table: &&String| before.get(*table) != after.get(*table);
    after.keys().filter(differs).cloned().collect()
}

pub async fn without_rights(house: &Arc<House>) -> Score {
    let before = sums(house).await;
    let things = Arc::new(Things::of(house).await);
    let mut score = outsiders(house, &things).await;
    let mut acting = tokio::task::JoinSet::new();
    for turn in 0..AT_ONCE {
        let house = house.clone();
        acting.spawn(async move {
            let mut score = Score::default();
            for who in (turn..house.world.people.len()).step_by(AT_ONCE) {
                on_cases(&house, who, &mut score).await;
            }
            score
        });
    }
    while let Some(some) = acting.join_next().await {
        score.add(some.expect("acted"));
    }
    // whoever administers may change who is somebody: last
    let administrator = house.world.person("administrator");
    let mut acting = tokio::task::JoinSet::new();
    for turn in 0..AT_ONCE {
        let (house, things) = (house.clone(), things.clone());
        acting.spawn(async move {
            let mut score = Score::default();
            let everybody = (turn..house.world.people.len()).step_by(AT_ONCE);
            for who in everybody.filter(|who| *who != administrator) {
                elsewhere(&house, who, &things, &mut score).await;
            }
            score
        });
    }
    while let Some(some) = acting.join_next().await {
        score.add(some.expect("acted"));
    }
    elsewhere(house, administrator, &things, &mut score).await;
    for table in changed(&before, &sums(house).await) {
        score
            .mismatches
            .push(format!("{table} was changed by somebody without rights"));
    }
    score
}

/// The forms of cases, for all own ones of usual kinds and some of the others.
async fn on_cases(house: &House, who: usize, score: &mut Score) {
    let person = &house.world.people[who];
    let seats = [house.seat(who, false).await, house.seat(who, true).await];
    let own = house.world.cases.iter().enumerate();
    let own = own.filter(|(_, case)| case.person == person.code);
    for (nth, (number, case)) in own.enumerate() {
        for (n, route) in routes("POST").iter().enumerate() {
            let is_usual = nth < USUAL && !person.brief;
            if !route.is_about_a_case() || !(is_usual || (nth + n) % 8 == 0) {
                continue;
            }
            let writes = person.writes(case);
            let classes = some_classes(number, |class| has(writes, class));
            let addresses = route.of_case(number, case, &classes);
            for (n, address) in addresses.iter().enumerate() {
                if may(person, case, route, classes.get(n).copied()) {
                    continue;
                }
                let form = route.form(number, &Uuid::new_v4().to_string());
                let answer = seats[(number + n) % 2].send(address, &form).await;
                check(house, person, route, case.relation, &answer, score);
                let status = answer.status.as_u16();
                // where it may be read and not written, that is what is said
                let may_say_so = route.path.ends_with("{class}") && status == 403;
                if person.is_signed_in() && status != 404 && !may_say_so {
                    let who = person.code;
                    score.mismatches.push(format!(
                        "{who} {} ({}): {status}",
                        route.name, case.relation
                    ));
                }
            }
        }
    }
}

/// Whether this may be done, by the specification.
fn may(person: &Person, case: &Case, route: &Route, class: Option<&str>) -> bool {
    match route.path {
        "/casi/{id}/sezioni/{class}" => class.is_some_and(|class| has(person.writes(case), class)),
        "/casi/{id}/assegna" => coordinates(person, case),
        "/casi/{id}/protezione/{lift}/conferma" => is_named_on(person, case),
        _ => manages(person, case),
    }
}

fn check(
    house: &House,
    person: &Person,
    route: &Route,
    relation: &'static str,
    answer: &Answer,
    score: &mut Score,
) {
    let status = answer.status.as_u16();
    score.requests += 1;
    score.note(route.name, person.code, status, relation);
    for word in words(answer) {
        score.seen += 1;
        if !may_read(&house.world, person, word) {
            score
                .leaks
                .push(format!("{} {}: {word:?}", person.code, route.name));
        }
    }
    if status >= 500 {
        score
            .mismatches
            .push(format!("{} {}: {status}", person.code, route.name));
    }
    if !person.is_signed_in() && route.audience == platform::web::Audience::Staff && status != 303 {
        score
            .mismatches
            .push(format!("{} {}: {status}", person.code, route.name));
    }
}

/// All other forms. Some end the own session, so each is sent from a new one.
async fn elsewhere(house: &House, who: usize, things: &Things, score: &mut Score) {
    let person = &house.world.people[who];
    let seat = house.seat(who, false).await;
    let mut behind = house.portal.behind().await;
    for (n, route) in routes("POST").iter().enumerate() {
        let is_let_in = match route.path {
            "/casi/nuovo" | "/vetro" => {
                person.roles.iter().any(|role| role.name == "social_worker")
            }
            "/vetro/revisioni/{id}" => {
                is_privacy_officer(person)
                    || person.roles.iter().any(|role| role.name == "coordinator")
            }
            _ => false,
        };
        if route.is_about_a_case() {
            // with its own cases it was sent already; here with a case of somebody else
            let number = (who * 37 + n * 5) % house.world.cases.len();
            let case = &house.world.cases[number];
            if may(person, case, route, Some("name")) {
                continue;
            }
            let seat = house.new_seat(&mut behind, &seat, who, n % 2 == 0).await;
            for address in route.of_case(number, case, &["name"]) {
                let form = route.form(number, &Uuid::new_v4().to_string());
                let answer = seat.send(&address, &form).await;
                check(house, person, route, "others", &answer, score);
            }
        } else if !is_let_in || !person.is_signed_in() {
            let seat = house.new_seat(&mut behind, &seat, who, n % 2 == 0).await;
            for address in route.elsewhere(things, who) {
                let form = route.form(who, &Uuid::new_v4().to_string());
                let answer = seat.send(&address, &form).await;
                check(house, person, route, "", &answer, score);
            }
        } else {
            // these may; what comes of it is asked elsewhere
            score.note(route.name, person.code, 0, "may");
        }
    }
}

async fn outsiders(house: &House, things: &Things) -> Score {
    let mut score = Score::default();
    for (turn, (name, seat)) in house.outsiders().await.into_iter().enumerate() {
        for route in routes("POST") {
            let number = (turn * 61 + 3) % house.world.cases.len();
            let addresses = if route.is_about_a_case() {
                route.of_case(number, &house.world.cases[number], &["name", "diary"])
            } else if matches!(route.path, "/casi/nuovo" | "/esci") && name.starts_with("demo/") {
                Vec::new() // who may open a case here is asked of the people of the proof; leaving ends the asking
            } else if route.path.starts_with("/vetro/revisioni")
                && name == "demo/responsabile-privacy"
            {
                Vec::new() // reviews them all
            } else {
                route.elsewhere(things, turn)
            };
            if addresses.is_empty() {
                score.note(route.name, &name, 0, "not asked");
            }
            for address in addresses {
                let form = route.form(number, &Uuid::new_v4().to_string());
                let typed: String = form.iter().map(|(_, value)| format!("{value} ")).collect();
                let answer = seat.send(&address, &form).await;
                score.requests += 1;
                let status = answer.status.as_u16();
                score.note(route.name, &name, status, "");
                // what somebody typed comes back to them
                let typed = canary::found(&typed);
                let told = words(&answer);
                let told = told.difference(&typed);
                score
                    .leaks
                    .extend(told.map(|word| format!("{name} at {address}: {word:?}")));
                let is_somebody = name.starts_with("demo/");
                let is_let_in = is_somebody || route.audience != platform::web::Audience::Staff;
                if status >= 500 || (!is_let_in && status != 303) {
                    score
                        .mismatches
                        .push(format!("{address} by {name}: {status}"));
                }
            }
        }
    }
    score
}

/// Each form that is about cases, once, by somebody who may.
pub async fn with_rights(house: &House, score: &mut Score) {
    let case_of = |person: &str, relation: &str| {
        let found = house
            .world
            .cases
            .iter()
            .position(|case| case.person == person && case.relation == relation);
        found.unwrap_or_else(|| panic!("{person}/{relation}"))
    };
    let managed = case_of("case-manager", "manages");
    let (given, shared, joined) = (Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4());
    let own = |rest: &str| {
        format!(
            "/casi/{}{rest}",
            crate::access_proof::world::id('c', managed)
        )
    };
    let other = |case: usize, rest: &str| {
        format!("/casi/{}{rest}", crate::access_proof::world::id('c', case))
    };
    let protected = case_of("case-manager", "protected-named");
    let coordinated = case_of("coordinator", "area");
    let hidden = case_of("second-manager", "none");
    let lift = crate::access_proof::world::id('8', protected);
    let glass = crate::access_proof::world::id('9', case_of("case-manager", "glass"));
    let manager = "case-manager";
    let seat = house.seat(house.world.person(manager), false).await;
    let mut behind = house.portal.behind().await;
    for (who, path, address, case, once) in [
        (
            manager,
            "/casi/nuovo",
            "/casi/nuovo".to_owned(),
            managed,
            Uuid::new_v4(),
        ),
        (
            manager,
            "/casi/{id}/sezioni/{class}",
            own("/sezioni/work"),
            managed,
            Uuid::new_v4(),
        ),
        (
            manager,
            "/casi/{id}/accessi/nuovo",
            own("/accessi/nuovo"),
            managed,
            given,
        ),
        (
            manager,
            "/casi/{id}/accessi/{grant}/revoca",
            own(&format!("/accessi/{given}/revoca")),
            managed,
            given,
        ),
        (
            manager,
            "/casi/{id}/condivisione/nuova",
            own("/condivisione/nuova"),
            managed,
            shared,
        ),
        (
            manager,
            "/casi/{id}/condivisione/{authorisation}/ritira",
            own(&format!("/condivisione/{shared}/ritira")),
            managed,
            shared,
        ),
        (
            manager,
            "/casi/{id}/squadra",
            own("/squadra"),
            managed,
            joined,
        ),
        (
            manager,
            "/casi/{id}/squadra/{member}/togli",
            own(&format!("/squadra/{joined}/togli")),
            managed,
            joined,
        ),
        (
            manager,
            "/casi/{id}/protezione",
            own("/protezione"),
            managed,
            given,
        ),
        (
            manager,
            "/casi/{id}/protezione/{lift}/conferma",
            other(protected, &format!("/protezione/{lift}/conferma")),
            protected,
            given,
        ),
        (
            "coordinator",
            "/casi/{id}/assegna",
            other(coordinated, "/assegna"),
            coordinated,
            given,
        ),
        (
            manager,
            "/vetro",
            "/vetro".to_owned(),
            hidden,
            Uuid::new_v4(),
        ),
        (
            "privacy-officer",
            "/vetro/revisioni/{id}",
            format!("/vetro/revisioni/{glass}"),
            managed,
            given,
        ),
    ] {
        let routes = routes("POST");
        let route = routes
            .iter()
            .find(|route| route.path == path)
            .expect("in the table");
        let seat = house
            .new_seat(&mut behind, &seat, house.world.person(who), true)
            .await;
        let before = sums(house).await;
        let answer = seat
            .send(&address, &route.form(case, &once.to_string()))
            .await;
        score.requests += 1;
        let changed = changed(&before, &sums(house).await);
        println!("{who} {address}: {} changes {changed:?}", answer.status);
        if answer.status != 303 || changed.is_empty() {
            score.mismatches.push(format!(
                "{who} can not {path}: {} {}",
                answer.status,
                answer.text()
            ));
        }
    }
}

impl House {
    /// Somebody in a session begun just now, if they could begin one.
    async fn new_seat(
        &self,
        behind: &mut PgConnection,
        seat: &Seat,
        who: usize,
        confirmed: bool,
    ) -> Seat {
        let token = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        sqlx::query(
            "insert into identity.session (token_hash, account_id, idle_until, absolute_until, ended_at, second_factor, stepped_up_until)
             select sha256(convert_to($1, 'UTF8')), s.account_id, s.idle_until, s.absolute_until, case when $4 then s.ended_at end, 'demo',
                    case when $3 then clock_timestamp() + interval '9 minutes' end
             from identity.session s where s.token_hash = sha256(convert_to($2, 'UTF8'))",
        )
        .bind(&token)
        .bind(super::house::token(who, true))
        .bind(confirmed)
        .bind(self.world.people[who].login == Login::Ended)
        .execute(behind)
        .await
        .expect("a session");
        seat.with_session(&token)
    }
}
