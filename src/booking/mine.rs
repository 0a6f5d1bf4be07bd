//! The own appointment: found by reference and one-time code, then seen, moved or cancelled from this browser. Shows
//! when and where and nothing else; who else it is about stays in the agenda.

pub mod cancellation;
pub mod code;
pub mod leaving;
pub mod list;
pub mod reference;
pub mod relocation;

use directory::model::Reception;
use platform::Tx;
use platform::web::PageError;
use serde::Deserialize;
use uuid::Uuid;

use crate::appointments::{self, Appointment};

/// Which of several appointments; with one there is nothing to say. A number that opens nothing by itself.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Which {
    pub a: Option<String>,
}

/// The appointment that is meant, with its office. Unknown, somebody else's and none at all are the same.
pub async fn meant(tx: &mut Tx, which: &str) -> Result<(Appointment, Reception), PageError> {
    let mine = appointments::mine(tx).await?;
    let appointment = match which {
        "" => mine.into_iter().next(),
        id => {
            let id = Uuid::parse_str(id).map_err(|_| PageError::NotFound)?;
            mine.into_iter().find(|known| known.id.0 == id)
        }
    };
    let appointment = appointment.ok_or(PageError::NotFound)?;
    let office = directory::queries::office(tx, appointment.office).await?;
    Ok((appointment, office.ok_or(PageError::NotFound)?))
}
