//! Every form, sent by everybody: without rights nothing of any case changes, and the answer tells nothing. And the
//! same forms, sent by somebody who may, do change something: else they would prove nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::Score;
use super::canary;
use super::house::{House, Seat, is_named_on, may_read, words};
use super::rows::{Route, Things, routes, some_classes};
use crate::access_proof::people::{Case, Login, Person};
use crate::access_proof::relations::USUAL;
use crate::access_proof::specification::has;
use crate::access_proof::world::id;
use crate::support::Answer;

const AT_ONCE: usize = 3;
const SCHEMAS: [&str; 2] = ["cases", "access"];

/// A sum over each table of these schemas but for those that count questions against a limit, or keep what is typed.
pub async fn sums(house: &House, schemas: &[&str]) -> BTreeMap<String, String> {
    let mut behind = house.portal.behind().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', schemaname, tablename) from pg_catalog.pg_tables
         where schemaname = any ($1) and schemaname || '.' || tablename not in ('people.look_up', 'intake.draft') order by 1",
    )
    .bind(schemas)
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

pub fn changed(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let differs = |table: &&String| before.get(*table) != after.get(*table);
    after.keys().filter(differs).cloned().collect()
}

pub async fn without_rights(house: &Arc<House>) -> Score {
    let before = sums(house, &SCHEMAS).await;
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
    for table in changed(&before, &sums(house, &SCHEMAS).await) {
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
            let is_usual = nth == 0 || (nth < USUAL && !person.brief);
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
                let is_readable_part = route.path.ends_with("{class}")
                    || (route.path.contains("/scadenze") && has(person.reads(case), "plan"));
                let may_say_so = (is_readable_part && status == 403)
                    // whoever is named on a case that is not protected hears that nothing is to be lifted
                    || (route.path.ends_with("/conferma") && is_named_on(person, case) && status == 303);
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
        "/casi/{id}/scadenze" | "/casi/{id}/scadenze/{deadline}" => {
            has(person.writes(case), "plan")
        }
        "/casi/{id}/assegna" => person.assigns(case),
        "/casi/{id}/protezione/{lift}/conferma" => person.lifts(case),
        _ => person.manages(case),
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
            "/casi/passaggio" => person.roles.iter().any(|role| role.name == "coordinator"),
            "/vetro/revisioni/{id}" => {
                person.is_privacy_officer()
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
            } else if is_theirs_to_do(&name, &route) {
                Vec::new()
            } else {
                route.elsewhere(things, turn)
            };
            if addresses.is_empty() {
                score.note(route.name, &name, 0, "not asked");
            }
            for address in addresses {
                let form = route.form(number, &Uuid::new_v4().to_string());
                let typed: Vec<&str> = form.iter().map(|(_, value)| value.as_str()).collect();
                let answer = seat.send(&address, &form).await;
                score.requests += 1;
                let status = answer.status.as_u16();
                score.note(route.name, &name, status, "");
                // what somebody typed comes back to them
                let typed = canary::found(&typed.join(" "));
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

/// Somebody of the demo may: a social worker opens cases, the privacy officer reviews all glasses. And leaving ends the
/// asking.
fn is_theirs_to_do(name: &str, route: &Route) -> bool {
    match route.path {
        "/casi/nuovo" | "/esci" => name.starts_with("demo/"),
        "/vetro/revisioni/{id}" => name == "demo/responsabile-privacy",
        _ => false,
    }
}

/// Something that is done by somebody who may.
struct Deed {
    who: &'static str,
    path: &'static str,
    address: String,
    case: usize,
    once: Uuid,
}

fn deed(who: &'static str, path: &'static str, case: usize, part: &str, once: Uuid) -> Deed {
    let address = path
        .replace("{id}", &id('c', case))
        .replace("{class}", part)
        .replace("{grant}", part)
        .replace("{authorisation}", part)
        .replace("{member}", part)
        .replace("{lift}", part)
        .replace("{deadline}", part);
    Deed {
        who,
        path,
        address,
        case,
        once,
    }
}

/// Each form that is about cases, by somebody who may, in an order in which all can be done.
fn deeds(house: &House) -> Vec<Deed> {
    let case_of = |person: &str, relation: &str| {
        let mut cases = house.world.cases.iter();
        let found = cases.position(|case| case.person == person && case.relation == relation);
        found.unwrap_or_else(|| panic!("{person}/{relation}"))
    };
    let who = "case-manager";
    let own = case_of(who, "manages");
    let (given, shared, joined) = (Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4());
    let on_own = |path, part: &str, once| deed(who, path, own, part, once);
    let protected = case_of(who, "protected-named");
    let lift = id('8', protected);
    let of_another = case_of("second-manager", "none");
    let broken = case_of(who, "glass");
    let any = Uuid::new_v4;
    let mut all = vec![
        on_own("/casi/nuovo", "", any()),
        on_own("/casi/{id}/sezioni/{class}", "work", any()),
        on_own("/casi/{id}/accessi/nuovo", "", given),
        on_own(
            "/casi/{id}/accessi/{grant}/revoca",
            &given.to_string(),
            any(),
        ),
        on_own("/casi/{id}/condivisione/nuova", "", shared),
        on_own(
            "/casi/{id}/condivisione/{authorisation}/ritira",
            &shared.to_string(),
            any(),
        ),
        on_own("/casi/{id}/squadra", "", joined),
        on_own(
            "/casi/{id}/squadra/{member}/togli",
            &joined.to_string(),
            any(),
        ),
        // what is due is dropped before the case is closed
        on_own("/casi/{id}/scadenze/{deadline}", &id('5', own), any()),
        on_own("/casi/{id}/chiusura", "", any()),
        on_own("/casi/{id}/chiusura/riapri", "", any()),
        on_own("/casi/{id}/scadenze", "", any()),
        on_own("/casi/{id}/protezione", "", any()),
    ];
    let confirms = "/casi/{id}/protezione/{lift}/conferma";
    all.push(deed(who, confirms, protected, &lift, any()));
    let area = case_of("coordinator", "area");
    all.push(deed("coordinator", "/casi/{id}/assegna", area, "", any()));
    all.push(deed("coordinator", "/casi/passaggio", area, "", any()));
    all.push(deed(who, "/vetro", of_another, "", any()));
    let mut review = deed(
        "privacy-officer",
        "/vetro/revisioni/{id}",
        broken,
        "",
        any(),
    );
    review.address = format!("/vetro/revisioni/{}", id('9', broken));
    all.push(review);
    all
}

/// Each of them changes something.
pub async fn with_rights(house: &House, score: &mut Score) {
    let seat = house.seat(house.world.person("case-manager"), false).await;
    let mut behind = house.portal.behind().await;
    for Deed {
        who,
        path,
        address,
        case,
        once,
    } in deeds(house)
    {
        let routes = routes("POST");
        let route = routes.iter().find(|route| route.path == path);
        let form = route.expect("in the table").form(case, &once.to_string());
        let person = house.world.person(who);
        let seat = house.new_seat(&mut behind, &seat, person, true).await;
        let before = sums(house, &SCHEMAS).await;
        let answer = seat.send(&address, &form).await;
        score.requests += 1;
        let changed = changed(&before, &sums(house, &SCHEMAS).await);
        println!("{who} {path}: {} changes {changed:?}", answer.status);
        if answer.status != 303 || changed.is_empty() {
            let said = answer.text();
            score
                .mismatches
                .push(format!("{who} can not {path}: {} {said}", answer.status));
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
