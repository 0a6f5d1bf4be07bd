//! Where people come from: citizenship, code of the state, languages, names.

use std::sync::LazyLock;

use crate::draw::Draw;
use crate::naming::Names;

/// A citizenship that is common in the Piana.
pub struct Nation {
    /// ISO 3166-1 alpha-3.
    pub iso3: &'static str,
    /// Name in Italian.
    pub name: &'static str,
    /// Cadastral code of the state (Agenzia delle Entrate, table of foreign states).
    pub cadastral: &'static str,
    /// ISO 639-1.
    pub language: &'static str,
    /// Of the European Union: no permit is needed to stay.
    pub is_union: bool,
    /// How many wives of a thousand have their husband's surname in their papers; a guess.
    pub wives_renamed: u32,
    pub names: Names,
}

impl Nation {
    pub fn is_italy(&self) -> bool {
        self.iso3 == "ITA"
    }
}

pub static ITALY: LazyLock<Nation> = LazyLock::new(|| Nation {
    iso3: "ITA",
    name: "Italia",
    cadastral: "",
    language: "it",
    is_union: true,
    wives_renamed: 0,
    names: Names::read(include_str!("data/names/italy.txt")),
});

/// The foreign ones, and how often; the order of size is that of the province of Lucca, the figures are rounded.
static FOREIGN: LazyLock<[(Nation, u32); 11]> = LazyLock::new(|| {
    [
        nation(
            "ROU",
            "Romania",
            "Z129",
            "ro",
            500,
            include_str!("data/names/romania.txt"),
            24,
        ),
        nation(
            "ALB",
            "Albania",
            "Z100",
            "sq",
            500,
            include_str!("data/names/albania.txt"),
            20,
        ),
        nation(
            "MAR",
            "Marocco",
            "Z330",
            "ar",
            0,
            include_str!("data/names/morocco.txt"),
            15,
        ),
        nation(
            "LKA",
            "Sri Lanka",
            "Z209",
            "si",
            200,
            include_str!("data/names/sri_lanka.txt"),
            10,
        ),
        nation(
            "UKR",
            "Ucraina",
            "Z138",
            "uk",
            800,
            include_str!("data/names/ukraine.txt"),
            8,
        ),
        nation(
            "CHN",
            "Cina",
            "Z210",
            "zh",
            0,
            include_str!("data/names/china.txt"),
            7,
        ),
        nation(
            "PHL",
            "Filippine",
            "Z216",
            "tl",
            700,
            include_str!("data/names/philippines.txt"),
            5,
        ),
        nation(
            "NGA",
            "Nigeria",
            "Z335",
            "en",
            400,
            include_str!("data/names/nigeria.txt"),
            4,
        ),
        nation(
            "SEN",
            "Senegal",
            "Z343",
            "wo",
            0,
            include_str!("data/names/senegal.txt"),
            3,
        ),
        nation(
            "BGD",
            "Bangladesh",
            "Z249",
            "bn",
            0,
            include_str!("data/names/bangladesh.txt"),
            2,
        ),
        nation(
            "PER",
            "Perù",
            "Z611",
            "es",
            0,
            include_str!("data/names/peru.txt"),
            2,
        ),
    ]
});

fn nation(
    iso3: &'static str,
    name: &'static str,
    cadastral: &'static str,
    language: &'static str,
    wives_renamed: u32,
    names: &'static str,
    weight: u32,
) -> (Nation, u32) {
    let nation = Nation {
        iso3,
        name,
        cadastral,
        language,
        is_union: iso3 == "ROU",
        wives_renamed,
        names: Names::read(names),
    };
    (nation, weight)
}

/// A foreign nation.
pub fn foreign(draw: &mut Draw) -> &'static Nation {
    let mut left = draw.below(FOREIGN.iter().map(|(_, weight)| weight).sum());
    let found = FOREIGN.iter().find(|(_, weight)| {
        let found = left < *weight;
        left = left.wrapping_sub(*weight);
        found
    });
    &found.unwrap_or(&FOREIGN[0]).0
}
