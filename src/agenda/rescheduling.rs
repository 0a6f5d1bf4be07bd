//! Another time for a confirmed appointment: the new one is taken before the old one is given back,
//! in one transaction, so nobody ends up with none.

use chrono::{DateTime, Utc};
use platform::Tx;
use vocabulary::ids::{AppointmentId, OfficeId};

use crate::hold::unheard_of;
use crate::queries;

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moved {
    /// The appointment has the new time.
    Moved,
    /// Nothing is free then, or not any more; the old time stands, here and below.
    Taken,
    /// Sooner than the notice that the reason asks for, or past.
    TooSoon,
    /// Later than the reason may be booked ahead.
    TooLate,
    /// That office does not offer the service.
    NotOffered,
    /// Not confirmed, begun already, or not the caller's.
    NotMovable,
}

/// Moves an appointment to another start, at the same office or another.
pub async fn move_to(
    tx: &mut Tx,
    appointment: AppointmentId,
    office: OfficeId,
    starts_at: DateTime<Utc>,
) -> sqlx::Result<Moved> {
    Ok(
        match queries::move_to(tx, appointment, office, starts_at)
            .await?
            .as_str()
        {
            "moved" => Moved::Moved,
            "taken" => Moved::Taken,
            "too_soon" => Moved::TooSoon,
            "too_late" => Moved::TooLate,
            "not_offered" => Moved::NotOffered,
            "not_movable" => Moved::NotMovable,
            other => return Err(unheard_of(other)),
        },
    )
}
