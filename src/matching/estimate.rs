//! Weights from the data themselves, by expectation and maximisation: nobody has to say beforehand which records are
//! of the same person.
//!
//! Strangers are learnt from pairs taken evenly from the whole file, records of the same person from the pairs that
//! blocking proposes; both at once, since in a small file chance pairs too hold some of the same person. The share of
//! the same person is one of all pairs, not of those proposed. What is written down ([`crate::defaults`]) counts like a
//! few more pairs, so that ten records do not teach nonsense.
//!
//! A. P. Dempster, N. M. Laird, D. B. Rubin: "Maximum Likelihood from Incomplete Data via the EM Algorithm" (1977);
//! W. E. Winkler: "Using the EM Algorithm for Weight Computation in the Fellegi–Sunter Model" (1988).

use std::collections::HashMap;

use crate::comparison::{Comparison, FIELDS, Field};
use crate::defaults;
use crate::frequencies::{Frequencies, Shares};
use crate::link::Groups;
use crate::prepared::Prepared;
use crate::record::Record;
use crate::weights::{self, Levels, Source, Weights};
use crate::{blocking, link};

/// Pairs of the same person that the written weights count for.
const SAME_BEFORE: f64 = 20.0;
/// Pairs of strangers that they count for, and in the context of something that is the same.
const STRANGERS_BEFORE: [f64; 2] = [1000.0, 20.0];
/// Nothing is impossible in records of the same person.
const LEAST: f64 = 0.001;
/// Pairs taken from the whole file.
const SAMPLE: usize = 500_000;
const ROUNDS: [usize; 2] = [25, 12];

/// Comparisons, how common the values are, and how often that was seen.
type Patterns = Vec<(Comparison, Shares, f64)>;

/// Pairs less likely than this after the first time are of no weight in the second.
const LEFT_FROM: f64 = 0.001;

impl Weights {
    /// Weights of these records, which may hold somebody several times. Takes about as long as linking them.
    pub fn estimate(records: &[Record]) -> Self {
        let mut prepared: Vec<Prepared> = records.iter().map(Prepared::read).collect();
        let pairs = blocking::candidates(&prepared);
        let comparisons = link::compare_all(&prepared, &pairs);
        of(&mut prepared, &pairs, &comparisons)
    }
}

/// Weights from records, the pairs proposed and how they compare; leaves in the records how common their values are.
///
/// Twice: first by levels alone, which is fast; then, among the pairs that are left, with how common each value is.
pub(crate) fn of(
    records: &mut [Prepared],
    pairs: &[(u32, u32)],
    comparisons: &[Comparison],
) -> Weights {
    let count = records.len() as f64;
    let all_pairs = (count * (count - 1.0) / 2.0).max(1.0);
    let evenly = blocking::spread(records.len(), SAMPLE);
    let chance = patterns(&link::compare_all(records, &evenly));
    let proposed = patterns(comparisons);
    let mut weights = Weights {
        source: Source::Records {
            count: records.len(),
        },
        prior: (0.2 * count / all_pairs).min(0.3),
        kin: (0.2 * count / all_pairs).min(0.3),
        ..defaults::weights()
    };
    for _ in 0..ROUNDS[0] {
        weights = round(&weights, &proposed, &chance, all_pairs);
    }
    weights.count_people(records, pairs, comparisons);
    let left = weights.left(records, pairs, comparisons);
    for _ in 0..ROUNDS[1] {
        weights = round(&weights, &left, &chance, all_pairs);
    }
    weights.in_order();
    weights
}

fn patterns(comparisons: &[Comparison]) -> Patterns {
    let mut counts: HashMap<Comparison, f64> = HashMap::new();
    for comparison in comparisons {
        *counts.entry(*comparison).or_default() += 1.0;
    }
    let mut patterns: Patterns = counts
        .into_iter()
        .map(|(comparison, count)| (comparison, Shares::default(), count))
        .collect();
    // sums of fractions depend on the order
    patterns.sort_unstable_by_key(|(comparison, ..)| (comparison.levels, comparison.swapped));
    patterns
}

