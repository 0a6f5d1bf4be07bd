//! What a visitor has said so far. Kept for a few hours under the browser's token, so that leaving and coming back
//! loses nothing; what it says about a person goes as soon as the appointment is confirmed.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use vocabulary::ids::{AppointmentId, OfficeId, ReasonId, ServiceId};

/// All of it. No `Debug`: it must not end up in a log.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    pub hold: Option<Hold>,
    /// The service as the address named it, for the way back; empty if nobody said which.
    pub service: String,
    pub details: Option<Details>,
    pub applicant: Option<Applicant>,
    pub receipt: Option<Receipt>,
    /// The keyed hash (hex) of the reference for which a one-time code was asked.
    pub asked_for: Option<String>,
}

/// The chosen time, which nobody else can take for a quarter of an hour.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    pub appointment: AppointmentId,
    pub office: OfficeId,
    pub service: ServiceId,
    /// Why; said at the latest in the third step.
    pub reason: Option<ReasonId>,
    pub starts_at: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

/// How the conversation can go well.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    pub text: String,
    /// Which language the person prefers to speak.
    pub language: String,
    pub interpreter: bool,
    pub needs: Vec<String>,
    pub children: i16,
}

/// Who comes, and how to reach them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Applicant {
    pub given_name: String,
    pub surname: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub wish: ContactWish,
}

/// How somebody may be contacted without harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactWish {
    Any,
    NoMessages,
    OnlyEmail,
    OnlyPhone,
}

/// What the confirmation page shows, for an hour.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub appointment: AppointmentId,
    pub reference: String,
}

/// A hold about to lapse counts as lapsed: the confirmation itself takes a moment.
const MARGIN: TimeDelta = TimeDelta::seconds(5);

impl Hold {
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.until > now + MARGIN
    }
}

impl ContactWish {
    /// As in forms and in the database, the harmless default first.
    pub const ALL: [(&'static str, Self); 4] = [
        ("any", Self::Any),
        ("only_email", Self::OnlyEmail),
        ("only_phone", Self::OnlyPhone),
        ("no_messages", Self::NoMessages),
    ];

    pub fn code(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(_, wish)| *wish == self)
            .map_or("any", |(code, _)| code)
    }

    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|(known, _)| *known == code)
            .map_or(Self::NoMessages, |(_, wish)| wish)
    }
}

impl Answers {
    /// Which page is next for somebody who comes back.
    pub fn ready_for(&self, step: Step) -> bool {
        let has_reason = self.hold.as_ref().is_some_and(|hold| hold.reason.is_some());
        match step {
            Step::Details => self.hold.is_some(),
            Step::Applicant => has_reason && self.details.is_some(),
            Step::Summary => has_reason && self.details.is_some() && self.applicant.is_some(),
        }
    }

    /// After the confirmation: the reference for a while, nothing about the person.
    pub fn confirmed(receipt: Receipt) -> Self {
        Self {
            receipt: Some(receipt),
            ..Self::default()
        }
    }
}

/// The steps that need answers from earlier ones.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Details,
    Applicant,
    Summary,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn hold(reason: Option<ReasonId>) -> Hold {
        let starts_at = "2026-12-03T08:00:00Z".parse().unwrap();
        Hold {
            appointment: AppointmentId(Uuid::from_u128(1)),
            office: OfficeId(Uuid::from_u128(2)),
            service: ServiceId(Uuid::from_u128(3)),
            reason,
            starts_at,
            until: starts_at,
        }
    }

    #[test]
    fn answers_of_yesterdays_version_are_still_read() {
        let answers: Answers =
            serde_json::from_str(r#"{"details":{"text":"Ho una lettera"},"gone":1}"#).unwrap();
        assert_eq!(answers.details.unwrap().text, "Ho una lettera");
    }

    #[test]
    fn each_step_needs_the_ones_before_it() {
        let mut answers = Answers {
            applicant: None,
            details: Some(Details::default()),
            ..Answers::default()
        };
        assert!(!answers.ready_for(Step::Details));
        answers.hold = Some(hold(None));
        assert!(answers.ready_for(Step::Details) && !answers.ready_for(Step::Applicant));
        answers.hold = Some(hold(Some(ReasonId(Uuid::from_u128(4)))));
        assert!(answers.ready_for(Step::Applicant) && !answers.ready_for(Step::Summary));
    }

    #[test]
    fn a_hold_in_its_last_seconds_is_over() {
        let hold = hold(None);
        assert!(!hold.is_live(hold.until - TimeDelta::seconds(3)));
        assert!(hold.is_live(hold.until - TimeDelta::seconds(30)));
    }

    #[test]
    fn an_unknown_wish_is_read_as_the_most_careful_one() {
        assert_eq!(
            ContactWish::from_code("call_me_at_night"),
            ContactWish::NoMessages
        );
        for (code, wish) in ContactWish::ALL {
            assert_eq!((ContactWish::from_code(code), wish.code()), (wish, code));
        }
    }

    #[test]
    fn after_the_confirmation_nothing_about_the_person_is_kept() {
        let receipt = Receipt {
            appointment: AppointmentId(Uuid::from_u128(1)),
            reference: "7K3M".into(),
        };
        let kept = serde_json::to_value(Answers::confirmed(receipt)).unwrap();
        assert!(kept["applicant"].is_null() && kept["details"].is_null() && kept["hold"].is_null());
    }
}
