//! The time that a visitor has chosen: claimed for a quarter of an hour, fitted to the reason, claimed again when it
//! has lapsed. Choosing another time gives the first one back in the same transaction, so nobody ends with none.

use agenda::hold::{Channel, Claimed};
use chrono::{DateTime, Utc};
use directory::model::Reason;
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::{OfficeId, ReasonId, ServiceId};

use crate::answers::{Answers, Hold};

/// What somebody wants to hold.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub office: OfficeId,
    pub service: ServiceId,
    pub reason: Option<ReasonId>,
    pub starts_at: DateTime<Utc>,
}

/// How it went.
pub enum Claim {
    Held(Hold),
    /// Somebody was faster, or the time was never offered.
    Gone,
    /// What was held is too short for the reason, and what follows is taken.
    TooShort,
    TooSoon,
    TooLate,
    /// Not at this office, or not to be booked by oneself.
    NotOffered,
    /// The same form again.
    Replayed,
}

impl Wanted {
    /// What a hold holds, to hold it once more.
    pub fn again(hold: &Hold) -> Self {
        let Hold {
            office,
            service,
            reason,
            starts_at,
            ..
        } = *hold;
        Self {
            office,
            service,
            reason,
            starts_at,
        }
    }
}

impl Claim {
    /// What to say beside the times; `None` if there is nothing to say.
    pub fn complaint(&self) -> Option<&'static str> {
        match self {
            Claim::Held(_) | Claim::Replayed => None,
            Claim::Gone => Some("booking-slot-gone"),
            Claim::TooShort => Some("booking-slot-too-short"),
            Claim::TooSoon => Some("booking-slot-too-soon"),
            Claim::TooLate => Some("booking-slot-too-late"),
            Claim::NotOffered => Some("booking-slot-not-offered"),
        }
    }
}

/// Claims a time, unless the visitor holds exactly it already.
pub async fn take(
    tx: &mut Tx,
    answers: &Answers,
    wanted: Wanted,
    once: Uuid,
    now: DateTime<Utc>,
) -> sqlx::Result<Claim> {
    if let Some(held) = &answers.hold {
        let same = held.office == wanted.office
            && held.service == wanted.service
            && held.starts_at == wanted.starts_at
            && (wanted.reason.is_none() || held.reason == wanted.reason);
        if same && held.is_live(now) {
            return Ok(Claim::Held(held.clone()));
        }
        agenda::hold::release(tx, held.appointment).await?;
    }
    claim(tx, wanted, once).await
}

async fn claim(tx: &mut Tx, wanted: Wanted, once: Uuid) -> sqlx::Result<Claim> {
    let Wanted {
        office,
        service,
        reason,
        starts_at,
    } = wanted;
    let asked = agenda::hold::Claim {
        once,
        office,
        service,
        reason,
        starts_at,
        channel: Channel::Web,
    };
    Ok(match agenda::hold::claim(tx, &asked).await? {
        Claimed::Held { appointment, until } => Claim::Held(Hold {
            appointment,
            office,
            service,
            reason,
            starts_at,
            until,
        }),
        Claimed::Replayed(_) => Claim::Replayed,
        Claimed::Taken => Claim::Gone,
        Claimed::NotOffered => Claim::NotOffered,
        Claimed::TooSoon => Claim::TooSoon,
        Claimed::TooLate => Claim::TooLate,
    })
}

/// What a time must have room for: the chosen reason, or any that a person may choose.
pub fn needs(reasons: &[Reason], chosen: Option<ReasonId>) -> impl Iterator<Item = &Reason> {
    reasons
        .iter()
        .filter(move |reason| reason.is_public() && chosen.is_none_or(|chosen| chosen == reason.id))
}
