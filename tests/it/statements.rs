//! How often each page asks the database, read from the server's log: the budget is six questions a page. What frames a
//! transaction and says who asks is not counted; what is written down about a look is.

use std::collections::BTreeMap;
use std::fmt::Write;

use platform::config::Settings;
use sqlx::{AssertSqlSafe, PgConnection};

use crate::support::{Browser, PASSWORD, TestPortal, filled, fresh_database, server_log};

/// Login roles of which every statement is written down.
const ROLES: [&str; 4] = ["porta_public", "porta_staff", "porta_look", "porta_signin"];
/// How statements begin that frame a transaction, or look whether a connection is fresh. What the library asks by itself
/// (the end of a transaction, types on a new connection) begins in capitals; our own statements are in small letters.
const FRAME: [&str; 3] = ["begin", "set ", "select now() = statement_timestamp()"];
const SHOWINGS: usize = 3;
/// Before what a page asked stands its name.
const MARK: &str = "select 'page ";
/// Of each kind of thing some that the demo has.
const THINGS: [(&str, &str); 7] = [
    (
        "/persone/",
        "select id from people.person order by id limit 2",
    ),
    (
        "/nuclei/",
        "select id from people.household order by id limit 2",
    ),
    (
        "/accessi/",
        "select id from intake.access_record order by id limit 2",
    ),
    (
        "/proposte/",
        "select id from intake.case_proposal order by id limit 2",
    ),
    (
        "/casi/",
        "select id from cases.social_case order by id limit 2",
    ),
    (
        "/registro/",
        "select id from cases.social_case order by id limit 2",
    ),
    (
        "/amministrazione/",
        "select id from identity.account order by id limit 1",
    ),
];

#[tokio::test]
async fn a_page_asks_the_database_as_often_as_is_written_down() {
    let address = fresh_database().await;
    let mut pencil = Pencil::new(address.deploy().await.expect("the server answers")).await;
    let portal = TestPortal::on(address, Settings::demo("http://127.0.0.1", PASSWORD.into())).await;
    portal.is_as_if_sealed().await;
    let begins_at = server_log().len();
    for persona in demo::PERSONAS.iter().filter(|one| one.works.is_some()) {
        let mut browser = portal.signed_in(persona.code).await;
        pencil.everything(&mut browser).await;
    }
    let counted = count(&server_log()[begins_at..], &pencil.opened);
    assert!(counted.len() > 60, "{} pages were counted", counted.len());
    let mut text = String::new();
    for (page, times) in &counted {
        writeln!(text, "{times:>3} {page}").unwrap();
    }
    crate::routes::golden("statements.txt", &text);
}

/// Asks for pages, and notes in the server's log which.
struct Pencil {
    log: PgConnection,
    /// The things of the demo, by the beginning of the address of their pages.
    things: Vec<(&'static str, Vec<String>)>,
    /// The number of the page that is noted, and its route; those alone that showed something.
    opened: BTreeMap<usize, &'static str>,
    asked: usize,
}

impl Pencil {
    async fn new(mut log: PgConnection) -> Self {
        for role in ROLES {
            let database: String = sqlx::query_scalar("select current_database()::text")
                .fetch_one(&mut log)
                .await
                .expect("a name");
            let setting =
                format!("alter role {role} in database {database} set log_statement = 'all'");
            sqlx::raw_sql(AssertSqlSafe(setting))
                .execute(&mut log)
                .await
                .expect("written down");
        }
        sqlx::raw_sql("set log_statement = 'all'")
            .execute(&mut log)
            .await
            .expect("written down");
        let mut things = Vec::new();
        for (prefix, question) in THINGS {
            let ids: Vec<uuid::Uuid> = sqlx::query_scalar(question)
                .fetch_all(&mut log)
                .await
                .expect("things");
            things.push((prefix, ids.iter().map(ToString::to_string).collect()));
        }
        Self {
            log,
            things,
            opened: BTreeMap::new(),
            asked: 0,
        }
    }

    async fn everything(&mut self, browser: &mut Browser) {
        for route in porta::app::routes(true).table() {
            if route.method == "GET" {
                for address in self.addresses(route.path) {
                    self.open(browser, route.path, &address).await;
                }
            }
        }
    }

    fn addresses(&self, path: &str) -> Vec<String> {
        if !path.contains('{') {
            return vec![path.to_owned()];
        }
        let known = self
            .things
            .iter()
            .find(|(prefix, _)| path.starts_with(prefix));
        let ids = known.map_or(&[][..], |(_, ids)| ids);
        let path = path.replace("{class}", "name");
        ids.iter().map(|id| filled(&path, id)).collect()
    }

    /// Whether it shows something; then so often that what is asked once in a while does not count.
    async fn open(&mut self, browser: &mut Browser, route: &'static str, address: &str) {
        if browser.get(address).await.status != 200 {
            return;
        }
        self.asked += 1;
        self.opened.insert(self.asked, route);
        for _ in 0..SHOWINGS {
            self.mark(self.asked).await;
            browser.get(address).await;
            self.mark(0).await;
        }
    }

    async fn mark(&mut self, page: usize) {
        sqlx::raw_sql(AssertSqlSafe(format!("{MARK}{page} begins'")))
            .execute(&mut self.log)
            .await
            .expect("noted");
    }
}

/// What each page asks when it asks least, and of its addresses and of those who look the most.
fn count(log: &str, opened: &BTreeMap<usize, &'static str>) -> BTreeMap<&'static str, usize> {
    let mut showings: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut page = 0;
    for statement in log.lines().filter_map(statement) {
        if let Some(mark) = statement.strip_prefix(MARK) {
            let number = mark
                .split(' ')
                .next()
                .and_then(|number| number.parse().ok());
            page = number.unwrap_or(0);
            showings.entry(page).or_default().push(0);
        } else if !is_frame(statement)
            && let Some(asked) = showings.get_mut(&page).and_then(|all| all.last_mut())
        {
            *asked += 1;
        }
    }
    let mut most = BTreeMap::new();
    for (page, route) in opened {
        let least = showings[page].iter().min().copied().unwrap_or(0);
        let times = most.entry(*route).or_insert(0);
        *times = least.max(*times);
    }
    most
}

fn is_frame(statement: &str) -> bool {
    statement.starts_with(|first: char| first.is_ascii_uppercase())
        || FRAME.iter().any(|frame| statement.starts_with(frame))
}

/// What a line of the log says was asked.
fn statement(line: &str) -> Option<&str> {
    let (_, asked) = line
        .split_once("LOG:  statement: ")
        .or_else(|| line.split_once("LOG:  execute ")?.1.split_once(": "))?;
    Some(asked.trim_start())
}
