//! What every request can reach: made once at start, shared, never changed.

use std::sync::Arc;

use vocabulary::Clock;

use crate::config::Settings;
use crate::db::Db;
use crate::keys::Keys;
use crate::web::Tally;

/// The running portal. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub db: Db,
    pub keys: Keys,
    pub clock: Clock,
    pub settings: Settings,
    /// What browsers reported this minute.
    pub reports: Tally,
}

impl App {
    pub fn new(db: Db, keys: Keys, clock: Clock, settings: Settings) -> Self {
        Self(Arc::new(Parts {
            db,
            keys,
            clock,
            settings,
            reports: Tally::default(),
        }))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
