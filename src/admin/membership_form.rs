//! A role in a body with its dates, as a form asks for it: when inviting somebody, and when somebody gets one more.

use access::Role;
use chrono::NaiveDate;
use platform::Tx;
use platform::web::{Choice, Form, Visit};
use vocabulary::local_time::local_date;
use vocabulary::text::Refused;

use crate::queries::{self, Body, Office, Wanted};

const AREAS: [&str; 4] = ["families", "adults", "disability", "elderly"];

/// What the form offers.
pub(crate) struct Offered {
    pub bodies: Vec<Choice>,
    pub roles: Vec<Choice>,
    pub offices: Vec<Choice>,
    pub areas: Vec<Choice>,
    known: (Vec<Body>, Vec<Office>),
}

impl Offered {
    pub(crate) async fn load(tx: &mut Tx, visit: &Visit) -> sqlx::Result<Self> {
        let bodies = queries::bodies(tx).await?;
        let offices = queries::offices(tx).await?;
        let said =
            |code: &str, kind: &str| Choice::new(code, visit.text(&format!("{kind}-{code}")));
        Ok(Self {
            bodies: bodies
                .iter()
                .map(|body| Choice::new(body.id.to_string(), &body.name))
                .collect(),
            roles: Role::ALL
                .iter()
                .map(|(code, _)| said(code, "role"))
                .collect(),
            offices: offices
                .iter()
                .map(|office| {
                    let label = format!("{} · {}", office.body, office.name);
                    Choice::new(office.id.to_string(), label)
                })
                .collect(),
            areas: AREAS
                .iter()
                .map(|area| said(area, "identity-area"))
                .collect(),
            known: (bodies, offices),
        })
    }

    /// Nobody administers anything here.
    pub(crate) fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }

    /// What a fresh form says: from today, and the only body there is.
    pub(crate) fn fresh(&self, visit: &Visit) -> Form {
        let today = local_date(visit.app().clock.now()).to_string();
        let mut form = Form::filled([("from", today)]);
        if let [only] = &*self.bodies {
            form.set("body", &only.value);
        }
        form
    }

    /// Reads all fields; what the database has to decide it decides when it is asked.
    pub(crate) fn read(&self, form: &mut Form) -> Option<Wanted> {
        let (bodies, offices) = &self.known;
        let codes = Role::ALL.map(|(code, _)| (code, code));
        let role = form.choice("role", "admin-role-empty", &codes);
        let body = form.read("body", "admin-body", |typed| {
            let known = bodies.iter().find(|body| body.id.to_string() == typed);
            known.map(|body| body.id).ok_or(Refused::Empty)
        });
        let office = form.read_optional("office", "admin-office", |typed| {
            let known = offices.iter().find(|office| office.id.to_string() == typed);
            known.map(|office| office.id).ok_or(Refused::Shape)
        });
        let area = form.read_optional("area", "admin-area", |typed| {
            let known = AREAS.iter().find(|area| **area == typed);
            known.copied().ok_or(Refused::Shape)
        });
        let from = form.read("from", "admin-from", date);
        let to = form.read_optional("to", "admin-to", date);
        Some(Wanted {
            role: role?,
            body: body?,
            office: office?,
            area: area?,
            from: from?,
            to: to?,
        })
    }
}

/// As date fields send it.
pub(crate) fn date(typed: &str) -> Result<NaiveDate, Refused> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Refused::Empty);
    }
    let fits = typed.len() == 10;
    let date = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok();
    date.filter(|_| fits).ok_or(Refused::Shape)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert!(date("2026-11-23").is_ok());
        for wrong in [
            "",
            "2026-02-30",
            "23/11/2026",
            "2026-11-23'; --",
            "+99999-01-01",
        ] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