/// One expectation and one maximisation.
fn round(before: &Weights, proposed: &Patterns, chance: &Patterns, all_pairs: f64) -> Weights {
    let mut same = [[0.0; 7]; FIELDS];
    let (mut found, mut related, mut swapped) = (0.0, 0.0, 0.0);
    for (comparison, shares, count) in proposed {
        let [is_same, is_kin] = before.expects(comparison, shares);
        found += count * is_same;
        related += count * is_kin;
        swapped += count * is_same * f64::from(u8::from(comparison.swapped));
        for field in Field::ALL {
            same[field as usize][usize::from(comparison.level(field))] += count * is_same;
        }
    }
    let mut strangers = [[[0.0; 7]; 2]; FIELDS];
    for (comparison, shares, count) in chance {
        let [is_same, is_kin] = before.expects(comparison, shares);
        for field in Field::ALL {
            let levels = &mut strangers[field as usize][comparison.context(field)];
            levels[usize::from(comparison.level(field))] += count * (1.0 - is_same - is_kin);
        }
    }
    let mut after = before.clone();
    after.prior = ((found + 1.0) / (all_pairs + 2.0)).min(0.5);
    after.kin = ((related + 0.5) / (all_pairs + 2.0)).min(0.4);
    after.swapped = ((swapped + SAME_BEFORE * defaults::SWAPPED) / (found + SAME_BEFORE)).min(0.2);
    for field in Field::ALL.map(|field| field as usize) {
        after.same[field] = shares(&same[field], &defaults::SAME[field], SAME_BEFORE);
        for level in &mut after.same[field] {
            *level = level.max(LEAST);
        }
        for (context, before) in STRANGERS_BEFORE.into_iter().enumerate() {
            let written = &defaults::STRANGERS[field][context];
            after.strangers[field][context] = shares(&strangers[field][context], written, before);
        }
    }
    after
}

/// Counts of levels as shares, with what was written down counting `before`. Unknown (place 0) says nothing.
fn shares(counts: &Levels, written: &Levels, before: f64) -> Levels {
    let all: f64 = counts[1..].iter().sum::<f64>() + before;
    let mut shares = [1.0; 7];
    for level in 1..shares.len() {
        shares[level] = (counts[level] + written[level] * before) / all;
    }
    shares
}

impl Weights {
    fn expects(&self, comparison: &Comparison, shares: &Shares) -> [f64; 2] {
        self.posteriors(&self.likelihoods(comparison, shares))
    }

    /// Counts how common values are. Who is surely the same counts once: somebody written down five times makes no name
    /// common.
    fn count_people(
        &mut self,
        records: &mut [Prepared],
        pairs: &[(u32, u32)],
        comparisons: &[Comparison],
    ) {
        let mut groups = Groups::alone(records.len());
        for ((a, b), comparison) in pairs.iter().zip(comparisons) {
            if self.expects(comparison, &Shares::default())[0] > 0.9 {
                groups.join(*a as usize, *b as usize);
            }
        }
        let once = records.iter().enumerate();
        self.frequencies =
            Frequencies::count(once.map(|(place, record)| (record, 1.0 / groups.size(place))));
        for record in records {
            record.shares = self.frequencies.shares(record);
        }
    }

    /// The pairs that may be of the same person or household.
    fn left(
        &self,
        records: &[Prepared],
        pairs: &[(u32, u32)],
        comparisons: &[Comparison],
    ) -> Patterns {
        let all = pairs.iter().zip(comparisons);
        let shared = all.map(|((a, b), comparison)| {
            let (a, b) = (&records[*a as usize], &records[*b as usize]);
            (*comparison, weights::shares(comparison, a, b), 1.0)
        });
        let may_be = |(comparison, shares, _): &(Comparison, Shares, f64)| {
            let [same, kin] = self.expects(comparison, shares);
            same + kin > LEFT_FROM
        };
        shared.filter(may_be).collect()
    }

    /// Makes a greater likeness never weigh less than a smaller one: neighbouring levels that stand the wrong way round
    /// get the weight of both together (isotonic regression by pooling adjacent violators).
    pub(crate) fn in_order(&mut self) {
        for field in Field::ALL {
            let levels = 1..=usize::from(field.same());
            let same = self.same[field as usize];
            for strangers in &mut self.strangers[field as usize] {
                let mut pools: Vec<(f64, f64, usize)> = Vec::new();
                for level in levels.clone() {
                    let mut pool = (same[level], strangers[level], 1);
                    while let Some(last) = pools.pop_if(|last| last.0 * pool.1 > pool.0 * last.1) {
                        pool = (pool.0 + last.0, pool.1 + last.1, pool.2 + last.2);
                    }
                    pools.push(pool);
                }
                let ratios = pools
                    .iter()
                    .flat_map(|(same, strangers, levels)| vec![strangers / same; *levels]);
                for (level, ratio) in levels.clone().zip(ratios) {
                    strangers[level] = same[level] * ratio;
                }
            }
        }
    }
}
