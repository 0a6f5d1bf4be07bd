//! A municipality or a state, for as long as it had one name and one province.

use chrono::NaiveDate;

/// Where somebody can have been born.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Cadastral code: a letter and three digits, `Z…` for a state.
    pub belfiore: &'static str,
    /// In Italian, as the Italian statistics office spells it.
    pub name: &'static str,
    /// Two letters; `EE` ("estero") for a state.
    pub province: &'static str,
    /// Of today's municipalities six digits, of today's states three.
    pub istat: Option<&'static str>,
    /// ISO 3166-1 alpha-3, of today's states.
    pub iso3: Option<&'static str>,
    /// First day that the registry knows of.
    pub from: NaiveDate,
    /// Last day; absent while it exists.
    pub to: Option<NaiveDate>,
    pub kind: Kind,
}

/// Which of the two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Municipality,
    State,
}

impl Place {
    /// Was it there that day, under this name and in this province?
    pub fn existed(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }

    /// `Capannori (LU)`, `Marocco (EE)`: what the form offers, and what [`crate::reads`] understands.
    pub fn label(&self) -> String {
        format!("{} ({})", self.name, self.province)
    }
}
