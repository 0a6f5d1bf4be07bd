//! Bodies, sites, offices and desks, as `data/bodies.toml`, `data/places/` and `data/patronal_days.toml` write them.

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use uuid::Uuid;

use super::id;

/// The hours that nobody dated otherwise hold from this day on.
const FIRST_DAY: NaiveDate =
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("the first of January is a day");

/// What sort of body: it decides what its staff may see.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A Comune.
    Municipality,
    /// The regional employment agency.
    EmploymentAgency,
    /// The local health authority.
    HealthAuthority,
    /// An association, cooperative or church body.
    ThirdSector,
    /// The zone that the municipalities and the health authority share.
    District,
}

impl Kind {
    /// The word that the database keeps.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::EmploymentAgency => "employment_agency",
            Self::HealthAuthority => "health_authority",
            Self::ThirdSector => "third_sector",
            Self::District => "district",
        }
    }
}

/// A body that takes part in the network.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    pub slug: String,
    pub kind: Kind,
    pub name: String,
    /// ISTAT code, for a municipality.
    pub istat: Option<String>,
    pub website: Option<String>,
    /// What the facts rest on. Absent: nobody has confirmed them.
    pub source: Option<String>,
    /// Made up so that the portal can be shown.
    #[serde(default)]
    pub example: bool,
}

/// A building to which people go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub slug: String,
    /// The body whose building it is.
    pub body: String,
    pub name: String,
    /// Absent: not known yet, and the pages say so.
    pub address: Option<String>,
    pub postal_code: Option<String>,
    /// ISTAT code of the municipality where it stands.
    pub municipality: String,
    pub directions: Option<String>,
    /// Absent: not known.
    pub step_free: Option<bool>,
    pub source: Option<String>,
    #[serde(default)]
    pub example: bool,
}

/// Those who receive people at a site, for some services.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub slug: String,
    pub body: String,
    pub site: String,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// People may also come without an appointment.
    #[serde(default)]
    pub walk_in: bool,
    /// What is offered here, by slug.
    pub services: Vec<String>,
    pub source: Option<String>,
    #[serde(default)]
    pub example: bool,
}

/// One place at which one officer receives, with its weekly hours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    pub office: String,
    pub number: u8,
    /// People received at the same time.
    #[serde(default = "one")]
    pub capacity: i16,
    #[serde(default = "first_day")]
    pub valid_from: NaiveDate,
    pub hours: Vec<Hours>,
    /// Nobody has confirmed these hours.
    #[serde(default)]
    pub example: bool,
}

/// Open every week on this day, from and to these local times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// ISO: Monday is 1.
    pub weekday: i16,
    pub opens: NaiveTime,
    pub closes: NaiveTime,
}

/// The patron saint's day of one municipality.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatronalDay {
    pub istat: String,
    pub month: i16,
    pub day: i16,
    pub name: String,
    pub source: String,
}

/// A municipality whose patronal day has still to be asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnknownPatronalDay {
    pub istat: String,
    pub note: String,
}

/// `data/bodies.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bodies {
    pub body: Vec<Body>,
}

/// One file of `data/places/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub site: Vec<Site>,
    pub office: Vec<Office>,
    pub desk: Vec<Desk>,
}

/// `data/patronal_days.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PatronalDays {
    pub known: Vec<PatronalDay>,
    pub unknown: Vec<UnknownPatronalDay>,
}

impl Body {
    /// The id of this body in every database.
    #[must_use]
    pub fn id(&self) -> Uuid {
        id("body", &self.slug)
    }
}

impl Site {
    /// The id of this site in every database.
    #[must_use]
    pub fn id(&self) -> Uuid {
        id("site", &self.slug)
    }
}

impl Office {
    /// The id of this office in every database.
    #[must_use]
    pub fn id(&self) -> Uuid {
        id("office", &self.slug)
    }
}

impl Desk {
    /// `capannori-punto-insieme-2`.
    #[must_use]
    pub fn slug(&self) -> String {
        format!("{}-{}", self.office, self.number)
    }

    /// What the sign on the desk says.
    #[must_use]
    pub fn name(&self) -> String {
        format!("Sportello {}", self.number)
    }

    /// The id of this desk in every database.
    #[must_use]
    pub fn id(&self) -> Uuid {
        id("desk", &self.slug())
    }

    /// The id of one of its weekly hours: new hours on a new day are a new rule.
    #[must_use]
    pub fn rule_id(&self, hours: &Hours) -> Uuid {
        let rule = format!(
            "{}/{}/{}/{}",
            self.slug(),
            hours.weekday,
            hours.opens,
            self.valid_from
        );
        id("availability-rule", &rule)
    }
}

fn one() -> i16 {
    1
}

fn first_day() -> NaiveDate {
    FIRST_DAY
}
