//! The ways out: a mail server, or files in a folder (the demo, and text messages until a gateway is chosen).

use std::path::PathBuf;

use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart, header::ContentType};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use uuid::Uuid;

use super::Channel;

/// Where messages go.
pub struct Post {
    from: Mailbox,
    mail: Mail,
    /// Text messages are written to this folder; `None`: there is no way to send any.
    texts: Option<PathBuf>,
}

enum Mail {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// Why a message did not go out.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// Never will: the address or the message is wrong.
    #[error("refused: {0}")]
    Refused(String),
    /// May yet: the server is away or busy.
    #[error("not now: {0}")]
    NotNow(String),
}

impl Post {
    /// Everything into one folder, which is made if need be.
    pub fn folder(folder: PathBuf) -> std::io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            from: demo_sender(),
            mail: Mail::Folder(folder.clone()),
            texts: Some(folder),
        })
    }

    /// A mail server by address (`smtps://user:password@host`, `smtp://127.0.0.1:2525`); text messages to a folder.
    pub fn smtp(url: &str, from: &str, texts: Option<PathBuf>) -> Result<Self, PostError> {
        let refused = |error: &dyn std::fmt::Display| PostError::Refused(error.to_string());
        Ok(Self {
            from: from.parse().map_err(|e| refused(&e))?,
            mail: Mail::Smtp(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|e| refused(&e))?
                    .build(),
            ),
            texts,
        })
    }

    pub(super) async fn send(
        &self,
        id: Uuid,
        channel: Channel,
        letter: &Letter,
    ) -> Result<(), PostError> {
        match (channel, &self.mail, &self.texts) {
            (Channel::Email, Mail::Smtp(server), _) => {
                let sent = server.send(self.compose(id, letter)?).await;
                sent.map(drop).map_err(|error| {
                    // the server's words may repeat the address: only the kind of failure is kept
                    if error.is_permanent() {
                        PostError::Refused("permanent".into())
                    } else {
                        PostError::NotNow("transient".into())
                    }
                })
            }
            (Channel::Email, Mail::Folder(folder), _) => {
                write(
                    folder.join(format!("{id}.eml")),
                    &self.compose(id, letter)?.formatted(),
                )
                .await
            }
            (Channel::Sms, _, Some(folder)) => {
                let text = format!("To: {}\n\n{}\n", letter.recipient, letter.body);
                write(folder.join(format!("{id}.sms.txt")), text.as_bytes()).await
            }
            (Channel::Sms, _, None) => {
                Err(PostError::Refused("no gateway for text messages".into()))
            }
        }
    }

    fn compose(&self, id: Uuid, letter: &Letter) -> Result<lettre::Message, PostError> {
        let refused = |error: &dyn std::fmt::Display| PostError::Refused(error.to_string());
        let to: Mailbox = letter
            .recipient
            .parse()
            .map_err(|_| PostError::Refused("address".into()))?;
        let domain = self.from.email.domain();
        let text = SinglePart::builder()
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone());
        let builder = lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject.clone())
            // the same message sent twice is recognised as one
            .message_id(Some(format!("<{id}@{domain}>")))
            .header(AutoSubmitted);
        let message = match &letter.calendar {
            None => builder.singlepart(text),
            Some(calendar) => {
                let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")
                    .map_err(|e| refused(&e))?;
                let file = Attachment::new("appuntamento.ics".into()).body(calendar.clone(), kind);
                builder.multipart(MultiPart::mixed().singlepart(text).singlepart(file))
            }
        };
        message.map_err(|e| refused(&e))
    }
}

/// A message as the outbox holds it.
pub(super) struct Letter {
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub calendar: Option<String>,
}

fn demo_sender() -> Mailbox {
    Mailbox::new(
        Some("Porta Unica".into()),
        "porta-unica@example.org".parse().expect("an address"),
    )
}

async fn write(file: PathBuf, bytes: &[u8]) -> Result<(), PostError> {
    tokio::fs::write(file, bytes)
        .await
        .map_err(|error| PostError::NotNow(error.kind().to_string()))
}

/// RFC 3834: no automatic answers, please.
#[derive(Clone, Copy)]
struct AutoSubmitted;

impl lettre::message::header::Header for AutoSubmitted {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".into())
    }
}
