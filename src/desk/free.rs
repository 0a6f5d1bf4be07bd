//! Free times as the desk offers them: at one office or anywhere, from a day on, soonest first.

use agenda::offers::Need;
use agenda::{Search, free_times};
use chrono::{DateTime, Days, NaiveDate, Utc};
use platform::Tx;
use platform::web::{Choice, Form, Visit};
use vocabulary::ids::{OfficeId, ServiceId};
use vocabulary::local_time::local_date;

use crate::line::clock;
use crate::plan;
use crate::queries::{Card, Place, Reason};

/// How many times are offered at once: as many as can be read out on the telephone.
const MOST: usize = 20;
/// How many days are looked through.
const DAYS: u64 = 60;

/// A time that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Free {
    pub(crate) at: DateTime<Utc>,
    pub(crate) office: String,
    pub(crate) place: String,
}

/// The times of one day.
pub(crate) struct Day {
    pub(crate) name: String,
    pub(crate) times: Vec<Choice>,
}

/// What was found, and whether it is where it was looked for.
pub(crate) struct Found {
    pub(crate) days: Vec<Day>,
    /// The chosen office does not receive for this reason: these times are elsewhere.
    pub(crate) is_elsewhere: bool,
}

/// For what a time is looked for.
#[derive(Clone, Copy)]
pub(crate) struct Wish {
    pub(crate) service: ServiceId,
    minutes: i16,
    buffer: i16,
}

impl From<&Reason> for Wish {
    fn from(reason: &Reason) -> Self {
        Self {
            service: reason.service_id,
            minutes: reason.minutes,
            buffer: reason.buffer,
        }
    }
}

impl From<&Card> for Wish {
    fn from(card: &Card) -> Self {
        Self {
            service: card.service_id,
            minutes: card.minutes,
            buffer: card.buffer,
        }
    }
}

impl Wish {
    /// The desk books without notice, and as far ahead as desks are open.
    fn need(self) -> Option<Need> {
        Need::new(self.minutes, self.buffer, 0, 0).map(Need::for_staff)
    }
}

/// Looks at one office (`slug`), or everywhere if it is empty, or if that office does not do this.
pub(crate) async fn find(
    tx: &mut Tx,
    visit: &Visit,
    wish: Wish,
    places: &[Place],
    slug: &str,
    from: NaiveDate,
) -> sqlx::Result<Found> {
    let offering: Vec<&Place> = places
        .iter()
        .filter(|place| place.offers(wish.service))
        .collect();
    let chosen: Vec<&Place> = offering
        .iter()
        .copied()
        .filter(|place| place.slug == slug)
        .collect();
    let is_elsewhere = chosen.is_empty() && !slug.is_empty();
    let looked_at = if chosen.is_empty() { offering } else { chosen };
    let Some(need) = wish.need() else {
        return Ok(Found {
            days: Vec::new(),
            is_elsewhere,
        });
    };
    let now = visit.app().clock.now();
    let from = from.max(local_date(now));
    let offices: Vec<OfficeId> = looked_at.iter().map(|place| place.id).collect();
    let search = Search {
        offices: &offices,
        need,
        dates: Some((from, from + Days::new(DAYS))),
    };
    let mut free: Vec<Free> = Vec::new();
    for (place, found) in looked_at.iter().zip(free_times(tx, &search, now).await?) {
        let starts = found
            .offers
            .all()
            .iter()
            .take(MOST)
            .map(|offer| offer.starts.instant());
        free.extend(starts.map(|at| Free {
            at,
            office: place.slug.clone(),
            place: place.label(),
        }));
    }
    free.sort_by(|a, b| (a.at, &a.place).cmp(&(b.at, &b.place)));
    free.truncate(MOST);
    Ok(Found {
        days: by_day(visit, &free, looked_at.len() > 1 || is_elsewhere),
        is_elsewhere,
    })
}

fn by_day(visit: &Visit, free: &[Free], with_place: bool) -> Vec<Day> {
    let mut days: Vec<(NaiveDate, Day)> = Vec::new();
    for time in free {
        let date = local_date(time.at);
        let label = if with_place {
            format!("{} · {}", clock(time.at), time.place)
        } else {
            clock(time.at)
        };
        let choice = Choice::new(time.value(), label);
        if let Some((_, day)) = days.last_mut().filter(|(last, _)| *last == date) {
            day.times.push(choice);
        } else {
            days.push((
                date,
                Day {
                    name: plan::short_name(visit.language(), date),
                    times: vec![choice],
                },
            ));
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

impl Free {
    /// As forms carry it: where and when.
    fn value(&self) -> String {
        format!("{}@{}", self.office, self.at.format("%Y-%m-%dT%H:%MZ"))
    }
}

/// Reads which time was chosen; nothing chosen and nonsense are complaints beside the field.
pub(crate) fn chosen<'a>(
    form: &mut Form,
    places: &'a [Place],
) -> Option<(&'a Place, DateTime<Utc>)> {
    let typed = form.value("start");
    let read = typed.split_once('@').and_then(|(slug, at)| {
        let place = places.iter().find(|place| place.slug == slug)?;
        let at = chrono::NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%MZ")
            .ok()?
            .and_utc();
        Some((place, at)).filter(|_| at.timestamp() % 900 == 0)
    });
    if read.is_none() {
        form.fail(
            "start",
            if typed.is_empty() {
                "desk-start-empty"
            } else {
                "desk-start-wrong"
            },
        );
    }
    read
}
