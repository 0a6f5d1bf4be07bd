//! Streets and municipalities of the Piana.

use std::sync::LazyLock;

use crate::draw::Draw;
use crate::words::{Ranked, section};

const LIST: &str = include_str!("data/streets.txt");
static STREETS: LazyLock<Ranked> = LazyLock::new(|| Ranked::new(section(LIST, "street"), 30));
static HAMLETS: LazyLock<[Vec<&'static str>; 7]> =
    LazyLock::new(|| MUNICIPALITIES.map(|(place, _)| section(LIST, place.name)));

/// A municipality of the Piana.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub name: &'static str,
    /// Cadastral code.
    pub cadastral: &'static str,
    pub postal_code: &'static str,
}

/// The seven, by hundreds of inhabitants (rounded).
pub const MUNICIPALITIES: [(Place, u32); 7] = [
    (place("Lucca", "E715", "55100"), 890),
    (place("Capannori", "B648", "55012"), 460),
    (place("Altopascio", "A241", "55011"), 155),
    (place("Porcari", "G882", "55016"), 89),
    (place("Montecarlo", "F452", "55015"), 44),
    (place("Pescaglia", "G480", "55064"), 34),
    (place("Villa Basilica", "L913", "55019"), 15),
];

const fn place(name: &'static str, cadastral: &'static str, postal_code: &'static str) -> Place {
    Place {
        name,
        cadastral,
        postal_code,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressKind {
    Residence,
    /// Nobody knows where they sleep; the municipality is where they are met.
    NoFixedAbode,
    /// Registered at the street that a municipality keeps for people without a home (law 1228/1954, art. 2).
    FictitiousStreet,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub kind: AddressKind,
    /// With the house number; empty without a fixed abode.
    pub street: String,
    pub place: Place,
}

/// Where a household lives.
pub fn residence(draw: &mut Draw) -> Address {
    let which = draw.weighted(&[0, 1, 2, 3, 4, 5, 6].map(|n| (n, MUNICIPALITIES[n].1)));
    let street = street(draw, &HAMLETS[which]);
    Address {
        kind: AddressKind::Residence,
        street,
        place: MUNICIPALITIES[which].0,
    }
}

/// Where somebody without a home is registered, or met.
pub fn without_home(draw: &mut Draw) -> Address {
    let place = draw.weighted(&MUNICIPALITIES);
    if draw.per_mille(500) {
        let street = "Via della Casa Comunale 1".to_owned();
        return Address {
            kind: AddressKind::FictitiousStreet,
            street,
            place,
        };
    }
    Address {
        kind: AddressKind::NoFixedAbode,
        street: String::new(),
        place,
    }
}

fn street(draw: &mut Draw, hamlets: &[&str]) -> String {
    let hamlet = draw.pick(hamlets);
    let name = match draw.below(100) {
        ..=19 => format!("Via di {hamlet}"),
        20..=27 => format!("Via per {hamlet}"),
        28..=31 => format!("Via della Chiesa di {hamlet}"),
        32..=34 => format!("Via Vecchia di {hamlet}"),
        _ => STREETS.draw(draw).to_owned(),
    };
    // low numbers are commoner: every street has them
    let number = 1 + draw.below(20).min(draw.below(20)) * draw.below(14) + draw.below(12);
    let letter = *draw.pick(&["", "", "", "", "", "", "", "/A", "/B", " int. 2"]);
    format!("{name} {number}{letter}")
}
