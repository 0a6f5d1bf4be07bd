//! A person, as far as the portal asks.

use chrono::NaiveDate;
use uuid::Uuid;
use vocabulary::fiscal_code::Sex;
use vocabulary::person_code::PersonCode;

use crate::address::Address;
pub use crate::birthplace::Birthplace;

/// The day on which everybody is as they are described: 1 January 2026.
pub const AS_OF: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");

/// A made-up person. Codes of lists are those of `domain.md` §2.8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Uuid,
    pub given_name: String,
    pub surname: String,
    /// As registered.
    pub sex: Sex,
    pub birth_date: NaiveDate,
    pub birthplace: Birthplace,
    /// ISO 3166-1 alpha-3; two for some.
    pub citizenships: Vec<&'static str>,
    /// ANPR `Tipo_Soggiorno`: "1" permit, "2" long term, "5" receipt, "6" renewal under way, "7" without. None for
    /// citizens of the Union.
    pub residence_title: Option<&'static str>,
    pub code: Option<PersonCode>,
    /// National vocabulary: "1" never married, "2" married, "3" widowed, "4" divorced, "6" in a civil union.
    pub marital_status: &'static str,
    /// National vocabulary: NED PSE LSE USV USG ITS L LS RDD.
    pub education: &'static str,
    /// INPS-SINBA: "1" employed, "2" unemployed, "3" looking for the first job, "4" at home, "5" student,
    /// "6" retired, "7" unable to work, "8" other (children before school too).
    pub employment: &'static str,
    pub languages: Vec<Language>,
    /// Starts with 000, as no number in Italy does.
    pub phone: Option<String>,
    /// At example.org (RFC 2606).
    pub mail: Option<String>,
    pub address: Address,
}

/// A language somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// 1 none to 5 excellent.
    pub level: u8,
}

impl Person {
    /// Whole years on [`AS_OF`].
    pub fn age(&self) -> u32 {
        AS_OF.years_since(self.birth_date).unwrap_or(0)
    }

    pub fn is_foreign(&self) -> bool {
        !self.citizenships.contains(&"ITA")
    }
}
