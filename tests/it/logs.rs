//! Nothing that somebody typed, no token and no reference gets into a log: not ours at its most talkative, not
//! PostgreSQL's own. Looked for are words that stand nowhere else.

use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use http_body_util::BodyExt;
use platform::keys::Purpose;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tracing_subscriber::fmt::MakeWriter;

use crate::booking::walk;
use crate::support::{Browser, TestPortal, ask, request};

const WHO: [(&str, &str); 5] = [
    ("nome", "Zenobia"),
    ("cognome", "Quaglierini"),
    ("email", "zenobia.quaglierini@segreto.example"),
    ("telefono", "347 9183746"),
    ("contatto", "any"),
];
const WHY: &str = "Ho perso il lavoro a Vattelapesca";
const TYPED: [&str; 9] = [
    "Zenobia",
    "Quaglierini",
    "segreto.example",
    "9183746",
    "Vattelapesca",
    "parola-segretissima",
    "nomignolo-mai-visto",
    "opinione-riservata",
    "drop table",
];

/// What is logged on this thread, to the last detail.
#[derive(Clone, Default)]
struct Book(Arc<Mutex<Vec<u8>>>);

impl Write for Book {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("whole").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Book {
    type Writer = Book;

    fn make_writer(&'a self) -> Book {
        self.clone()
    }
}

impl Book {
    fn open() -> (Self, tracing::subscriber::DefaultGuard) {
        Self::open_at("trace")
    }

    fn open_at(level: &str) -> (Self, tracing::subscriber::DefaultGuard) {
        let book = Self::default();
        let lines = tracing_subscriber::fmt()
            .with_env_filter(porta::logging::filter(level))
            .with_ansi(false)
            .with_writer(book.clone())
            .finish();
        (book, tracing::subscriber::set_default(lines))
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("whole")).into_owned()
    }
}

#[track_caller]
fn says_none_of(log: &str, words: &[String]) {
    for word in words {
        if let Some(at) = log.find(word.as_str()) {
            let from = log[..at].rfind('\n').map_or(0, |line| line + 1);
            let line: String = log[from..].chars().take(300).collect();
            panic!("the log says {word:?}: {line}");
        }
    }
}

/// Books, comes back with the reference, guesses, signs in wrongly; what must not be found afterwards.
async fn lives(browser: &mut Browser) -> Vec<String> {
    let mut secrets: Vec<String> = TYPED.map(str::to_owned).to_vec();
    walk::hold(browser).await;
    browser.get("/prenota/dettagli").await.is(200);
    browser
        .submit(
            "/prenota/dettagli",
            &[("motivo", "prima-informazione"), ("dettagli", WHY)],
        )
        .await
        .is(303);
    walk::say_who(browser, &WHO).await;
    browser.get("/prenota/riepilogo").await.is(200);
    let answer = browser.submit("/prenota/riepilogo", &[]).await.is(303);
    let page = browser.follow(answer).await.is(200);
    let reference = walk::reference(&page);
    secrets.push(reference.clone());
    secrets.push(reference.replace('-', ""));
    browser.get("/appuntamento").await.is(200);
    browser
        .submit("/appuntamento", &[("codice", &reference)])
        .await
        .is(303);
    browser.get("/appuntamento/codice").await.is(200);
    browser
        .submit("/appuntamento/codice", &[("codice", "000000")])
        .await
        .is(422);
    browser.get("/entra").await.is(200);
    for login in ["nomignolo-mai-visto", "'; drop table x; --", "accoglienza"] {
        let typed = [("login", login), ("password", "parola-segretissima")];
        browser.submit("/entra", &typed).await.is(422);
    }
    browser.get("/valuta").await.is(200);
    browser
        .send(
            "/valuta",
            &[("voto", "5"), ("commento", "opinione-riservata")],
        )
        .await;
    browser.get("/prenota/orario?ufficio=Quaglierini").await;
    browser.get("/banco/appuntamenti/Quaglierini").await;
    for cookie in ["porta-visita", "porta-browser"] {
        secrets.extend(browser.cookie(cookie).map(str::to_owned));
    }
    secrets
}

