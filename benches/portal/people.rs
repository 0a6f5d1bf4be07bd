//! Finding somebody among a million: the portal's own statement with what it makes of words typed into its box, as the
//! role that the page uses, beside the same statement as a role that row security does not hold.
//!
//! For that role every table of the statement is a view with the words of its policies, as the catalogue has them, and
//! who one is in them as a constant. Both must show the same rows.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use cluster::{Cluster, Durability};
use platform::db::{Address, Deploy, for_tests};
use platform::keys::{Keys, Token};
use sqlx::{AssertSqlSafe, Executor, Row};
use tempfile::TempDir;

use crate::Length;
use crate::figures::{Times, milliseconds, ratio, table, whole};
use crate::ground;
use crate::load::{self, Connection};
use crate::program::Program;
use crate::recorder::{Recorder, Statement};
use crate::region::{DATABASE, SECRET, url};
use crate::side::{Side, begin};

/// Who looks, and their login in `people.sql`.
const PERSONAS: [(&str, &str); 3] = [
    ("reception", "bench.comune-di-lucca.reception.1"),
    ("social worker", "bench.comune-di-lucca.social_worker.1"),
    ("coordinator", "bench.comune-di-lucca.coordinator.1"),
];
/// What is typed, in the order of the columns of `samples.sql`.
const QUESTIONS: [&str; 3] = ["exact code", "surname prefix", "misspelt surname, year"];
/// The tables of the statement.
const TABLES: [&str; 6] = [
    "person_grant",
    "circle",
    "person",
    "name",
    "identity",
    "identity_code",
];
const LOOK: &str = "porta_look";
/// The same rights, but not held by row security.
const PAST: &str = "bench_past";
/// What the statement of a search begins with.
const MARK: &str = "with reading as materialized";

struct Ground {
    // The order of the fields is the order of the end: server, then its folder.
    cluster: Cluster,
    #[expect(dead_code, reason = "kept until the server has ended")]
    folder: TempDir,
    address: Address,
    keys: Keys,
    people: usize,
}

struct Persona {
    name: &'static str,
    token: Token,
    /// Whom grants can name this person by, as an array for SQL.
    principals: String,
    circle: i64,
}

/// What somebody types, and whom they mean.
struct Sample {
    person: String,
    typed: String,
}

pub async fn measure(length: Length) -> Result<()> {
    let mut rows = Vec::new();
    for people in [length.of(10_000, 2_000), length.of(1_000_000, 20_000)] {
        let ground = Ground::build(people).await?;
        for (name, login) in PERSONAS {
            let persona = ground.sign_in(name, login).await?;
            rows.extend(ground.rows(&persona, length).await?);
        }
    }
    println!("## Searching a million people\n");
    let headings = [
        "people",
        "who",
        "circle",
        "what",
        "rows",
        "meant one among them",
        "p50",
        "p95",
        "without, p50",
        "without, p95",
        "with / without (p50)",
        "whole page, p50",
        "p95",
    ];
    table(&headings, &rows);
    Ok(())
}

impl Ground {
    async fn build(people: usize) -> Result<Self> {
        let (folder, cluster, server) = ground::cluster(Durability::Disposable).await?;
        let keys = Keys::from_secret(SECRET);
        let address = ground::database(&server, &keys, DATABASE).await?;
        let mut tx = Deploy::begin(&address).await?;
        directory::seed::load::load(&mut tx).await?;
        access::load_matrix(&mut tx).await?;
        tx.commit().await?;
        let ground = Self {
            cluster,
            folder,
            address,
            keys,
            people,
        };
        ground.run(include_str!("people.sql")).await?;
        let loaded = settle::load(&ground.address, people, 1, false).await?;
        println!("{loaded}.\n");
        ground.run("vacuum analyze").await?;
        ground.run("checkpoint").await?;
        let password = ground.keys.role_password(PAST);
        ground
            .run(&format!(
                "create role {PAST} login bypassrls password '{password}' in role {LOOK}; create schema past;
                 grant usage on schema past to {PAST}; alter default privileges in schema past grant select on tables to {PAST}"
            ))
            .await?;
        Ok(ground)
    }

    /// As the superuser.
    async fn run(&self, script: &str) -> Result<()> {
        let mut deploy = self.address.deploy().await?;
        deploy
            .execute(sqlx::raw_sql(AssertSqlSafe(script.to_owned())))
            .await?;
        Ok(())
    }

