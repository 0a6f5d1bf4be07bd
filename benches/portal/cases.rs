//! What row security costs whoever works on cases: the statements of the pages, as the role that the pages use, beside
//! the same statements as a role that row security does not hold, with the policies' own words typed into them.
//!
//! The statements are those that the program sends, and the words are those of the catalogue: whoever changes one of
//! them changes both sides. Both must show the same rows.

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

/// Numbers in `cases.sql`, and a class that each may read.
const PEOPLE: [(&str, usize, &str); 3] = [
    ("social worker", 1, "work"),
    ("coordinator of a whole body", 379, "name"),
    ("employment officer", 407, "work"),
];
/// The role of looking.
const LOOK: &str = "porta_look";
/// The same rights, but not held by row security.
const PAST: &str = "bench_past";

struct Ground {
    // The order of the fields is the order of the end: server, then its folder.
    cluster: Cluster,
    #[expect(dead_code, reason = "kept until the server has ended")]
    folder: TempDir,
    address: Address,
    keys: Keys,
}

struct Person {
    name: &'static str,
    token: Token,
    class: &'static str,
    /// Whom grants can name this person by, as an array for SQL.
    principals: String,
}

/// One question with both ways of asking it.
struct Question {
    name: &'static str,
    with: String,
    without: String,
    /// Parameters, for `execute`; one of them is taken each time.
    values: Vec<String>,
}

pub async fn measure(length: Length) -> Result<()> {
    let ground = Ground::build(length.of(100_000, 10_000)).await?;
    println!("## Cases under row security\n");
    let mut rows = Vec::new();
    let mut pages = Vec::new();
    for (name, number, class) in PEOPLE {
        let person = ground.sign_in(name, number, class).await?;
        let (questions, page) = ground.questions(&person, length).await?;
        pages.push(page);
        for question in questions {
            rows.push(ground.compare(&person, &question, length).await?);
        }
    }
    let headings = [
        "who",
        "what",
        "rows",
        "p50",
        "p95",
        "without, p50",
        "without, p95",
        "with / without (p50)",
        "(p95)",
    ];
    table(&headings, &rows);
    table(&["who", "page `/casi`, alone", "p50", "p95"], &pages);
    Ok(())
}

impl Ground {
    async fn build(cases: usize) -> Result<Self> {
        let started = Instant::now();
        let (folder, cluster, server) = ground::cluster(Durability::Disposable).await?;
        let keys = Keys::from_secret(SECRET);
        let address = ground::database(&server, &keys, DATABASE).await?;
        let mut tx = Deploy::begin(&address).await?;
        access::load_matrix(&mut tx).await?;
        tx.commit().await?;
        let ground = Self {
            cluster,
            folder,
            address,
            keys,
        };
        ground
            .run(
                &format!("set bench.cases = {cases};"),
                include_str!("cases.sql"),
            )
            .await?;
        ground.run("vacuum analyze", "").await?;
        ground.run("checkpoint", "").await?;
        let password = ground.keys.role_password(PAST);
        ground
            .run(
                &format!("create role {PAST} login bypassrls password '{password}' in role {LOOK}"),
                "",
            )
            .await?;
        eprintln!(
            "{cases} cases stand after {:.0} s",
            started.elapsed().as_secs_f64()
        );
        Ok(ground)
    }

    /// As the superuser, one connection.
    async fn run(&self, first: &str, then: &str) -> Result<()> {
        let mut deploy = self.address.deploy().await?;
        for script in [first, then] {
            deploy
                .execute(sqlx::raw_sql(AssertSqlSafe(script.to_owned())))
                .await?;
        }
        Ok(())
    }

    async fn sign_in(
        &self,
        name: &'static str,
        number: usize,
        class: &'static str,
    ) -> Result<Person> {
        let token = Token::random();
        self.run(
            &format!(
                "insert into identity.session (token_hash, account_id, idle_until, absolute_until, second_factor)
                 values ('\\x{}', md5('cases-account-{number}')::uuid, now() + interval '8 hours', now() + interval '8 hours', 'demo')",
                token.hash().hex()
            ),
            "",
        )
        .await?;
        let mut look = for_tests::sign_in(&self.address, &self.keys, LOOK).await?;
        begin(&mut look, &token).await?;
        let principals = look
            .fetch_one("select format('%L::bigint[]', access.my_principals())")
            .await?
            .get(0);
        Ok(Person {
            name,
            token,
            class,
            principals,
        })
    }

    /// What the pages ask, as the program sent it, and how long the list takes as a page.
    async fn questions(
        &self,
        person: &Person,
        length: Length,
    ) -> Result<(Vec<Question>, Vec<String>)> {
        let allowed = self.allowed(person).await?;
        let ids = self.ids(&allowed).await?;
        let recorder = Recorder::start(&self.cluster, &self.address, LOOK).await?;
        let program = Program::start(&url(&self.cluster))?;
        let list = sent(
            &recorder,
            &program,
            person,
            "/casi",
            "from cases.social_case c\n",
        )
        .await?;
        let section = format!("/casi/{}/sezioni/{}", ids[0], person.class);
        let marker = format!("from cases.{} s", person.class);
        let section = sent(&recorder, &program, person, &section, &marker).await?;
        recorder.stop().await?;
        drop(program);

        let narrowed = narrow(
            &list.text,
            "from cases.social_case c\n               where ",
            &format!("{allowed} and "),
        )?;
        let own = format!("g.principal_id = any ({}) and ", person.principals);
        let narrowed = narrow(
            &narrowed,
            "from access.case_grant g\n                            where ",
            &own,
        )?;
        let count = "select count(*) from cases.social_case c";
        let questions = vec![
            Question {
                name: "list of 25",
                values: vec![list.literals()],
                with: list.text,
                without: narrowed,
            },
            Question {
                name: "count",
                with: count.into(),
                without: format!("{count} where {allowed}"),
                values: vec![String::new()],
            },
            Question {
                name: "one section",
                with: section.text.clone(),
                without: section.text,
                values: ids.iter().map(|id| format!("('{id}')")).collect(),
            },
        ];
        Ok((questions, self.page(person, length).await?))
    }

