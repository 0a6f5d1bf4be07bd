//! A whole file: which pairs of its records are of the same person.

use std::thread;

use crate::comparison::Comparison;
use crate::prepared::Prepared;
use crate::record::Record;
use crate::{blocking, estimate};

/// Two records that are likely of the same person: places in the file, the one with the smaller id first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    pub a: usize,
    pub b: usize,
    /// 0 to 1.
    pub probability: f64,
}

/// What [`link`] found.
#[derive(Clone, Debug)]
pub struct Links {
    /// The likeliest first.
    pub pairs: Vec<Pair>,
    /// How many pairs were compared.
    pub candidates: usize,
}

/// Pairs at least as likely as `threshold` (0 to 1). Weights are estimated from the records.
pub fn link(records: &[Record], threshold: f64) -> Links {
    let mut prepared: Vec<Prepared> = records.iter().map(Prepared::read).collect();
    let proposed = blocking::candidates(&prepared);
    let comparisons = compare_all(&prepared, &proposed);
    let weights = estimate::of(&mut prepared, &proposed, &comparisons);
    let mut pairs: Vec<Pair> = proposed
        .iter()
        .zip(&comparisons)
        .map(|((a, b), comparison)| {
            let (a, b) = (*a as usize, *b as usize);
            let probability = weights.probability(comparison, &prepared[a], &prepared[b]);
            Pair { a, b, probability }.in_order(records)
        })
        .filter(|pair| pair.probability >= threshold && records[pair.a].id != records[pair.b].id)
        .collect();
    pairs.sort_by(|one, other| {
        let ids = |pair: &Pair| (&records[pair.a].id, &records[pair.b].id);
        let likelier = other.probability.total_cmp(&one.probability);
        likelier.then_with(|| ids(one).cmp(&ids(other)))
    });
    Links {
        pairs,
        candidates: proposed.len(),
    }
}

impl Pair {
    fn in_order(mut self, records: &[Record]) -> Self {
        if records[self.a].id > records[self.b].id {
            (self.a, self.b) = (self.b, self.a);
        }
        self
    }
}

/// How those pairs compare, in their order; on all processors.
pub(crate) fn compare_all(records: &[Prepared], pairs: &[(u32, u32)]) -> Vec<Comparison> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let chunk = pairs.len().div_ceil(threads).max(1);
    let compare = |pairs: &[(u32, u32)]| -> Vec<Comparison> {
        pairs
            .iter()
            .map(|(a, b)| Comparison::of(&records[*a as usize], &records[*b as usize]))
            .collect()
    };
    thread::scope(|scope| {
        let running: Vec<_> = pairs
            .chunks(chunk)
            .map(|pairs| scope.spawn(move || compare(pairs)))
            .collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().expect("comparing does not panic"))
            .collect()
    })
}

/// Records joined into groups (disjoint sets).
pub(crate) struct Groups {
    parent: Vec<usize>,
    size: Vec<usize>,
}

impl Groups {
    pub fn alone(count: usize) -> Self {
        Self {
            parent: (0..count).collect(),
            size: vec![1; count],
        }
    }

    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            let (small, large) = if self.size[one] < self.size[other] {
                (one, other)
            } else {
                (other, one)
            };
            self.parent[small] = large;
            self.size[large] += self.size[small];
        }
    }

    /// How many are in the group of this one.
    pub fn size(&self, place: usize) -> f64 {
        self.size[self.root(place)] as f64
    }

    fn root(&self, mut place: usize) -> usize {
        while self.parent[place] != place {
            place = self.parent[place];
        }
        place
    }
}
