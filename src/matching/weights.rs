//! What agreement is worth: how often each level is seen in one field among records of the same person, among strangers,
//! and among people who live together; and the probability that follows.

use chrono::NaiveDate;

use crate::comparison::{Comparison, FIELDS, Field};
use crate::defaults;
use crate::frequencies::{Frequencies, Shares};
use crate::prepared::Prepared;

/// Shares of levels, by level; place 0 (unknown) is 1: no evidence.
pub(crate) type Levels = [f64; 7];

/// Where weights come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Written down in this crate on that day; `data` says what they rest on.
    WrittenDown { on: NaiveDate, data: &'static str },
    /// Estimated from the records at hand.
    Records { count: usize },
}

/// The parameters of the model. [`Weights::default`] for one person against few, [`Weights::estimate`] from a file.
#[derive(Clone)]
pub struct Weights {
    pub source: Source,
    /// Among records of the same person.
    pub(crate) same: [Levels; FIELDS],
    /// Among strangers; twice, see [`Comparison::context`].
    pub(crate) strangers: [[Levels; 2]; FIELDS],
    /// How often given name and surname are exchanged, in records of the same person.
    pub(crate) swapped: f64,
    /// How many of all pairs are the same person, before anything is compared.
    pub(crate) prior: f64,
    /// How many of all pairs are two people of one household.
    pub(crate) kin: f64,
    pub(crate) frequencies: Frequencies,
}

/// Births at the same time, among pairs of one household: about 16 in 1,000 births are of twins.
const TWINS: f64 = 0.01;

/// How likely a comparison is for the same person, for people of one household, for strangers.
#[derive(Clone, Copy)]
pub(crate) struct Likelihoods {
    pub same: f64,
    pub kin: f64,
    pub strangers: f64,
}

impl Default for Weights {
    fn default() -> Self {
        defaults::weights()
    }
}

impl Weights {
    /// These weights for comparing a newcomer with an archive of so many people: one in three is taken to be in it.
    #[must_use]
    pub fn for_archive(mut self, people: usize) -> Self {
        self.prior = 0.3 / (people.max(1) as f64);
        self.kin = self.prior;
        self
    }

    /// The probability, 0 to 1, that two records are of the same person.
    pub fn probability(&self, comparison: &Comparison, one: &Prepared, other: &Prepared) -> f64 {
        let shares = shares(comparison, one, other);
        self.posteriors(&self.likelihoods(comparison, &shares))[0]
    }

    /// Probabilities of: the same person, one household.
    pub(crate) fn posteriors(&self, likelihoods: &Likelihoods) -> [f64; 2] {
        let same = self.prior * likelihoods.same;
        let kin = self.kin * likelihoods.kin;
        let strangers = (1.0 - self.prior - self.kin).max(0.0) * likelihoods.strangers;
        let all = (same + kin + strangers).max(f64::MIN_POSITIVE);
        [same / all, kin / all]
    }

    /// `shares`: how common the value is on which the two agree; 0 for the average.
    pub(crate) fn likelihoods(&self, comparison: &Comparison, shares: &Shares) -> Likelihoods {
        let exchange = if comparison.swapped {
            self.swapped
        } else {
            1.0 - self.swapped
        };
        let mut all = Likelihoods {
            same: exchange,
            kin: exchange,
            strangers: 1.0,
        };
        let mut names = 1.0;
        for field in Field::ALL {
            let level = usize::from(comparison.level(field));
            let same = self.same[field as usize][level];
            let strangers = self.among_strangers(comparison, field, shares.fields[field as usize]);
            if matches!(field, Field::GivenName | Field::Surname) {
                names *= strangers;
            }
            all.same *= same;
            all.strangers *= strangers;
            all.kin *= match field {
                _ if level == 0 => 1.0,
                Field::GivenName | Field::Code => strangers,
                Field::BirthDate => TWINS * same + (1.0 - TWINS) * strangers,
                Field::Sex => 0.5,
                Field::Surname | Field::Street | Field::PostalCode | Field::Place => same,
            };
        }
        if comparison.is_namesake() {
            // some given names go with some surnames: there are more namesakes than chance has it
            let more = (shares.full_name / names).max(1.0);
            all.strangers *= more;
            all.kin *= more;
        }
        all
    }

    /// How often strangers agree so far; on this very value, where it is known how common it is. To be the same never
    /// says less than to be nearly the same.
    fn among_strangers(&self, comparison: &Comparison, field: Field, share: f64) -> f64 {
        let level = usize::from(comparison.level(field));
        let levels = &self.strangers[field as usize][comparison.context(field)];
        let is_near =
            matches!(field, Field::PostalCode | Field::Place) && comparison.context(field) == 1;
        let is_average = share <= 0.0 || level == 0 || is_near;
        if is_average || !comparison.is_same(field) {
            return levels[level];
        }
        let same = &self.same[field as usize];
        let at_most = same[level] * levels[level - 1] / same[level - 1].max(f64::MIN_POSITIVE);
        share.min(at_most)
    }
}

/// How common the values are on which the two agree; of names that were exchanged, as given name or as surname.
pub(crate) fn shares(comparison: &Comparison, one: &Prepared, other: &Prepared) -> Shares {
    let mut shares = one.shares;
    shares.full_name = shares.full_name.max(other.shares.full_name);
    if comparison.swapped {
        let [given_name, surname] = [Field::GivenName as usize, Field::Surname as usize];
        let most = [one, other]
            .iter()
            .flat_map(|record| {
                [
                    record.shares.fields[given_name],
                    record.shares.fields[surname],
                ]
            })
            .fold(0.0, f64::max);
        shares.fields[given_name] = most;
        shares.fields[surname] = most;
    }
    shares
}
