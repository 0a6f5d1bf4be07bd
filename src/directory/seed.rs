//! What the portal knows before anybody types anything: the network of the Piana di Lucca and the places of birth.
//!
//! The facts live in `data/`, as files that a person can read and correct; here they get types. Every id comes from a
//! human name (`slug`), so loading the same facts twice changes nothing, and other data may rely on the ids.

pub mod birthplace;
#[cfg(test)]
mod gulpease;
pub mod load;
pub mod network;
pub mod service;
#[cfg(test)]
mod tests;

use serde::de::DeserializeOwned;
use uuid::Uuid;

use network::{
    Bodies, Body, Desk, Office, PatronalDay, PatronalDays, Place, Site, UnknownPatronalDay,
};
use service::Service;

const BODIES: &str = include_str!("data/bodies.toml");
const PATRONAL_DAYS: &str = include_str!("data/patronal_days.toml");

/// One file for each municipality of the zone.
const PLACES: [&str; 7] = [
    include_str!("data/places/capannori.toml"),
    include_str!("data/places/lucca.toml"),
    include_str!("data/places/altopascio.toml"),
    include_str!("data/places/porcari.toml"),
    include_str!("data/places/montecarlo.toml"),
    include_str!("data/places/pescaglia.toml"),
    include_str!("data/places/villa-basilica.toml"),
];

/// One file for each service, in the order in which people see them.
const SERVICES: [&str; 13] = [
    include_str!("data/services/informazioni.toml"),
    include_str!("data/services/assistente-sociale.toml"),
    include_str!("data/services/aiuti-economici.toml"),
    include_str!("data/services/cibo-e-beni.toml"),
    include_str!("data/services/patto-di-inclusione.toml"),
    include_str!("data/services/lavoro-e-formazione.toml"),
    include_str!("data/services/collocamento-mirato.toml"),
    include_str!("data/services/casa-e-affitto.toml"),
    include_str!("data/services/famiglia-e-figli.toml"),
    include_str!("data/services/anziani-e-disabilita.toml"),
    include_str!("data/services/stranieri-e-soggiorno.toml"),
    include_str!("data/services/servizi-online.toml"),
    include_str!("data/services/tutele-e-giustizia.toml"),
];

/// The ids of the seed are drawn from this name space. Changing it would make strangers of all loaded rows.
const NAME_SPACE: Uuid = Uuid::from_u128(0x2b9e_4c51_7d0a_4f63_9a38_c1e5_60d7_8b42);

/// Everything about the network, as the files say it.
#[derive(Debug)]
pub struct Seed {
    /// Who takes part.
    pub bodies: Vec<Body>,
    /// Where one goes.
    pub sites: Vec<Site>,
    /// Who receives there, and for which services.
    pub offices: Vec<Office>,
    /// Where one sits down, and when.
    pub desks: Vec<Desk>,
    /// What is offered, with the reasons for an appointment, in the order of the pages.
    pub services: Vec<Service>,
    /// The patron saints' days that are known.
    pub patronal_days: Vec<PatronalDay>,
    /// Those that have still to be asked: on these days the offices count as open.
    pub unknown_patronal_days: Vec<UnknownPatronalDay>,
}

impl Seed {
    /// The network of the Piana di Lucca.
    ///
    /// # Errors
    /// When a file does not have the expected form. The files are part of the program and a test reads them all, so a
    /// released program does not meet this.
    pub fn piana_di_lucca() -> Result<Self, toml::de::Error> {
        let patrons = toml::from_str::<PatronalDays>(PATRONAL_DAYS)?;
        let mut seed = Self {
            bodies: toml::from_str::<Bodies>(BODIES)?.body,
            sites: Vec::new(),
            offices: Vec::new(),
            desks: Vec::new(),
            services: parsed(&SERVICES)?,
            patronal_days: patrons.known,
            unknown_patronal_days: patrons.unknown,
        };
        for place in parsed::<Place>(&PLACES)? {
            seed.sites.extend(place.site);
            seed.offices.extend(place.office);
            seed.desks.extend(place.desk);
        }
        Ok(seed)
    }
}

/// The id of the thing of this `kind` that people call `slug`: the same in every database.
#[must_use]
pub fn id(kind: &str, slug: &str) -> Uuid {
    Uuid::new_v5(&NAME_SPACE, format!("{kind}/{slug}").as_bytes())
}

fn parsed<T: DeserializeOwned>(files: &[&str]) -> Result<Vec<T>, toml::de::Error> {
    files.iter().map(|file| toml::from_str(file)).collect()
}
