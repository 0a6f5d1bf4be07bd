//! Many browsers at once over few connections to the database, a good part of them hanging up in the middle. Every
//! answer has to belong to whoever asked. And the same check finds a portal in which it does not.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use platform::App;
use platform::config::Settings;
use platform::db::for_tests::small_db;
use platform::keys::Keys;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use uuid::Uuid;
use vocabulary::Clock;

use super::canary;
use super::house::{House, Seat, may_read};
use crate::access_proof::specification::has;
use crate::access_proof::world::{World, id};
use crate::booking::walk;
use crate::support::Browser;

/// Connections of each login role.
const CONNECTIONS: u32 = 4;
/// What each browser asks, and how many browsers each person has open.
const REQUESTS: usize = 60;
const BROWSERS: usize = 3;
const PEOPLE: [&str; 9] = [
    "reception",
    "case-manager",
    "second-manager",
    "team-social",
    "employment",
    "health",
    "charity",
    "coordinator",
    "two-hats",
];
const CITIZENS: [&str; 5] = [
    "Abbondanzia",
    "Berengaria",
    "Cunegonda",
    "Desiderata",
    "Ermengarda",
];

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asker {
    /// Somebody of the proof, by number.
    Staff(usize),
    /// Somebody in the middle of booking.
    Citizen(usize),
    /// Somebody whom the portal has never seen.
    Stranger,
}

/// A page that somebody asks for.
struct Wish {
    path: String,
    /// The number of a line to be written there.
    line: Option<Uuid>,
    /// Whether it is there for whoever asks.
    opens: bool,
}

impl Wish {
    fn page(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            line: None,
            opens: true,
        }
    }
}

