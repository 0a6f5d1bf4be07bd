//! What the trail is searched for, read from the address. A person is named by the number of the account, a case by
//! its reference: no name is ever in an address.

use chrono::{DateTime, Days, NaiveDate, Utc};
use platform::Tx;
use platform::web::{Choice, Form, Visit};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use vocabulary::local_time::{local_date, start_of};
use vocabulary::reference::Reference;

use super::{queries, words};

/// Without dates the last so many days are searched.
const USUAL_DAYS: u64 = 30;

/// The fields of the form, in its order.
const FIELDS: [&str; 7] = ["persona", "ente", "tipo", "esito", "caso", "dal", "al"];

/// A search, as far as it could be understood.
#[derive(Default)]
pub(super) struct Search {
    pub(super) actor: Option<Uuid>,
    pub(super) body: Option<Uuid>,
    pub(super) kind: Option<&'static str>,
    pub(super) outcome: Option<&'static str>,
    pub(super) case: Option<Uuid>,
    pub(super) from: Option<DateTime<Utc>>,
    pub(super) until: Option<DateTime<Utc>>,
}

/// Where a page of the list ends.
#[derive(Clone, Copy)]
pub(super) struct Cursor {
    pub(super) at: DateTime<Utc>,
    pub(super) id: i64,
}

impl Cursor {
    /// `1764230400000000-17`; anything else is the beginning.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('-')?;
        let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
        Some(Self {
            at,
            id: id.parse().ok()?,
        })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.at.timestamp_micros(), self.id)
    }
}

/// What the fields offer.
pub(super) struct Offered {
    pub(super) people: Vec<Choice>,
    pub(super) bodies: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    pub(super) outcomes: Vec<Choice>,
}

impl Offered {
    pub(super) async fn load(tx: &mut Tx, visit: &Visit) -> Result<Self, sqlx::Error> {
        let choices = |rows: Vec<(Uuid, String)>| {
            rows.into_iter()
                .map(|(id, name)| Choice::new(id.to_string(), name))
                .collect()
        };
        let texts = |family: &str, codes: &[&str]| {
            codes
                .iter()
                .map(|code| Choice::new(*code, visit.text(&format!("audit-{family}-{code}"))))
                .collect()
        };
        Ok(Self {
            people: choices(queries::people(tx).await?),
            bodies: choices(queries::bodies(tx).await?),
            kinds: texts("kind", &words::KINDS),
            outcomes: texts("outcome", &["done", "refused"]),
        })
    }

    pub(super) fn name(list: &[Choice], id: Uuid) -> Option<String> {
        let id = id.to_string();
        list.iter()
            .find(|choice| choice.value == id)
            .map(|choice| choice.label.clone())
    }
}

/// The form as it was sent; a fresh one asks for the last weeks.
pub(super) fn form(asked: Vec<(String, String)>, now: DateTime<Utc>) -> Form {
    let mut form = Form::filled(
        asked
            .into_iter()
            .filter(|(field, _)| FIELDS.contains(&field.as_str())),
    );
    if !FIELDS.iter().any(|field| form.was_sent(field)) {
        let from = local_date(now).checked_sub_days(Days::new(USUAL_DAYS));
        form.set("dal", from.map(|day| day.to_string()).unwrap_or_default());
    }
    form
}

impl Search {
    /// Reads the form; what is wrong is said in it.
    pub(super) async fn read(tx: &mut Tx, form: &mut Form) -> Result<Self, sqlx::Error> {
        let from = date(form, "dal");
        let until = date(form, "al");
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            form.fail("al", "audit-until-before-from");
        }
        Ok(Self {
            actor: id(form, "persona"),
            body: id(form, "ente"),
            kind: one_of(form, "tipo", &words::KINDS),
            outcome: one_of(form, "esito", &["done", "refused"]),
            case: case(tx, form).await?,
            from: from.map(start_of),
            until: until
                .and_then(|day| day.checked_add_days(Days::new(1)))
                .map(start_of),
        })
    }

    /// What was searched for, for the trail itself: codes, ids and days.
    pub(super) fn detail(&self, rows: usize) -> Value {
        let asked = [
            ("actor", self.actor.map(|id| json!(id))),
            ("body", self.body.map(|id| json!(id))),
            ("kind", self.kind.map(|kind| json!(kind))),
            ("outcome", self.outcome.map(|outcome| json!(outcome))),
            ("from", self.from.map(|at| json!(local_date(at)))),
            ("until", self.until.map(|at| json!(local_date(at)))),
            ("rows", Some(json!(rows))),
        ];
        let said = asked
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Value::Object(said.collect::<Map<_, _>>())
    }
}

