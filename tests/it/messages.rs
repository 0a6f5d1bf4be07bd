//! The outbox: nothing is lost, nothing is sent twice in peace, what is dead is seen.

use chrono::TimeDelta;
use platform::db::Actor;
use platform::messages::{Channel, Message, Post, enqueue, send_due};

use crate::support::TestPortal;

fn letter(to: &str) -> Message {
    Message {
        channel: Channel::Email,
        recipient: to.into(),
        subject: "Il tuo appuntamento".into(),
        body: "Ciao.\n".into(),
        calendar: None,
        topic: None,
        not_before: None,
        expires_at: None,
    }
}

async fn put(portal: &TestPortal, messages: &[Message]) {
    let mut tx = portal.app.db.write(Actor::Worker).await.expect("begun");
    for message in messages {
        enqueue(&mut tx, message).await.expect("enqueued");
    }
    tx.commit().await.expect("committed");
}

async fn states(portal: &TestPortal) -> Vec<(String, String)> {
    sqlx::query_as("select state, recipient from platform.outbox order by state, recipient")
        .fetch_all(&mut portal.behind().await)
        .await
        .expect("read")
}

#[tokio::test]
async fn a_message_is_sent_once_and_its_address_forgotten() {
    let portal = TestPortal::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    let post = Post::folder(folder.path().into()).expect("a post office");
    put(&portal, &[letter("anna@example.org")]).await;
    // four senders at once
    let sent = tokio::join!(
        send_due(&portal.app.db, &post),
        send_due(&portal.app.db, &post),
        send_due(&portal.app.db, &post),
        send_due(&portal.app.db, &post)
    );
    let total: usize = [sent.0, sent.1, sent.2, sent.3]
        .into_iter()
        .map(|n| n.expect("sent"))
        .sum();
    assert_eq!(total, 1);
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("readable").count(),
        1
    );
    assert_eq!(states(&portal).await, [("sent".to_owned(), String::new())]);
}

#[tokio::test]
async fn a_rolled_back_page_sends_nothing() {
    let portal = TestPortal::new().await;
    let mut tx = portal.app.db.write(Actor::Worker).await.expect("begun");
    enqueue(&mut tx, &letter("anna@example.org"))
        .await
        .expect("enqueued");
    drop(tx);
    assert_eq!(states(&portal).await, []);
}

#[tokio::test]
async fn what_comes_too_early_waits_and_what_comes_too_late_is_not_sent() {
    let portal = TestPortal::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    let post = Post::folder(folder.path().into()).expect("a post office");
    let now = portal.app.clock.now();
    let early = Message {
        not_before: Some(now + TimeDelta::hours(1)),
        ..letter("early@example.org")
    };
    let late = Message {
        expires_at: Some(now - TimeDelta::seconds(1)),
        ..letter("late@example.org")
    };
    put(&portal, &[early, late]).await;
    assert_eq!(send_due(&portal.app.db, &post).await.expect("sent"), 0);
    assert_eq!(
        states(&portal).await,
        [
            ("expired".to_owned(), String::new()),
            ("waiting".to_owned(), "early@example.org".to_owned())
        ]
    );
}

#[tokio::test]
async fn a_mail_server_that_is_away_is_tried_again_later_and_at_last_given_up() {
    let portal = TestPortal::new().await;
    // nobody listens on that port
    let post =
        Post::smtp("smtp://127.0.0.1:9", "Porta <porta@example.org>", None).expect("a post office");
    put(&portal, &[letter("anna@example.org")]).await;
    let mut behind = portal.behind().await;
    for attempt in 1..=7_i16 {
        send_due(&portal.app.db, &post).await.expect("tried");
        let (state, attempts, waits): (String, i16, bool) = sqlx::query_as(
            "select state, attempts, not_before > clock_timestamp() from platform.outbox",
        )
        .fetch_one(&mut behind)
        .await
        .expect("read");
        assert_eq!(
            (state.as_str(), attempts, waits),
            ("waiting", attempt, true)
        );
        sqlx::query("update platform.outbox set not_before = clock_timestamp()")
            .execute(&mut behind)
            .await
            .expect("time passes");
    }
    send_due(&portal.app.db, &post).await.expect("tried");
    assert_eq!(
        states(&portal).await,
        [("dead".to_owned(), "anna@example.org".to_owned())]
    );
}

#[tokio::test]
async fn a_sender_that_dies_gives_its_messages_back() {
    let portal = TestPortal::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    let post = Post::folder(folder.path().into()).expect("a post office");
    put(&portal, &[letter("anna@example.org")]).await;
    let mut behind = portal.behind().await;
    sqlx::query(
        "update platform.outbox set leased_until = clock_timestamp() + interval '1 minute'",
    )
    .execute(&mut behind)
    .await
    .expect("leased");
    assert_eq!(send_due(&portal.app.db, &post).await.expect("tried"), 0);
    sqlx::query("update platform.outbox set leased_until = clock_timestamp()")
        .execute(&mut behind)
        .await
        .expect("time passes");
    assert_eq!(send_due(&portal.app.db, &post).await.expect("sent"), 1);
}

#[tokio::test]
async fn only_the_worker_reads_messages() {
    let portal = TestPortal::new().await;
    put(&portal, &[letter("anna@example.org")]).await;
    for actor in [
        Actor::Visitor(None),
        Actor::Staff(platform::keys::TokenHash([7; 32])),
        Actor::SignIn,
    ] {
        let mut tx = portal.app.db.read(actor).await.expect("begun");
        assert!(
            sqlx::query("select recipient from platform.outbox")
                .fetch_all(tx.conn())
                .await
                .is_err()
        );
    }
}

#[tokio::test]
async fn a_real_mail_server_receives_the_message_with_its_calendar() {
    let portal = TestPortal::new().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let door = listener.local_addr().expect("an address").port();
    let mailbox = tokio::spawn(receive_one(listener));
    let post = Post::smtp(
        &format!("smtp://127.0.0.1:{door}"),
        "Porta <porta@example.org>",
        None,
    )
    .expect("a post office");
    let message = Message {
        calendar: Some("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into()),
        ..letter("anna@example.org")
    };
    put(&portal, &[message]).await;
    assert_eq!(send_due(&portal.app.db, &post).await.expect("sent"), 1);
    let mail = mailbox.await.expect("received");
    for part in [
        "To: anna@example.org",
        "Auto-Submitted: auto-generated",
        "Message-ID: <",
        "text/calendar",
    ] {
        assert!(mail.contains(part), "{part} is missing in:\n{mail}");
    }
    assert_eq!(states(&portal).await[0].0, "sent");
}

/// The least that a mail server must say (RFC 5321) to take one message.
async fn receive_one(listener: tokio::net::TcpListener) -> String {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    let (stream, _) = listener.accept().await.expect("a caller");
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    writing.write_all(b"220 test\r\n").await.expect("said");
    let (mut mail, mut in_data) = (String::new(), false);
    while let Some(line) = lines.next_line().await.expect("heard") {
        let reply: &[u8] = match (in_data, line.split(' ').next().unwrap_or_default()) {
            (true, ".") => {
                in_data = false;
                b"250 taken\r\n"
            }
            (true, _) => {
                mail += &(line + "\n");
                continue;
            }
            (false, "DATA") => {
                in_data = true;
                b"354 go on\r\n"
            }
            (false, "QUIT") => {
                writing.write_all(b"221 bye\r\n").await.expect("said");
                break;
            }
            (false, _) => b"250 fine\r\n",
        };
        writing.write_all(reply).await.expect("said");
        if mail.ends_with('\n') && !in_data {
            return mail;
        }
    }
    mail
}