#[tokio::test]
async fn what_people_do_is_logged_without_what_they_say() {
    let portal = TestPortal::new().await;
    let (book, _open) = Book::open();
    let mut secrets = lives(&mut portal.browser()).await;
    let mut marta = portal.signed_in("accoglienza").await;
    secrets.extend(marta.cookie("porta-sessione").map(str::to_owned));
    marta
        .get("/banco/prenota?motivo=primo-colloquio&sportello=capannori-punto-insieme")
        .await
        .is(200);
    let start = marta.offered("start").remove(0);
    let booked = [
        ("given_name", "Zenobia"),
        ("surname", "Quaglierini"),
        ("phone", "347 9183746"),
        ("email", "zenobia.quaglierini@segreto.example"),
        ("act", "book"),
        ("start", start.as_str()),
    ];
    marta.submit("/banco/prenota", &booked).await.is(200);
    for page in ["/banco", "/banco/settimana", "/banco/giorno"] {
        marta.get(page).await.is(200);
    }
    let log = book.text();
    assert!(
        log.contains("/prenota/riepilogo"),
        "nothing was logged:\n{log}"
    );
    says_none_of(&log, &secrets);
    println!(
        "{} lines of log, {} secrets, none found",
        log.lines().count(),
        secrets.len()
    );
}

#[tokio::test]
async fn a_statement_that_fails_is_logged_by_its_code_and_not_with_the_row() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    let (book, _open) = Book::open();
    for (arranged, code) in [
        ("alter table booking.rating add constraint silence check (comment = '')", "23514"),
        ("alter table booking.rating drop constraint silence;
          create function booking.complain() returns trigger language plpgsql as
              $$ begin raise exception 'can not keep %', new.comment; end $$;
          grant execute on function booking.complain() to public;
          create trigger complain before insert on booking.rating for each row execute function booking.complain()",
         "P0001"),
    ] {
        sqlx::raw_sql(arranged).execute(&mut behind).await.expect("arranged");
        let mut anna = portal.browser();
        anna.get("/valuta?voto=5").await.is(200);
        let typed = [("voto", "5"), ("commento", "opinione-riservata")];
        let answer = anna.submit("/valuta", &typed).await.is(500);
        answer.does_not_say("opinione-riservata").does_not_say("silence");
        let log = book.text();
        assert!(log.contains(code), "{log}");
        says_none_of(&log, &["opinione-riservata".to_owned()]);
    }
}

#[tokio::test]
async fn a_log_line_can_not_be_forged() {
    let portal = TestPortal::new().await;
    let (book, _open) = Book::open();
    let mut stranger = portal.browser();
    for path in [
        "/servizi/%0AERROR%20all%20is%20lost",
        "/%1b%5b31m",
        "/banco?x=%0d%0aINFO",
    ] {
        stranger.get(path).await;
    }
    stranger.get("/entra").await.is(200);
    stranger
        .submit(
            "/entra",
            &[("login", "a\nERROR all is lost"), ("password", "x")],
        )
        .await;
    let log = book.text();
    says_none_of(&log, &["all is lost".to_owned()]);
    assert!(
        log.lines()
            .all(|line| line.starts_with("20") || line.starts_with('\u{1b}')),
        "{log}"
    );
}