    /// The policies of cases in their own words, with what is asked of functions put in as constants.
    async fn allowed(&self, person: &Person) -> Result<String> {
        let words: String = self
            .address
            .deploy()
            .await?
            .fetch_one(
                "select string_agg(pg_get_expr(polqual, polrelid), ' and ') from pg_policy
                 where polrelid = 'cases.social_case'::regclass and polcmd = 'r'",
            )
            .await?
            .get(0);
        let asked = "( SELECT access.my_principals() AS my_principals)";
        ensure!(words.contains(asked), "the policies ask otherwise: {words}");
        let words = words
            .replace(asked, &person.principals)
            .replace("social_case.", "c.");
        ensure!(!words.contains("my_principals"), "{words}");
        Ok(format!("({words})"))
    }

    /// Cases that this person may open.
    async fn ids(&self, allowed: &str) -> Result<Vec<String>> {
        let statement = format!(
            "select c.id::text from cases.social_case c where {allowed} order by md5(c.id::text) limit 200"
        );
        let mut deploy = self.address.deploy().await?;
        let rows = deploy
            .fetch_all(sqlx::raw_sql(AssertSqlSafe(statement)))
            .await?;
        ensure!(!rows.is_empty(), "no case to open");
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// The whole page as a browser gets it.
    async fn page(&self, person: &Person, length: Length) -> Result<Vec<String>> {
        let program = Program::start(&url(&self.cluster))?;
        let mut connection = Connection::open(program.address).await?;
        let request = request(person, "/casi");
        let mut times = Times::default();
        let warm = 10;
        for turn in 0..warm + length.of(200, 20) {
            let asked = Instant::now();
            let answer = connection.ask(&request).await?;
            ensure!(answer.status == 200, "/casi: {}", answer.status);
            if turn >= warm {
                times.add(asked.elapsed());
            }
        }
        Ok(vec![
            person.name.into(),
            format!("{} times", times.count()),
            milliseconds(times.percentile(50)),
            milliseconds(times.percentile(95)),
        ])
    }

    /// Both ways in turns.
    async fn compare(
        &self,
        person: &Person,
        question: &Question,
        length: Length,
    ) -> Result<Vec<String>> {
        let mut with = Side::prepare(&self.address, &self.keys, LOOK, &question.with).await?;
        let mut without = Side::prepare(&self.address, &self.keys, PAST, &question.without).await?;
        let mut rows = 0;
        for values in &question.values {
            let seen = with.ask(&person.token, values).await?;
            ensure!(
                seen == without.ask(&person.token, values).await?,
                "{} {}: not the same rows",
                person.name,
                question.name
            );
            rows = match question.name {
                "count" => seen[0][0].clone().unwrap_or_default().parse()?,
                _ => seen.len(),
            };
            ensure!(rows > 0, "{} sees nothing", person.name);
        }
        for _ in 0..length.of(10, 3) {
            for side in [&mut with, &mut without] {
                for turn in 0..length.of(20, 5) {
                    let values = &question.values[turn % question.values.len()];
                    side.time(&person.token, values).await?;
                }
            }
        }
        let (with, without) = (with.times, without.times);
        let against = |percent| ratio(with.percentile(percent) / without.percentile(percent));
        Ok(vec![
            person.name.into(),
            question.name.into(),
            whole(rows as f64),
            milliseconds(with.percentile(50)),
            milliseconds(with.percentile(95)),
            milliseconds(without.percentile(50)),
            milliseconds(without.percentile(95)),
            format!("**{}**", against(50)),
            against(95),
        ])
    }
}

fn request(person: &Person, path: &str) -> String {
    let request = load::request(path, false);
    let cookie = format!("cookie: porta-sessione={}\r\n\r\n", person.token.as_str());
    request.replacen("\r\n\r\n", &format!("\r\n{cookie}"), 1)
}

/// The statement of a page that contains these words; asked twice, because the first time also asks for types.
async fn sent(
    recorder: &Recorder,
    program: &Program,
    person: &Person,
    path: &str,
    words: &str,
) -> Result<Statement> {
    let mut connection = Connection::open(program.address).await?;
    let request = request(person, path);
    connection.ask(&request).await?;
    let sent = recorder
        .record(async {
            let answer = connection.ask(&request).await?;
            ensure!(answer.status == 200, "{path}: {}", answer.status);
            Ok(())
        })
        .await?;
    let found = sent
        .into_iter()
        .find(|statement| statement.text.contains(words));
    found.with_context(|| format!("{path} asked nothing with {words}"))
}

fn narrow(text: &str, before: &str, with: &str) -> Result<String> {
    ensure!(
        text.contains(before),
        "the statement has no {before}: {text}"
    );
    Ok(text.replacen(before, &format!("{before}{with}"), 1))
}