/// The address of the same search elsewhere.
pub(super) fn address(
    path: &impl std::fmt::Display,
    form: &Form,
    cursor: Option<Cursor>,
) -> String {
    let cursor = cursor.map(|cursor| ("prima", cursor.to_string()));
    let said = FIELDS
        .iter()
        .map(|field| (*field, form.value(field)))
        .chain(cursor);
    let query: Vec<String> = said
        .filter(|(_, value)| !value.is_empty())
        .map(|(field, value)| format!("{field}={}", escaped(&value)))
        .collect();
    format!("{path}?{}", query.join("&"))
}

fn escaped(value: &str) -> String {
    use std::fmt::Write;
    value.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}"); // a string takes everything
        }
        out
    })
}

fn id(form: &mut Form, field: &str) -> Option<Uuid> {
    let typed = form.raw(field);
    let id = Uuid::parse_str(typed).ok();
    if id.is_none() && !typed.is_empty() {
        form.fail(field, "audit-not-offered");
    }
    id
}

fn one_of(form: &mut Form, field: &str, offered: &[&'static str]) -> Option<&'static str> {
    if form.raw(field).is_empty() {
        return None;
    }
    let pairs: Vec<(&str, &'static str)> = offered.iter().map(|code| (*code, *code)).collect();
    form.choice(field, "audit-not-offered", &pairs)
}

fn date(form: &mut Form, field: &str) -> Option<NaiveDate> {
    let typed = form.raw(field).trim();
    if typed.is_empty() {
        return None;
    }
    let date = typed.parse::<NaiveDate>().ok();
    // the database knows no day beyond these
    let date = date.filter(|date| (2000..=2200).contains(&chrono::Datelike::year(date)));
    if date.is_none() {
        form.fail(field, "audit-no-date");
    }
    date
}

async fn case(tx: &mut Tx, form: &mut Form) -> Result<Option<Uuid>, sqlx::Error> {
    if form.raw("caso").trim().is_empty() {
        return Ok(None);
    }
    let case = match Reference::parse(form.raw("caso")) {
        Some(reference) => queries::case_of(tx, &reference.canonical()).await?,
        None => None,
    };
    if case.is_none() {
        form.fail("caso", "audit-no-case");
    }
    Ok(case)
}

#[cfg(test)]
mod tests {
    use super::{Cursor, address, form};
    use chrono::DateTime;

    #[test]
    fn a_cursor_is_read_back_and_nonsense_is_the_beginning() {
        let cursor = Cursor::parse("1764230400000001-17").expect("a cursor");
        assert_eq!(cursor.to_string(), "1764230400000001-17");
        for nonsense in ["", "17", "-", "x-1", "1-x", "99999999999999999999-1"] {
            assert!(Cursor::parse(nonsense).is_none(), "{nonsense}");
        }
    }

    #[test]
    fn an_address_repeats_the_search_and_nothing_else() {
        let now = DateTime::from_timestamp_micros(1_764_230_400_000_000).expect("an instant");
        let asked = [
            ("caso", "A&B"),
            ("dal", "2026-01-01"),
            ("altro", "x"),
            ("esito", ""),
        ];
        let form = form(
            asked
                .map(|(field, value)| (field.into(), value.into()))
                .into(),
            now,
        );
        assert_eq!(
            address(&"/registro", &form, None),
            "/registro?caso=A%26B&dal=2026-01-01"
        );
    }
}
