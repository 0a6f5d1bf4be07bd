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
use crate::frequencies::Frequencies;
use crate::link::Groups;
use crate::prepared::Prepared;
use crate::record::Record;
use crate::weights::{Levels, Source, Weights};
use crate::{blocking, link};

/// Pairs of the same person that the written weights count for.
const SAME_BEFORE: f64 = 20.0;
/// Pairs of strangers that they count for, and in the context of something that is the same.
const STRANGERS_BEFORE: [f64; 2] = [1000.0, 20.0];
/// Pairs taken from the whole file.
const SAMPLE: usize = 500_000;
const ROUNDS: usize = 25;

/// Comparisons and how often each was seen.
pub(crate) type Patterns = HashMap<Comparison, f64>;

impl Weights {
    /// Weights of these records, which may hold somebody several times. Takes about as long as linking them.
    pub fn estimate(records: &[Record]) -> Self {
        let prepared: Vec<Prepared> = records.iter().map(Prepared::read).collect();
        let pairs = blocking::candidates(&prepared);
        let comparisons = link::compare_all(&prepared, &pairs);
        of(&prepared, &pairs, &comparisons)
    }
}

/// Weights from records, the pairs proposed and how they compare.
pub(crate) fn of(
    records: &[Prepared],
    pairs: &[(u32, u32)],
    comparisons: &[Comparison],
) -> Weights {
    let mut weights = learn(records, comparisons);
    let groups = same_people(&weights, records.len(), pairs, comparisons);
    let once = records
        .iter()
        .enumerate()
        .map(|(place, record)| (record, 1.0 / groups.size(place)));
    weights.frequencies = Frequencies::count(once);
    weights
}

fn learn(records: &[Prepared], comparisons: &[Comparison]) -> Weights {
    let count = records.len() as f64;
    let all_pairs = (count * (count - 1.0) / 2.0).max(1.0);
    let proposed = patterns(comparisons);
    let chance = patterns(&link::compare_all(
        records,
        &blocking::spread(records.len(), SAMPLE),
    ));
    let mut weights = Weights {
        source: Source::Records {
            count: records.len(),
        },
        prior: (0.2 * count / all_pairs).min(0.3),
        kin: (0.2 * count / all_pairs).min(0.3),
        ..defaults::weights()
    };
    for _ in 0..ROUNDS {
        weights = round(&weights, &proposed, &chance, all_pairs);
    }
    weights.in_order();
    weights
}

fn patterns(comparisons: &[Comparison]) -> Patterns {
    let mut patterns = Patterns::new();
    for comparison in comparisons {
        *patterns.entry(*comparison).or_default() += 1.0;
    }
    patterns
}

/// One expectation and one maximisation.
fn round(before: &Weights, proposed: &Patterns, chance: &Patterns, all_pairs: f64) -> Weights {
    let mut same = [[0.0; 7]; FIELDS];
    let (mut found, mut related, mut swapped) = (0.0, 0.0, 0.0);
    for (comparison, count) in proposed {
        let [is_same, is_kin] = before.expects(comparison);
        found += count * is_same;
        related += count * is_kin;
        swapped += count * is_same * f64::from(u8::from(comparison.swapped));
        for field in Field::ALL {
            same[field as usize][usize::from(comparison.level(field))] += count * is_same;
        }
    }
    let mut strangers = [[[0.0; 7]; 2]; FIELDS];
    for (comparison, count) in chance {
        let [is_same, is_kin] = before.expects(comparison);
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
    fn expects(&self, comparison: &Comparison) -> [f64; 2] {
        self.posteriors(&self.likelihoods(comparison, &[0.0; FIELDS]))
    }

    /// Makes a greater likeness never weigh less than a smaller one: neighbouring levels that stand the wrong way round
    /// get the weight of both together (isotonic regression by pooling adjacent violators).
    fn in_order(&mut self) {
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

/// Who is surely who, so that somebody written down five times makes no name common.
fn same_people(
    weights: &Weights,
    count: usize,
    pairs: &[(u32, u32)],
    comparisons: &[Comparison],
) -> Groups {
    let mut groups = Groups::alone(count);
    for ((a, b), comparison) in pairs.iter().zip(comparisons) {
        if weights.expects(comparison)[0] > 0.9 {
            groups.join(*a as usize, *b as usize);
        }
    }
    groups
}
