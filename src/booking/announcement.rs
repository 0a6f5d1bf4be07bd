//! Telling a person what became of the own appointment, and reminding of it: by the way that was left, if any, and
//! not at all if the person does not want to be written to.

use chrono::{DateTime, Utc};
use directory::model::Reception;
use platform::Tx;
use platform::messages::{Channel, Message, enqueue};
use platform::web::Visit;

use crate::answers::ContactWish;
use crate::appointments::{Appointment, Contact};
use crate::calendar::{self, Entry};
use crate::letter::{self, Occasion, Text};

impl Contact {
    /// By which way news reach this person.
    pub fn channel(&self) -> Option<(Channel, &str)> {
        let email = self
            .email
            .as_deref()
            .map(|address| (Channel::Email, address));
        let phone = self.phone.as_deref().map(|number| (Channel::Sms, number));
        match self.wish {
            ContactWish::Any => email.or(phone),
            ContactWish::OnlyEmail => email,
            ContactWish::OnlyPhone => phone,
            ContactWish::NoMessages => None,
        }
    }
}

/// When and where, in the language of this visit.
pub fn occasion<'a>(
    visit: &'a Visit,
    appointment: &Appointment,
    office: &'a Reception,
) -> Occasion<'a> {
    Occasion {
        language: visit.language(),
        office,
        starts_at: appointment.starts_at,
        ends_at: appointment.ends_at,
        portal: &visit.app().settings.public_url,
    }
}

/// The calendar file of an appointment.
pub fn calendar_file(visit: &Visit, appointment: &Appointment, office: &Reception) -> String {
    calendar::file(&Entry {
        id: appointment.id.0,
        moved: u32::try_from(appointment.moved).unwrap_or(0),
        starts_at: appointment.starts_at,
        ends_at: appointment.ends_at,
        title: &visit.text("booking-calendar-title"),
        place: &letter::place(office),
        written_at: visit.app().clock.now(),
    })
}

/// News of a time that stands: with the calendar file, and with reminders.
pub async fn fixed(
    tx: &mut Tx,
    visit: &Visit,
    appointment: &Appointment,
    office: &Reception,
    contact: &Contact,
    text: Text,
) -> sqlx::Result<()> {
    let Some((channel, recipient)) = contact.channel() else {
        return Ok(());
    };
    let mut message = message(channel, recipient, text, appointment);
    if channel == Channel::Email {
        message.calendar = Some(calendar_file(visit, appointment, office));
    }
    enqueue(tx, &message).await?;
    let reminder = occasion(visit, appointment, office).reminder();
    let settings = &visit.app().settings;
    for not_before in reminder_times(appointment, &settings.reminders, visit.app().clock.now()) {
        let mut message = self::message(channel, recipient, reminder.clone(), appointment);
        message.not_before = Some(not_before);
        enqueue(tx, &message).await?;
    }
    Ok(())
}

/// News of a time that does not stand any more.
pub async fn cancelled(
    tx: &mut Tx,
    visit: &Visit,
    appointment: &Appointment,
    office: &Reception,
    contact: &Contact,
) -> sqlx::Result<()> {
    let Some((channel, recipient)) = contact.channel() else {
        return Ok(());
    };
    let text = occasion(visit, appointment, office).cancelled();
    let message = Message {
        topic: None,
        ..message(channel, recipient, text, appointment)
    };
    enqueue(tx, &message).await
}

fn message(channel: Channel, recipient: &str, text: Text, appointment: &Appointment) -> Message {
    Message {
        channel,
        recipient: recipient.to_owned(),
        subject: text.subject,
        body: if channel == Channel::Email {
            text.mail
        } else {
            text.sms
        },
        calendar: None,
        topic: Some(appointment.id.0),
        not_before: None,
        expires_at: Some(appointment.starts_at),
    }
}

/// Reminders still ahead; one that is due already would only repeat what has just been said.
fn reminder_times(
    appointment: &Appointment,
    before: &[std::time::Duration],
    now: DateTime<Utc>,
) -> Vec<DateTime<Utc>> {
    before
        .iter()
        .filter_map(|before| {
            Some(appointment.starts_at - chrono::TimeDelta::from_std(*before).ok()?)
        })
        .filter(|at| *at > now)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use uuid::Uuid;
    use vocabulary::ids::{AppointmentId, OfficeId};

    fn contact(email: Option<&str>, phone: Option<&str>, wish: ContactWish) -> Contact {
        Contact {
            email: email.map(Into::into),
            phone: phone.map(Into::into),
            wish,
        }
    }

    #[test]
    fn a_person_is_reached_only_as_wished() {
        let (email, phone) = (Some("anna@example.org"), Some("0583428764"));
        let reached = |e, p, wish| contact(e, p, wish).channel().map(|(channel, _)| channel);
        assert_eq!(
            reached(email, phone, ContactWish::Any),
            Some(Channel::Email)
        );
        assert_eq!(reached(None, phone, ContactWish::Any), Some(Channel::Sms));
        assert_eq!(
            reached(email, phone, ContactWish::OnlyPhone),
            Some(Channel::Sms)
        );
        assert_eq!(reached(email, None, ContactWish::OnlyPhone), None);
        assert_eq!(reached(email, phone, ContactWish::NoMessages), None);
    }

    #[test]
    fn nobody_is_reminded_of_what_was_booked_a_moment_ago() {
        let starts_at: DateTime<Utc> = "2026-12-03T08:00:00Z".parse().unwrap();
        let appointment = Appointment {
            id: AppointmentId(Uuid::nil()),
            office: OfficeId(Uuid::nil()),
            reason: None,
            starts_at,
            ends_at: starts_at,
            state: "confirmed".into(),
            moved: 0,
        };
        let before = [Duration::from_hours(48), Duration::from_hours(24)];
        let now = starts_at - chrono::TimeDelta::hours(30);
        let times = reminder_times(&appointment, &before, now);
        assert_eq!(times, [starts_at - chrono::TimeDelta::hours(24)]);
    }
}
