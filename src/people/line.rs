//! One person on one line of a list, with as much of them as may be seen.

use chrono::{Datelike, NaiveDate};
use platform::Tx;
use uuid::Uuid;

use crate::queries;

/// Who somebody is, on one line. No `Debug`: it must not end up in a log.
pub struct PersonLine {
    pub id: Uuid,
    /// `registered`, `declared` or `alias`.
    pub standing: String,
    pub surname: Option<String>,
    pub given_name: Option<String>,
    /// What they want to be called.
    pub called: Option<String>,
    /// Where it is known, and mine to know.
    pub birth_date: Option<NaiveDate>,
    /// `day`, `month`, `year` or `about`: how much of the birth date is known.
    pub birth_known: String,
    /// As registered, `M` or `F`.
    pub sex: Option<String>,
    /// `none`, `confidential` or `protected`.
    pub protection: String,
}

impl PersonLine {
    /// Surname first, as lists are sorted.
    pub fn listed(&self) -> String {
        joined(self.surname.as_deref(), self.given_name.as_deref())
    }

    /// Given name first, as people are spoken to.
    pub fn spoken(&self) -> String {
        joined(self.given_name.as_deref(), self.surname.as_deref())
    }

    /// Completed years on a day; `None` if the year of birth is not known.
    pub fn age(&self, today: NaiveDate) -> Option<i32> {
        self.birth_date.map(|born| age(born, today))
    }
}

/// Two parts of a name, of which one may be missing.
pub(crate) fn joined(first: Option<&str>, second: Option<&str>) -> String {
    [first, second]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Completed years. Whoever is born on 29 February completes a year on 1 March of other years.
pub(crate) fn age(born: NaiveDate, today: NaiveDate) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i32::from(!had_birthday)
}

/// One person, if there is such a person for me.
pub async fn line(tx: &mut Tx, person: Uuid) -> sqlx::Result<Option<PersonLine>> {
    Ok(lines(tx, &[person]).await?.into_iter().next())
}

/// Those of these persons whom I may see, by surname.
pub async fn lines(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<Vec<PersonLine>> {
    queries::lines(tx, persons).await
}

/// The same, in the order in which they were asked for.
pub async fn lines_in_order(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<Vec<PersonLine>> {
    let mut lines = lines(tx, persons).await?;
    lines.sort_by_key(|line| persons.iter().position(|id| *id == line.id));
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::age;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_year_is_completed_on_the_birthday() {
        assert_eq!(age(day("2000-05-17"), day("2018-05-16")), 17);
        assert_eq!(age(day("2000-05-17"), day("2018-05-17")), 18);
        assert_eq!(age(day("2008-02-29"), day("2026-02-28")), 17);
        assert_eq!(age(day("2008-02-29"), day("2026-03-01")), 18);
    }
}
