//! What a visitor reads about services, sites and hours.

use chrono::NaiveTime;
use vocabulary::ids::{OfficeId, ReasonId, ServiceId, SiteId};

/// A service in a list.
#[derive(Clone, Debug)]
pub struct Service {
    pub id: ServiceId,
    pub slug: String,
    /// Message id of the topic.
    pub topic: String,
    pub name: String,
    pub summary: String,
}

/// All that a page says about a service. Texts of several lines are lists, one thing a line.
#[derive(Clone, Debug)]
pub struct ServiceSheet {
    pub id: ServiceId,
    pub slug: String,
    /// Message id of the topic.
    pub topic: String,
    pub name: String,
    pub summary: String,
    pub audience: String,
    pub how_it_works: String,
    pub needed: String,
    pub obtained: String,
    pub times_and_costs: String,
}

/// Why somebody comes, and what that asks of the calendar.
#[derive(Clone, Debug)]
pub struct Reason {
    pub id: ReasonId,
    pub slug: String,
    pub service_id: ServiceId,
    pub duration_minutes: i16,
    pub buffer_minutes: i16,
    pub min_notice_hours: i16,
    pub max_notice_days: i16,
    /// `anyone`, `summoned` or `staff`.
    pub who_may_book: String,
    pub name: String,
    /// One thing a line.
    pub bring: String,
}

/// An office with the building in which it receives.
#[derive(Clone, Debug)]
pub struct Reception {
    pub office_id: OfficeId,
    pub office_slug: String,
    pub office: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Also without an appointment.
    pub walk_in: bool,
    /// Made up so that the portal can be shown.
    pub example: bool,
    pub body: String,
    pub site_id: SiteId,
    pub site_slug: String,
    pub site: String,
    /// None: not known yet.
    pub address: Option<String>,
    pub postal_code: Option<String>,
    pub directions: Option<String>,
    /// None: not known yet.
    pub step_free: Option<bool>,
    pub municipality: Option<String>,
}

/// A building.
#[derive(Clone, Debug)]
pub struct Site {
    pub id: SiteId,
    pub slug: String,
    pub name: String,
    pub body: String,
    /// None: not known yet.
    pub address: Option<String>,
    pub postal_code: Option<String>,
    pub directions: Option<String>,
    /// None: not known yet.
    pub step_free: Option<bool>,
    pub municipality: Option<String>,
}

/// A service that an office offers.
#[derive(Clone, Debug)]
pub struct Offered {
    pub office_id: OfficeId,
    pub slug: String,
    pub name: String,
}

/// When one desk of an office receives.
#[derive(Clone, Debug)]
pub struct Hours {
    pub office_id: OfficeId,
    /// ISO: Monday is 1.
    pub weekday: i16,
    pub opens: NaiveTime,
    pub closes: NaiveTime,
    /// Nobody has confirmed them.
    pub example: bool,
}

/// Can this be the name of anything in the directory? Addresses are typed by anybody, and the database refuses some
/// characters.
pub(crate) fn is_slug(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl Reason {
    /// May a person choose it on the public pages?
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.who_may_book != "staff"
    }
}

impl ServiceSheet {
    /// What to have at hand, one thing each.
    pub fn needed_things(&self) -> impl Iterator<Item = &str> {
        self.needed.lines()
    }
}

/// `Piazza Aldo Moro, 55012 Capannori`, as far as it is known.
pub fn written_address(
    address: Option<&str>,
    postal_code: Option<&str>,
    municipality: Option<&str>,
) -> Option<String> {
    let street = address?.to_owned();
    let place = [postal_code, municipality]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    Some(if place.is_empty() {
        street
    } else {
        format!("{street}, {place}")
    })
}

impl Reception {
    /// `Casa della salute di Marlia, Capannori`; the municipality only where the name does not tell it.
    #[must_use]
    pub fn place(&self) -> String {
        match &self.municipality {
            Some(municipality) if !self.site.contains(municipality.as_str()) => {
                format!("{}, {municipality}", self.site)
            }
            _ => self.site.clone(),
        }
    }

    /// The address on one line; none while the street is not known.
    #[must_use]
    pub fn written_address(&self) -> Option<String> {
        written_address(
            self.address.as_deref(),
            self.postal_code.as_deref(),
            self.municipality.as_deref(),
        )
    }
}

impl Site {
    /// The address on one line; none while the street is not known.
    #[must_use]
    pub fn written_address(&self) -> Option<String> {
        written_address(
            self.address.as_deref(),
            self.postal_code.as_deref(),
            self.municipality.as_deref(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::written_address;

    #[test]
    fn an_address_without_a_street_is_not_an_address() {
        let written = written_address(Some("Piazza Aldo Moro"), Some("55012"), Some("Capannori"));
        assert_eq!(
            written.as_deref(),
            Some("Piazza Aldo Moro, 55012 Capannori")
        );
        let written = written_address(Some("Via Cavour"), None, Some("Altopascio"));
        assert_eq!(written.as_deref(), Some("Via Cavour, Altopascio"));
        assert_eq!(written_address(None, Some("55100"), Some("Lucca")), None);
        assert_eq!(
            written_address(Some("Via Roma"), None, None).as_deref(),
            Some("Via Roma")
        );
    }
}
