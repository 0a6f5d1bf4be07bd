//! Where people were born.

use std::sync::LazyLock;

use crate::draw::Draw;

/// A municipality or a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Birthplace {
    /// Cadastral code (Belfiore): valid on the day of birth for everybody in this population.
    pub cadastral: &'static str,
    /// Name in Italian.
    pub name: &'static str,
}

/// Municipalities that have had their code without a break since 1917, and how often people here were born there; the
/// codes and spans were checked against `municipalities.json` of python-codicefiscale 0.12.1, the weights are a guess.
static MUNICIPALITIES: LazyLock<Vec<(Birthplace, u32)>> = LazyLock::new(|| {
    include_str!("data/birthplaces.csv")
        .lines()
        .skip(1)
        .filter_map(row)
        .collect()
});

/// States where children of those who left Lucca were born.
const ABROAD: [(Birthplace, u32); 8] = [
    (
        Birthplace {
            cadastral: "Z133",
            name: "Svizzera",
        },
        5,
    ),
    (
        Birthplace {
            cadastral: "Z112",
            name: "Germania",
        },
        4,
    ),
    (
        Birthplace {
            cadastral: "Z110",
            name: "Francia",
        },
        4,
    ),
    (
        Birthplace {
            cadastral: "Z114",
            name: "Regno Unito",
        },
        2,
    ),
    (
        Birthplace {
            cadastral: "Z404",
            name: "Stati Uniti d'America",
        },
        3,
    ),
    (
        Birthplace {
            cadastral: "Z602",
            name: "Brasile",
        },
        4,
    ),
    (
        Birthplace {
            cadastral: "Z600",
            name: "Argentina",
        },
        3,
    ),
    (
        Birthplace {
            cadastral: "Z700",
            name: "Australia",
        },
        1,
    ),
];

fn row(line: &'static str) -> Option<(Birthplace, u32)> {
    let (cadastral, rest) = line.split_once(',')?;
    let (name, weight) = rest.rsplit_once(',')?;
    Some((Birthplace { cadastral, name }, weight.parse().ok()?))
}

/// Of somebody born in Italy in that year. Of those born lately two of three were so in the hospital of Lucca.
pub fn in_italy(draw: &mut Draw, year: i32) -> Birthplace {
    if year >= 1985 && draw.per_mille(650) {
        return MUNICIPALITIES[0].0;
    }
    draw.weighted(&MUNICIPALITIES)
}

/// Of an Italian: one in fifty was born abroad.
pub fn of_italian(draw: &mut Draw, year: i32) -> Birthplace {
    if draw.per_mille(20) {
        return draw.weighted(&ABROAD);
    }
    in_italy(draw, year)
}