    async fn sign_in(&self, name: &'static str, login: &str) -> Result<Persona> {
        let token = Token::random();
        self.run(&format!(
            "insert into identity.session (token_hash, account_id, idle_until, absolute_until, second_factor)
             select '\\x{}', id, now() + interval '8 hours', now() + interval '8 hours', 'demo'
             from identity.account where login = '{login}'",
            token.hash().hex()
        ))
        .await?;
        let mut look = for_tests::sign_in(&self.address, &self.keys, LOOK).await?;
        begin(&mut look, &token).await?;
        let seen = look
            .fetch_one(
                "select format('%L::bigint[]', access.my_principals()) as principals,
                        (select count(*) from people.circle) as circle",
            )
            .await?;
        Ok(Persona {
            name,
            token,
            principals: seen.get("principals"),
            circle: seen.get("circle"),
        })
    }

    /// The lines of one persona: what the page sends for each thing typed is read from the server's log, then asked
    /// again both ways in turns.
    async fn rows(&self, persona: &Persona, length: Length) -> Result<Vec<Vec<String>>> {
        self.draw_views(persona).await?;
        let samples = self.samples(persona, length.of(100, 10)).await?;
        let recorder = Recorder::start(&self.cluster, &self.address, LOOK).await?;
        let program = Program::start(&url(&self.cluster))?;
        let mut desk = Desk::open(&program, persona).await?;
        let mut sent = Vec::new();
        for samples in &samples {
            sent.push(desk.sent(&recorder, samples).await?);
        }
        drop((desk, program));
        recorder.stop().await?;

        let program = Program::start(&url(&self.cluster))?;
        let mut desk = Desk::open(&program, persona).await?;
        let mut rows = Vec::new();
        for ((what, samples), sent) in QUESTIONS.into_iter().zip(&samples).zip(&sent) {
            let mut row = vec![
                whole(self.people as f64),
                persona.name.into(),
                whole(persona.circle as f64),
                what.into(),
            ];
            row.extend(self.compare(persona, samples, sent, length).await?);
            let pages = desk.times(samples).await?;
            row.extend([50, 95].map(|percent| milliseconds(pages.percentile(percent))));
            rows.push(row);
        }
        Ok(rows)
    }

    /// The policies' words as views, for this persona.
    async fn draw_views(&self, persona: &Persona) -> Result<()> {
        let mut deploy = self.address.deploy().await?;
        for name in TABLES {
            let words: Vec<String> = sqlx::query_scalar(
                "select pg_get_expr(polqual, polrelid) from pg_policy
                 where polrelid = ('people.' || $1)::regclass and polcmd = 'r' and 'porta_look'::regrole = any (polroles)",
            )
            .bind(name)
            .fetch_all(&mut deploy)
            .await?;
            ensure!(words.len() == 1, "{name} has {} policies", words.len());
            let words = said(&words[0], persona)?;
            deploy
                .execute(sqlx::raw_sql(AssertSqlSafe(format!(
                    "create or replace view past.{name} as select * from people.{name} where {words}"
                ))))
                .await?;
        }
        Ok(())
    }

    /// For each question what to type, of people all over the circle.
    async fn samples(&self, persona: &Persona, number: usize) -> Result<[Vec<Sample>; 3]> {
        let statement = include_str!("samples.sql").replace("$principals", &persona.principals);
        let mut deploy = self.address.deploy().await?;
        let found = sqlx::query(AssertSqlSafe(statement))
            .bind(i64::try_from(number)?)
            .fetch_all(&mut deploy)
            .await?;
        ensure!(
            found.len() == number,
            "only {} people in the circle",
            found.len()
        );
        Ok(["code", "prefix", "misspelt"].map(|column| {
            let sample = |row: &sqlx::postgres::PgRow| Sample {
                person: row.get("person"),
                typed: row.get(column),
            };
            found.iter().map(sample).collect()
        }))
    }