/// At the level at which the portal runs.
#[tokio::test]
async fn what_is_refused_is_a_line_of_its_own_and_so_is_what_comes_too_early() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    let mut stranger = portal.browser();
    stranger.get("/entra").await.is(200);
    sqlx::query(
        "insert into identity.throttle (key, failures, retry_at)
         values ($1, 99, clock_timestamp() + interval '1 hour')",
    )
    .bind(
        portal
            .app
            .keys
            .mac(Purpose::Throttle, &[b"login", b"troppo.presto"])
            .as_slice(),
    )
    .execute(&mut portal.behind().await)
    .await
    .expect("arranged");
    let (book, _open) = Book::open_at("info");
    marta
        .get("/banco/appuntamenti/00000000-0000-4000-8000-000000000000")
        .await
        .is(404);
    let crossing = request("POST", "/entra", &stranger)
        .header("sec-fetch-site", "cross-site")
        .body(Body::empty());
    ask(&portal.pages(), crossing.expect("a request"))
        .await
        .is(403);
    let early = [("login", "troppo.presto"), ("password", "x")];
    stranger.submit("/entra", &early).await.is(422);
    let log = book.text();
    for said in [
        "route=\"/banco/appuntamenti/{id}\" status=404",
        "sent by another site",
        "a sign-in came too early",
    ] {
        assert!(log.contains(said), "{said} is not in:\n{log}");
    }
    says_none_of(&log, &["troppo.presto".to_owned()]);
}

/// The program itself, at its most talkative, with its own database and that one's log.
#[tokio::test]
async fn neither_log_of_the_running_program_says_what_people_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, said) = (folder.path().join("demo"), folder.path().join("said.log"));
    let mut demo = Demo::start(&data, &said);
    let address = demo.ready().await;
    let secrets = lives(&mut Browser::new(over_the_wire(address))).await;
    demo.stop();
    let ours = std::fs::read_to_string(&said).expect("a log");
    assert!(
        ours.contains("/prenota/riepilogo"),
        "nothing was logged:\n{ours}"
    );
    says_none_of(&ours, &secrets);
    let theirs = std::fs::read_to_string(data.join("pg.log")).expect("PostgreSQL's log");
    says_none_of(&theirs, &secrets);
}

struct Demo(Child);

impl Demo {
    fn start(data: &Path, said: &Path) -> Self {
        let log = std::fs::File::create(said).expect("a file");
        let child = Command::new(env!("CARGO_BIN_EXE_porta"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data-dir"])
            .arg(data)
            .env("PORTA_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn();
        Self(child.expect("started"))
    }

    async fn ready(&mut self) -> SocketAddr {
        use std::io::{BufRead, BufReader};
        let output = self.0.stdout.take().expect("piped");
        let found = tokio::task::spawn_blocking(move || {
            BufReader::new(output)
                .lines()
                .map_while(Result::ok)
                .find_map(|line| line.strip_prefix("ready http://")?.parse().ok())
        });
        found.await.expect("read").expect("it gets ready")
    }

    fn stop(&mut self) {
        let told = Command::new("kill").arg(self.0.id().to_string()).status();
        assert!(told.expect("kill runs").success());
        let _ = self.0.wait();
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A portal somewhere else, so that the same browser can be used for it.
fn over_the_wire(address: SocketAddr) -> Router {
    Router::new().fallback(move |request: Request| async move {
        let (parts, body) = request.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        let mut text = format!("{} {} HTTP/1.1\r\n", parts.method, parts.uri);
        for (name, value) in &parts.headers {
            let value = if name == "host" {
                address.to_string()
            } else {
                value.to_str().expect("text").to_owned()
            };
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str(&format!(
            "content-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        ));
        let mut socket = tokio::net::TcpStream::connect(address)
            .await
            .expect("it listens");
        socket.write_all(text.as_bytes()).await.expect("sent");
        socket.write_all(&body).await.expect("sent");
        let mut said = Vec::new();
        socket.read_to_end(&mut said).await.expect("answered");
        answer(&said)
    })
}

fn answer(said: &[u8]) -> Response {
    let end = said
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .expect("headers");
    let head = String::from_utf8_lossy(&said[..end]).into_owned();
    let status: u16 = head[9..12].parse().expect("a status");
    let mut response = Response::builder().status(status);
    for line in head.lines().skip(1) {
        if let Some((name, value)) = line.split_once(": ") {
            response = response.header(name, value);
        }
    }
    response
        .body(Body::from(said[end + 4..].to_vec()))
        .expect("a response")
}
