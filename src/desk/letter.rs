//! What the desk tells the person: booked, moved, cancelled, and reminders. Only by the way that the person wished,
//! in the person's language; never the reason, and nothing in the subject that others should not read.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use directory::model::written_address;
use platform::config::Settings;
use platform::messages::{self, Channel, Message};
use platform::{Tx, i18n};
use vocabulary::Language;
use vocabulary::local_time::LocalTime;

use crate::line::{clock, text};
use crate::queries::Card;

/// How a notice reaches somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    By(Channel, String),
    /// The person does not want messages.
    NotWanted,
    /// There is no address and no number, or only one that is not to be used.
    NoWay,
}

impl Reach {
    pub(crate) fn of(card: &Card) -> Self {
        Self::from(
            &card.contact_wish,
            card.email.as_deref(),
            card.phone.as_deref(),
        )
    }

    /// By mail if nothing speaks against it: it costs nothing and carries more.
    pub(crate) fn from(wish: &str, email: Option<&str>, phone: Option<&str>) -> Self {
        let mail = email
            .filter(|_| matches!(wish, "any" | "only_email"))
            .map(|to| (Channel::Email, to));
        let sms = phone
            .filter(|_| matches!(wish, "any" | "only_phone"))
            .map(|to| (Channel::Sms, to));
        match mail.or(sms) {
            _ if wish == "no_messages" => Reach::NotWanted,
            Some((channel, to)) => Reach::By(channel, to.to_owned()),
            None => Reach::NoWay,
        }
    }

    /// What the desk reads about it.
    pub(crate) fn message_id(&self) -> &'static str {
        match self {
            Reach::By(Channel::Email, _) => "desk-reach-email",
            Reach::By(Channel::Sms, _) => "desk-reach-sms",
            Reach::NotWanted => "desk-reach-not-wanted",
            Reach::NoWay => "desk-reach-no-way",
        }
    }

    pub(crate) fn is_there(&self) -> bool {
        matches!(self, Reach::By(..))
    }
}

/// What has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News<'a> {
    /// With the reference, which only this message and the desk's page ever show.
    Booked(&'a str),
    Moved,
    Cancelled,
}

/// Tells the person, and renews the reminders unless there is nothing left to remind of. `true`: a notice goes out.
pub(crate) async fn tell(
    tx: &mut Tx,
    settings: &Settings,
    card: &Card,
    news: News<'_>,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let Reach::By(channel, recipient) = Reach::of(card) else {
        return Ok(false);
    };
    let language = language_of(card);
    let (id, values) = match news {
        News::Booked(reference) => (
            "desk-letter-booked",
            vec![("reference", reference.to_owned())],
        ),
        News::Moved => ("desk-letter-moved", Vec::new()),
        News::Cancelled => ("desk-letter-cancelled", Vec::new()),
    };
    let message = |id: &str, values: Vec<(&'static str, String)>| Message {
        channel,
        recipient: recipient.clone(),
        subject: text(language, "desk-letter-subject", &[]),
        body: body(language, settings, card, id, values),
        calendar: None,
        topic: Some(card.id.0),
        not_before: None,
        expires_at: Some(card.starts_at),
    };
    messages::enqueue(tx, &message(id, values)).await?;
    if news != News::Cancelled {
        for at in reminders(&settings.reminders, card.starts_at, now) {
            let reminder = Message {
                not_before: Some(at),
                ..message("desk-letter-reminder", Vec::new())
            };
            messages::enqueue(tx, &reminder).await?;
        }
    }
    Ok(true)
}

/// Italian unless we speak the person's language: it is what letters from offices here are written in.
fn language_of(card: &Card) -> Language {
    Language::from_code(&card.language).unwrap_or(Language::Italian)
}

/// When to remind; what would come within the hour of the booking itself is left out.
fn reminders(
    before: &[Duration],
    starts_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Vec<DateTime<Utc>> {
    before
        .iter()
        .filter_map(|before| TimeDelta::from_std(*before).ok())
        .map(|before| starts_at - before)
        .filter(|at| *at > now + TimeDelta::hours(1))
        .collect()
}

fn body(
    language: Language,
    settings: &Settings,
    card: &Card,
    id: &str,
    mut values: Vec<(&'static str, String)>,
) -> String {
    let address = written_address(
        card.address.as_deref(),
        card.postal_code.as_deref(),
        card.municipality.as_deref(),
    );
    values.extend([
        (
            "date",
            i18n::long_date(language, LocalTime::of(card.starts_at)),
        ),
        ("time", clock(card.starts_at)),
        // not the office: its name may say why somebody goes there
        (
            "place",
            address.map_or_else(
                || card.site.clone(),
                |address| format!("{}, {address}", card.site),
            ),
        ),
        (
            "website",
            format!("{}{}", settings.public_url, language.prefix()),
        ),
    ]);
    let mut body = text(language, id, &values);
    if let Some(phone) = &card.office_phone {
        body.push_str("\n\n");
        body.push_str(&text(
            language,
            "desk-letter-phone",
            &[("phone", phone.clone())],
        ));
    }
    body
}

#[cfg(test)]
mod tests {
    use super::{Reach, reminders};
    use chrono::{DateTime, Utc};
    use platform::messages::Channel;
    use std::time::Duration;

    #[test]
    fn nobody_is_reached_against_their_wish() {
        let from = |wish| Reach::from(wish, Some("anna@example.org"), Some("0583123456"));
        assert_eq!(
            from("any"),
            Reach::By(Channel::Email, "anna@example.org".into())
        );
        assert_eq!(
            from("only_email"),
            Reach::By(Channel::Email, "anna@example.org".into())
        );
        assert_eq!(
            from("only_phone"),
            Reach::By(Channel::Sms, "0583123456".into())
        );
        assert_eq!(from("no_messages"), Reach::NotWanted);
        assert_eq!(
            Reach::from("only_email", None, Some("0583123456")),
            Reach::NoWay
        );
        assert_eq!(Reach::from("any", None, None), Reach::NoWay);
    }

    #[test]
    fn a_reminder_comes_before_the_appointment_and_not_right_after_the_booking() {
        let at = |written: &str| written.parse::<DateTime<Utc>>().expect("an instant");
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        let starts = at("2026-12-03T08:00:00Z");
        let before = [hours(24), hours(2)];
        assert_eq!(
            reminders(&before, starts, at("2026-12-01T08:00:00Z")).len(),
            2
        );
        assert_eq!(
            reminders(&before, starts, at("2026-12-02T08:00:00Z")),
            [at("2026-12-03T06:00:00Z")]
        );
        assert!(reminders(&before, starts, at("2026-12-03T05:30:00Z")).is_empty());
    }
}
