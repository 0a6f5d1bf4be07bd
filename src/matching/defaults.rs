//! The weights that stand where there is no file to estimate them from; also what an estimate starts from.

use chrono::NaiveDate;

use crate::comparison::FIELDS;
use crate::frequencies::Frequencies;
use crate::weights::{Levels, Source, Weights};

/// By field and level, among records of the same person.
pub(crate) const SAME: [Levels; FIELDS] = [
    [1.0, 0.02, 0.02, 0.03, 0.04, 0.09, 0.80],
    [1.0, 0.02, 0.02, 0.03, 0.04, 0.09, 0.80],
    [1.0, 0.02, 0.02, 0.05, 0.01, 0.90, 0.0],
    [1.0, 0.01, 0.99, 0.0, 0.0, 0.0, 0.0],
    [1.0, 0.02, 0.04, 0.94, 0.0, 0.0, 0.0],
    [1.0, 0.20, 0.05, 0.10, 0.10, 0.55, 0.0],
    [1.0, 0.12, 0.05, 0.83, 0.0, 0.0, 0.0],
    [1.0, 0.10, 0.04, 0.06, 0.80, 0.0, 0.0],
];

/// By field, context and level, among strangers.
pub(crate) const STRANGERS: [[Levels; 2]; FIELDS] = [
    [[1.0, 0.89, 0.085, 0.003, 0.006, 0.006, 0.01]; 2],
    [[1.0, 0.93, 0.06, 0.001, 0.004, 0.003, 0.002]; 2],
    [[1.0, 0.994_28, 0.0042, 0.001_44, 0.000_04, 0.000_04, 0.0]; 2],
    [[1.0, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0]; 2],
    [[1.0, 0.999_99, 0.000_009, 0.000_001, 0.0, 0.0, 0.0]; 2],
    [[1.0, 0.94, 0.055, 0.004, 0.0005, 0.0005, 0.0]; 2],
    [
        [1.0, 0.80, 0.08, 0.12, 0.0, 0.0, 0.0],
        [1.0, 0.30, 0.05, 0.65, 0.0, 0.0, 0.0],
    ],
    [
        [1.0, 0.80, 0.04, 0.01, 0.15, 0.0, 0.0],
        [1.0, 0.15, 0.02, 0.03, 0.80, 0.0, 0.0],
    ],
];

/// How often given name and surname are exchanged.
pub(crate) const SWAPPED: f64 = 0.01;

pub(crate) fn weights() -> Weights {
    let mut weights = Weights {
        source: Source::WrittenDown {
            on: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default(),
            data: "judgement; not estimated from a register",
        },
        same: SAME,
        strangers: STRANGERS,
        swapped: SWAPPED,
        prior: 0.3 / 100_000.0,
        kin: 0.3 / 100_000.0,
        frequencies: Frequencies::default(),
    };
    weights.in_order();
    weights
}
