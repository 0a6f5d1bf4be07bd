//! A held time: somebody's for fifteen minutes, while the rest is asked.
//!
//! The claim is one call of the database, which answers in a word; visitors and staff go through
//! the same one. After [`Claimed::Held`] the caller commits.

use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::{AppointmentId, OfficeId, ReasonId, ServiceId};

use crate::queries;

/// How an appointment is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Channel {
    /// On the public pages.
    Web,
    /// By telephone, written down by staff.
    Phone,
    /// At the desk, written down by staff.
    Desk,
}

impl Channel {
    /// The word for it in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Phone => "phone",
            Self::Desk => "desk",
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The key of the form: sent twice, it claims once.
    pub once: Uuid,
    /// The office to come to.
    pub office: OfficeId,
    /// The service asked for.
    pub service: ServiceId,
    /// The reason; without one, the time is long enough for any that this channel may book.
    pub reason: Option<ReasonId>,
    /// The start.
    pub starts_at: DateTime<Utc>,
    /// How it is asked for.
    pub channel: Channel,
}

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claimed {
    /// The time is held.
    Held {
        /// The appointment that it may become.
        appointment: AppointmentId,
        /// When the hold runs out.
        until: DateTime<Utc>,
    },
    /// The same form came before; this is the appointment it made.
    Replayed(AppointmentId),
    /// Somebody was quicker, or the desk is not open then.
    Taken,
    /// This office does not offer that, or not through this channel.
    NotOffered,
    /// Sooner than the notice that the reason asks for, or past.
    TooSoon,
    /// Later than the reason may be booked ahead.
    TooLate,
}

/// Holds a time. The hold that a visitor had before is given back when this one succeeds.
pub async fn claim(tx: &mut Tx, claim: &Claim) -> sqlx::Result<Claimed> {
    let answer = queries::claim(tx, AppointmentId::random(), claim).await?;
    Ok(
        match (
            answer.outcome.as_str(),
            answer.appointment,
            answer.held_until,
        ) {
            ("held", Some(appointment), Some(until)) => Claimed::Held { appointment, until },
            ("replayed", Some(appointment), _) => Claimed::Replayed(appointment),
            ("taken", ..) => Claimed::Taken,
            ("not_offered", ..) => Claimed::NotOffered,
            ("too_soon", ..) => Claimed::TooSoon,
            ("too_late", ..) => Claimed::TooLate,
            (other, ..) => return Err(unheard_of(other)),
        },
    )
}

/// What came of saying the reason of a held time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// The time fits it.
    Fits,
    /// It takes longer, and there is no room.
    NoRoom,
    /// The hold has run out.
    Lapsed,
    /// It is not a reason of this service, or not for this channel.
    NotOffered,
}

/// Says the reason of a held time, which then takes the length of that reason.
pub async fn say_reason(
    tx: &mut Tx,
    appointment: AppointmentId,
    reason: ReasonId,
) -> sqlx::Result<Said> {
    Ok(
        match queries::say_reason(tx, appointment, reason).await?.as_str() {
            "ok" => Said::Fits,
            "taken" => Said::NoRoom,
            "lapsed" => Said::Lapsed,
            "not_offered" => Said::NotOffered,
            other => return Err(unheard_of(other)),
        },
    )
}

/// Gives a held time back; false when it is not the caller's, or not merely held.
pub async fn release(tx: &mut Tx, appointment: AppointmentId) -> sqlx::Result<bool> {
    queries::release(tx, appointment).await
}

pub(crate) fn unheard_of(outcome: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("the agenda answered {outcome:?}").into())
}
