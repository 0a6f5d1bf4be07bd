//! The timetables of sites, read from what the office has written down.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, Weekday};
use platform::Tx;
use sqlx::{Error, Result};
use uuid::Uuid;
use vocabulary::ids::{DeskId, SiteId};

use crate::holiday::{DayOfYear, Holidays};
use crate::model::{
    Absence, Capacity, Closure, Hours, OneOff, OneOffId, RuleId, Timetable, WallTime, WeeklyRule,
};
use crate::queries::{self, Place};

type Dates = (NaiveDate, NaiveDate);

/// The timetables of the sites in which some desks stand, with what concerns these desks and dates.
pub(crate) async fn timetables(
    tx: &mut Tx,
    places: &[Place],
    dates: Dates,
) -> Result<Vec<Timetable>> {
    let written = Written::read(tx, places, dates).await?;
    let mut sites: BTreeMap<SiteId, Vec<&Place>> = BTreeMap::new();
    for place in places {
        sites.entry(place.site).or_default().push(place);
    }
    Ok(sites
        .iter()
        .map(|(site, places)| written.of_site(*site, places))
        .collect())
}

/// All lines about all the desks.
struct Written {
    rules: Vec<WeeklyRule>,
    one_offs: Vec<OneOff>,
    absences: Vec<Absence>,
    closures: Vec<(SiteId, Closure)>,
}

impl Written {
    async fn read(tx: &mut Tx, places: &[Place], dates: Dates) -> Result<Self> {
        let desks: Vec<Uuid> = places.iter().map(|place| place.desk.0).collect();
        let sites: Vec<Uuid> = places.iter().map(|place| place.site.0).collect();
        let rules = queries::rules(tx, &desks, dates).await?;
        let one_offs = queries::one_offs(tx, &desks, dates).await?;
        let absences = queries::absences(tx, &desks, dates).await?;
        let closures = queries::closures(tx, &sites, dates).await?;
        Ok(Self {
            rules: rules.iter().map(weekly_rule).collect::<Result<_>>()?,
            one_offs: one_offs.iter().map(one_off).collect::<Result<_>>()?,
            absences: absences.iter().map(absence).collect(),
            closures: closures
                .iter()
                .map(|row| (row.site, closure(row)))
                .collect(),
        })
    }

    fn of_site(&self, site: SiteId, places: &[&Place]) -> Timetable {
        let here = |desk: DeskId| places.iter().any(|place| place.desk == desk);
        let patrons = places.iter().filter_map(|place| patron(place));
        Timetable {
            rules: self
                .rules
                .iter()
                .copied()
                .filter(|rule| here(rule.desk))
                .collect(),
            one_offs: self
                .one_offs
                .iter()
                .copied()
                .filter(|one_off| here(one_off.desk))
                .collect(),
            absences: self
                .absences
                .iter()
                .copied()
                .filter(|absence| here(absence.desk))
                .collect(),
            closures: self
                .closures
                .iter()
                .filter(|(of, _)| *of == site)
                .map(|(_, shut)| *shut)
                .collect(),
            holidays: Holidays::with_patrons(patrons.take(1)),
        }
    }
}

fn patron(place: &Place) -> Option<DayOfYear> {
    let month = u32::try_from(place.patron_month?).ok()?;
    DayOfYear::new(month, u32::try_from(place.patron_day?).ok()?)
}

fn weekly_rule(row: &queries::Rule) -> Result<WeeklyRule> {
    let weekday = u8::try_from(row.weekday - 1)
        .ok()
        .and_then(|day| Weekday::try_from(day).ok());
    Ok(WeeklyRule {
        id: RuleId(row.id),
        desk: row.desk,
        weekday: weekday.ok_or_else(|| not_a("weekday"))?,
        hours: hours(row.opens, row.closes)?,
        capacity: capacity(row.capacity)?,
        valid_from: row.valid_from.unwrap_or(NaiveDate::MIN),
        valid_to: row.valid_to,
    })
}

fn one_off(row: &queries::OneOff) -> Result<OneOff> {
    Ok(OneOff {
        id: OneOffId(row.id),
        desk: row.desk,
        date: row.on_date,
        hours: hours(row.opens, row.closes)?,
        capacity: capacity(row.capacity)?,
    })
}

fn absence(row: &queries::Absence) -> Absence {
    Absence {
        desk: row.desk,
        from: row.from_local,
        to: row.to_local,
    }
}

fn closure(row: &queries::Closure) -> Closure {
    Closure {
        from: row.from.unwrap_or(NaiveDate::MIN),
        to: row.to.unwrap_or(NaiveDate::MAX),
    }
}

fn hours(opens: NaiveTime, closes: NaiveTime) -> Result<Hours> {
    WallTime::of(opens)
        .zip(WallTime::of(closes))
        .and_then(|(opens, closes)| Hours::new(opens, closes))
        .ok_or_else(|| not_a("stretch of quarters"))
}

fn capacity(places: i16) -> Result<Capacity> {
    Capacity::new(places).ok_or_else(|| not_a("capacity"))
}

/// The checks of the database keep these out; if they are ever loosened, this tells.
fn not_a(what: &str) -> Error {
    Error::Decode(format!("the timetable has something that is no {what}").into())
}
