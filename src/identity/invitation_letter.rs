//! The mail with the link of an invitation. The database keeps the hash of its token; the text of a message that was
//! sent is not kept.

use chrono::TimeDelta;
use platform::Tx;
use platform::i18n;
use platform::keys::{Token, TokenHash};
use platform::messages::{self, Channel, Message};
use platform::web::Visit;
use uuid::Uuid;
use vocabulary::{Language, paths};

/// How long an invitation counts; the database says the same.
pub const HOURS: i64 = 72;

/// A right to choose a password that is about to be given.
pub struct Link {
    pub id: Uuid,
    token: Token,
}

/// To whom it goes.
pub struct Addressee<'a> {
    pub name: &'a str,
    pub login: &'a str,
    pub email: &'a str,
}

impl Link {
    pub fn random() -> Self {
        Self {
            id: Uuid::new_v4(),
            token: Token::random(),
        }
    }

    pub fn hash(&self) -> TokenHash {
        self.token.hash()
    }

    /// Whoever holds this may choose the password: it is shown to nobody but the person.
    pub fn address(&self, portal: &str, language: Language) -> String {
        let path = paths::InvitationLink {
            token: self.token.as_str().to_owned(),
        };
        format!("{portal}{}{path}", language.prefix())
    }

    /// Into the outbox of this transaction. Revoking the invitation stops it.
    pub async fn send(&self, tx: &mut Tx, visit: &Visit, to: &Addressee<'_>) -> sqlx::Result<()> {
        let language = visit.language();
        let link = self.address(&visit.app().settings.public_url, language);
        let values = [
            ("name", to.name),
            ("login", to.login),
            ("link", &link),
            ("hours", &HOURS.to_string()),
        ];
        let message = Message {
            channel: Channel::Email,
            recipient: to.email.to_owned(),
            subject: i18n::text(language, "identity-invitation-mail-subject", &[]).into_owned(),
            body: i18n::text(language, "identity-invitation-mail", &values).into_owned(),
            calendar: None,
            topic: Some(self.id),
            not_before: None,
            expires_at: Some(visit.app().clock.now() + TimeDelta::hours(HOURS)),
        };
        messages::enqueue(tx, &message).await
    }
}
