//! Codes of a person: the fiscal code in its 128 ways to be written, or whatever code a body uses.

use vocabulary::fiscal_code::{FiscalCode, Sex};

use crate::text;

/// How alike two codes are, from 1; 0 is unknown.
pub const DIFFERENT: u8 = 1;
/// One character is another, is missing, or two neighbours are exchanged.
pub const NEAR: u8 = 2;
pub const SAME: u8 = 3;

/// The code, with digits where digits belong, and the sex that it tells.
pub fn read(written: &str) -> (String, Option<Sex>) {
    let code = text::code(written);
    if code.len() < 4 || text::is_filler(&code) {
        return (String::new(), None);
    }
    match FiscalCode::parse(&code) {
        Ok(code) => (code.without_omocodia().to_string(), Some(code.sex())),
        Err(_) => (code, None),
    }
}

/// The level of likeness; the same both ways.
pub fn likeness(one: &str, other: &str) -> u8 {
    if one.is_empty() || other.is_empty() {
        0
    } else if one == other {
        SAME
    } else if text::slips(one, other) == 1 {
        NEAR
    } else {
        DIFFERENT
    }
}
