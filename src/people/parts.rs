//! School, work and health on the page of a person: for those who follow them, absent for everybody else.

use access::DataClass;
use platform::Tx;
use platform::web::Visit;

use crate::opened::Opened;
use crate::person::Fact;

/// What may be read of these; `None` where nothing may.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) school_and_work: Option<Vec<Fact>>,
    pub(crate) health: Option<Vec<Fact>>,
}

pub(crate) async fn read(_visit: &Visit, _tx: &mut Tx, opened: &Opened) -> sqlx::Result<Parts> {
    let _ = opened.reads(DataClass::Education);
    Ok(Parts::default())
}