    async fn compare(
        &self,
        persona: &Persona,
        samples: &[Sample],
        sent: &[Statement],
        length: Length,
    ) -> Result<Vec<String>> {
        let text = &sent[0].text;
        let mut with = Side::prepare(&self.address, &self.keys, LOOK, text).await?;
        let mut without =
            Side::prepare(&self.address, &self.keys, PAST, &said(text, persona)?).await?;
        let (mut rows, mut meant) = (0, 0);
        for (sample, statement) in samples.iter().zip(sent) {
            ensure!(
                statement.text == *text,
                "another statement for {}",
                sample.typed
            );
            let values = statement.literals();
            let seen = with.ask(&persona.token, &values).await?;
            ensure!(
                seen == without.ask(&persona.token, &values).await?,
                "{} {}: not the same rows",
                persona.name,
                sample.typed
            );
            rows += seen.len();
            let is_meant = |row: &Vec<Option<String>>| row[0].as_deref() == Some(&sample.person);
            meant += usize::from(seen.iter().any(is_meant));
        }
        for _ in 0..length.of(5, 2) {
            for side in [&mut with, &mut without] {
                for statement in sent {
                    side.time(&persona.token, &statement.literals()).await?;
                }
            }
        }
        let (with, without) = (with.times, without.times);
        Ok(vec![
            format!("{:.1}", rows as f64 / samples.len() as f64),
            format!("{} of {}", meant, samples.len()),
            milliseconds(with.percentile(50)),
            milliseconds(with.percentile(95)),
            milliseconds(without.percentile(50)),
            milliseconds(without.percentile(95)),
            format!(
                "**{}**",
                ratio(with.percentile(50) / without.percentile(50))
            ),
        ])
    }
}

/// A policy, or the statement, for a role that no policy holds: the tables are the views, who one is is a constant, and
/// nobody is excluded.
fn said(words: &str, persona: &Persona) -> Result<String> {
    let mut words = words.to_owned();
    for (asked, answer) in [
        (
            "( SELECT access.my_principals() AS my_principals)",
            persona.principals.as_str(),
        ),
        (
            "(select access.my_principals())::bigint[]",
            &persona.principals,
        ),
        (
            "( SELECT people.excluded_from() AS excluded_from)",
            "'{}'::uuid[]",
        ),
    ] {
        words = words.replace(asked, answer);
    }
    for name in TABLES {
        for after in [" ", "\n", ")"] {
            words = words.replace(
                &format!("people.{name}{after}"),
                &format!("past.{name}{after}"),
            );
        }
    }
    ensure!(
        !words.contains("my_principals") && !words.contains("excluded_from"),
        "asked otherwise: {words}"
    );
    Ok(words)
}

/// Somebody at the page of persons.
struct Desk {
    connection: Connection,
    cookie: String,
    form_token: String,
}

impl Desk {
    async fn open(program: &Program, persona: &Persona) -> Result<Self> {
        let mut connection = Connection::open(program.address).await?;
        let cookie = format!(
            "cookie: porta-sessione={}; porta-browser={}\r\n\r\n",
            persona.token.as_str(),
            Token::random().as_str()
        );
        let request =
            load::request("/persone", false).replacen("\r\n\r\n", &format!("\r\n{cookie}"), 1);
        let answer = connection.ask(&request).await?;
        ensure!(answer.status == 200, "/persone: {}", answer.status);
        let page = String::from_utf8(answer.body)?;
        let form_token = page
            .split_once("name=\"form_token\" value=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .context("a form")?
            .0
            .to_owned();
        let mut desk = Self {
            connection,
            cookie,
            form_token,
        };
        for _ in 0..10 {
            desk.search("qualcuno").await?; // the first time also asks for types
        }
        Ok(desk)
    }

    async fn search(&mut self, typed: &str) -> Result<()> {
        let body = format!(
            "form_token={}&cerca={}&anno=",
            self.form_token,
            typed.replace(' ', "+")
        );
        let head = load::request("/persone", true).replacen("GET", "POST", 1);
        let head = head.trim_end_matches("\r\n");
        let request = format!(
            "{head}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n{}{body}",
            body.len(),
            self.cookie
        );
        let answer = self.connection.ask(&request).await?;
        ensure!(answer.status == 200, "searching: {}", answer.status);
        Ok(())
    }

    /// The statement of each search, as it was sent.
    async fn sent(&mut self, recorder: &Recorder, samples: &[Sample]) -> Result<Vec<Statement>> {
        let sent = recorder
            .record(async {
                for sample in samples {
                    self.search(&sample.typed).await?;
                }
                Ok(())
            })
            .await?;
        let searches: Vec<_> = sent
            .into_iter()
            .filter(|statement| statement.text.contains(MARK))
            .collect();
        ensure!(
            searches.len() == samples.len(),
            "{} statements for {} searches",
            searches.len(),
            samples.len()
        );
        Ok(searches)
    }

    /// The whole page as a browser gets it.
    async fn times(&mut self, samples: &[Sample]) -> Result<Times> {
        let mut times = Times::default();
        for sample in samples {
            let asked = Instant::now();
            self.search(&sample.typed).await?;
            times.add(asked.elapsed());
        }
        Ok(times)
    }
}