#[derive(Default)]
struct Tally {
    requests: usize,
    hung_up: usize,
    answers: usize,
    /// Told to come back: so many at once, so few connections.
    busy: usize,
    /// Answers that showed what is the asker's own.
    own: usize,
    mix_ups: Vec<String>,
    failures: Vec<String>,
    /// The numbers of lines that were said to be written.
    written: BTreeMap<Uuid, usize>,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.requests += other.requests;
        self.hung_up += other.hung_up;
        self.answers += other.answers;
        self.busy += other.busy;
        self.own += other.own;
        self.mix_ups.extend(other.mix_ups);
        self.failures.extend(other.failures);
        self.written.extend(other.written);
    }

    fn say(&self, what: &str) {
        println!(
            "{what}: {} requests over {CONNECTIONS} connections, {} hung up, {} answers read, {} of them told to come back, \
             {} showing what is the asker's own, {} lines written, mix-ups {}",
            self.requests,
            self.hung_up,
            self.answers,
            self.busy,
            self.own,
            self.written.len(),
            self.mix_ups.len()
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn whoever_asks_gets_an_answer_of_their_own_and_a_leak_would_be_noticed() {
    let crowd = Arc::new(Crowd::gather().await);
    let tally = crowd.storm(REQUESTS).await;
    tally.say("fuzz");
    assert_eq!(tally.failures, [""; 0]);
    assert_eq!(tally.mix_ups, [""; 0]);
    assert!(tally.hung_up > 500 && tally.answers > 500);
    assert!(tally.own > tally.answers / 2);
    crowd.lines_are_whose_they_say(&tally).await;

    // whoever came first on a connection stays whom it is for
    crowd.leave_the_token_with_the_connection().await;
    let leaky = crowd.storm(REQUESTS / 2).await;
    leaky.say("with an identity that stays with the connection");
    assert!(
        leaky.mix_ups.len() > 20,
        "the check no longer finds what it is for"
    );
}

struct Crowd {
    house: House,
    address: SocketAddr,
    askers: Vec<(Asker, Seat)>,
}

impl Crowd {
    async fn gather() -> Self {
        let house = House::of(World::of(|person| PEOPLE.contains(&person.code))).await;
        let keys = Keys::from_secret("a secret for tests, long enough to be one");
        let db = small_db(&house.portal.address, &keys, CONNECTIONS);
        let app = App::new(
            db,
            keys,
            Clock::System,
            Settings::demo("http://127.0.0.1", String::new()),
        );
        let pages = platform::web::serve(app, porta::app::routes(true));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(porta::listener::listen_until(
            listener,
            pages.clone(),
            std::future::pending(),
        ));
        let mut behind = house.portal.behind().await;
        sqlx::query("update identity.account set name = 'Chi' || right(id::text, 4) || 'chi' where id::text like 'a0000000-%'")
            .execute(&mut behind)
            .await
            .expect("names that stand nowhere else");
        let mut askers = Vec::new();
        for who in 0..house.world.people.len() {
            askers.push((Asker::Staff(who), house.seat(who, who % 2 == 0).await));
        }
        for (n, name) in CITIZENS.iter().enumerate() {
            let mut browser = house.portal.browser();
            walk::hold(&mut browser).await;
            walk::say_why(&mut browser).await;
            let who = [
                ("nome", *name),
                ("cognome", "Segretissimi"),
                ("email", "nessuno@example.org"),
                ("contatto", "any"),
            ];
            walk::say_who(&mut browser, &who).await;
            askers.push((Asker::Citizen(n), Seat::take(pages.clone(), browser).await));
        }
        let nobody = Browser::new(pages.clone());
        askers.push((Asker::Stranger, Seat::take(pages, nobody).await));
        Self {
            house,
            address,
            askers,
        }
    }

    /// All of them at once.
    async fn storm(self: &Arc<Self>, requests: usize) -> Tally {
        let mut browsers = JoinSet::new();
        for (n, (asker, _)) in self.askers.iter().enumerate() {
            for browser in 0..BROWSERS {
                let (crowd, asker) = (Arc::clone(self), *asker);
                let dice = Dice(0x9E37_79B9_7F4A_7C15 ^ ((n * BROWSERS + browser) as u64 + 1));
                browsers.spawn(async move { crowd.sit(n, asker, dice, requests).await });
            }
        }
        let mut tally = Tally::default();
        while let Some(one) = browsers.join_next().await {
            tally.add(one.expect("asked"));
        }
        tally
    }

    /// One browser, one request after another; every second one is not waited for to its end.
    async fn sit(&self, place: usize, asker: Asker, mut dice: Dice, requests: usize) -> Tally {
        let seat = &self.askers[place].1;
        let mut tally = Tally::default();
        for _ in 0..requests {
            let Wish { path, line, opens } = self.wish(asker, &mut dice);
            let request = match line {
                None => seat.written_get(&path),
                Some(line) => {
                    let text = format!("scrive {asker:?}");
                    let form = [
                        ("text".to_owned(), text),
                        ("once".to_owned(), line.to_string()),
                    ];
                    seat.written_post(&path, &form)
                }
            };
            tally.requests += 1;
            let patience = dice.roll(2).eq(&0).then(|| dice.roll(12_000));
            let Some(said) = self.ask(&request, patience, &mut dice).await else {
                tally.hung_up += 1;
                continue;
            };
            tally.answers += 1;
            let status = said.get(9..12).unwrap_or("").to_owned();
            match (status.as_str(), line) {
                ("503", _) => tally.busy += 1,
                ("303", Some(line)) => {
                    tally.written.insert(line, place);
                }
                ("404", _) if opens => tally.mix_ups.push(format!("{asker:?} {path}: not found")),
                ("200", _) if !opens => tally.mix_ups.push(format!("{asker:?} {path}: found")),
                ("200" | "303" | "404" | "403", _) => {
                    self.check(asker, &path, &status, &said, &mut tally);
                }
                _ => tally.failures.push(format!(
                    "{asker:?} {path}: {}",
                    &said[..said.len().min(300)]
                )),
            }
        }
        tally
    }

    /// What somebody like this asks for: what is theirs, and what is others'.
    fn wish(&self, asker: Asker, dice: &mut Dice) -> Wish {
        let pages: &[&str] = match asker {
            Asker::Citizen(_) | Asker::Stranger => &["/prenota/riepilogo", "/prenota/richiedente"],
            Asker::Staff(_) => &["/lavoro", "/casi", "/profilo"],
        };
        let Asker::Staff(who) = asker else {
            return Wish::page(dice.one::<&str>(pages));
        };
        if dice.roll(4) == 0 {
            return Wish::page(dice.one::<&str>(pages));
        }
        let person = &self.house.world.people[who];
        let is_own = dice.roll(3) > 0;
        let cases: Vec<usize> = (0..self.house.world.cases.len())
            .filter(|n| (self.house.world.cases[*n].person == person.code) == is_own)
            .collect();
        let number = *dice.one(&cases);
        let page = format!("/casi/{}", id('c', number));
        let class = *dice.one(&[
            "name",
            "work",
            "contact",
            "plan_work",
            "plan_task",
            "health",
        ]);
        let case = &self.house.world.cases[number];
        let section = format!("{page}/sezioni/{class}");
        let (path, line, opens) = match dice.roll(4) {
            0 if has(person.writes(case), class) => (section, Some(dice.number()), true),
            0 | 1 => (section, None, has(person.reads(case), class)),
            _ => (page, None, person.sees_case(case)),
        };
        Wish { path, line, opens }
    }

    /// Over a socket of its own. `None`: hung up, after so many microseconds or somewhere in the answer.
    async fn ask(&self, request: &str, patience: Option<usize>, dice: &mut Dice) -> Option<String> {
        let mut socket = TcpStream::connect(self.address).await.expect("it listens");
        let cut = match patience {
            // some do not even finish their question
            Some(_) if dice.roll(8) == 0 => dice.roll(request.len()),
            _ => request.len(),
        };
        let _ = socket.write_all(&request.as_bytes()[..cut]).await;
        let mut said = Vec::new();
        match patience {
            None => {
                let reading =
                    tokio::time::timeout(Duration::from_secs(30), socket.read_to_end(&mut said));
                let _ = reading.await.expect("answered");
                Some(String::from_utf8_lossy(&said).into_owned())
            }
            Some(micros) if micros % 2 == 0 => {
                tokio::time::sleep(Duration::from_micros(micros as u64)).await;
                None
            }
            // in the middle of the answer
            Some(micros) => {
                let mut some = vec![0; micros.max(1)];
                let _ =
                    tokio::time::timeout(Duration::from_millis(300), socket.read(&mut some)).await;
                None
            }
        }
    }

    /// Names, canary words and drafts on the page are the asker's own.
    fn check(&self, asker: Asker, path: &str, status: &str, said: &str, tally: &mut Tally) {
        let mut wrong = Vec::new();
        for (n, name) in CITIZENS.iter().enumerate() {
            if said.contains(name) && asker != Asker::Citizen(n) {
                wrong.push((*name).to_owned());
            }
        }
        let own_name = match asker {
            Asker::Staff(who) => format!("Chi{who:04x}chi"),
            Asker::Citizen(n) => CITIZENS[n].to_owned(),
            Asker::Stranger => String::new(),
        };
        for word in canary::found(said) {
            let may = match asker {
                Asker::Staff(who) => {
                    may_read(&self.house.world, &self.house.world.people[who], word)
                }
                _ => false,
            };
            if !may {
                wrong.push(format!("{word:?}"));
            }
        }
        // who is signed in stands at the top of every page of staff
        if let (Asker::Staff(_), "200", Some(at)) = (asker, status, said.find("Chi")) {
            if said[at..].starts_with(&own_name) {
                tally.own += 1;
            } else {
                wrong.push(said[at..].chars().take(10).collect());
            }
        }
        if matches!(asker, Asker::Citizen(_)) && status == "200" {
            if said.contains(&own_name) {
                tally.own += 1;
            } else {
                wrong.push("not the own draft".to_owned());
            }
        }
        if matches!(asker, Asker::Staff(_)) && status == "303" {
            wrong.push("signed out".to_owned());
        }
        if !wrong.is_empty() {
            wrong.truncate(3);
            tally.mix_ups.push(format!("{asker:?} {path}: {wrong:?}"));
        }
    }

    /// Every line that was said to be written is there, under the name of whoever wrote it; and no other says so.
    async fn lines_are_whose_they_say(&self, tally: &Tally) {
        let mut behind = self.house.portal.behind().await;
        let mut lines: BTreeMap<Uuid, (Uuid, String)> = BTreeMap::new();
        for class in [
            "name",
            "work",
            "contact",
            "plan_work",
            "plan_task",
            "health",
        ] {
            let statement = format!(
                "select id, written_by, text from cases.{class} where text like 'scrive %'"
            );
            let some: Vec<(Uuid, Uuid, String)> = sqlx::query_as(sqlx::AssertSqlSafe(statement))
                .fetch_all(&mut behind)
                .await
                .expect("lines");
            lines.extend(some.into_iter().map(|(id, by, text)| (id, (by, text))));
        }
        assert!(lines.len() >= tally.written.len() && !tally.written.is_empty());
        for line in tally.written.keys() {
            assert!(
                lines.contains_key(line),
                "a line that was said to be written is lost"
            );
        }
        for (by, text) in lines.values() {
            let who = self
                .house
                .world
                .people
                .iter()
                .enumerate()
                .find(|(who, _)| id('a', *who) == by.to_string());
            let (who, _) = who.expect("somebody of the proof");
            assert_eq!(*text, format!("scrive {:?}", Asker::Staff(who)));
        }
        println!("{} lines written, each by whom it says", lines.len());
    }

    /// The portal as it must not be: the token outlives its transaction, for whoever borrows the connection next.
    async fn leave_the_token_with_the_connection(&self) {
        sqlx::raw_sql(
            "create function platform.kept(said text) returns text
                 language plpgsql stable set search_path = pg_catalog, pg_temp
                 as $$ begin
                     return set_config('porta.kept', coalesce(nullif(current_setting('porta.kept', true), ''), said), false);
                 end $$;
             grant execute on function platform.kept(text) to public;
             do $$
             declare
                 f regprocedure;
             begin
                 foreach f in array array['platform.token()', 'identity.me()']::regprocedure[] loop
                     execute replace(pg_get_functiondef(f), 'current_setting(''porta.token'', true)',
                         'platform.kept(current_setting(''porta.token'', true))');
                 end loop;
             end $$;",
        )
        .execute(&mut self.house.portal.behind().await)
        .await
        .expect("a leaky portal");
    }
}

/// The same throws in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn roll(&mut self, below: usize) -> usize {
        usize::try_from(self.next() % below.max(1) as u64).expect("less than a usize")
    }

    fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }

    fn number(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.next(), self.next())
    }
}
