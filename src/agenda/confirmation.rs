//! The confirmation of a held time: compare and swap, all of its quarters or none.

use platform::Tx;
use vocabulary::ids::AppointmentId;

use crate::hold::unheard_of;
use crate::queries;

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Confirmed {
    /// The appointment is made.
    Now,
    /// It was made before; the form came twice.
    Before,
    /// The hold has run out, or was never the caller's.
    Lapsed,
    /// The reason or the name is missing.
    Incomplete,
}

/// Confirms a held time. The reference is stored as its keyed hash only.
pub async fn confirm(
    tx: &mut Tx,
    appointment: AppointmentId,
    reference_hmac: &[u8; 32],
) -> sqlx::Result<Confirmed> {
    Ok(
        match queries::confirm(tx, appointment, reference_hmac)
            .await?
            .as_str()
        {
            "confirmed" => Confirmed::Now,
            "already_confirmed" => Confirmed::Before,
            "lapsed" => Confirmed::Lapsed,
            "incomplete" => Confirmed::Incomplete,
            other => return Err(unheard_of(other)),
        },
    )
}
