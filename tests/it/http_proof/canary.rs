//! Words that stand nowhere else. Each says to which case it belongs and what it stands for.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, PgConnection};
use vocabulary::reference::Reference;

use crate::access_proof::specification::CLASSES;

/// What a word stands for: a line of a section, by the place of its class; or one of these.
pub const GRANT_REASON: usize = 90;
pub const GLASS_REASON: usize = 91;
pub const LIFT_REASON: usize = 92;
pub const NOTICE: usize = 93;
pub const REFERENCE: usize = 94;
pub const CLOSURE_NOTE: usize = 95;
pub const DEADLINE: usize = 96;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Canary {
    pub case: usize,
    pub what: usize,
    pub number: usize,
}

/// Puts them into the database: `zz`, the case, what it is, which of them, `q`; and references that begin alike.
pub async fn set(behind: &mut PgConnection, cases: usize) {
    let word = |what: usize, number: &str| {
        format!("'zz' || right(case_id::text, 4) || '{what:02}' || {number} || 'q'")
    };
    // the fourth group of an id made for the proof ends with the number of the line, the grant …
    let last = "right(split_part(id::text, '-', 4), 1)";
    let line = format!("(('x' || {last})::bit(4)::int % 4)");
    let mut script = "set session_replication_role = replica;\n".to_owned();
    for (place, class) in CLASSES.into_iter().enumerate() {
        script += &format!(
            "update cases.{class} set text = {} where id::text like 'e0000000-%';\n",
            word(place, &line)
        );
    }
    for (table, column, letter, what) in [
        ("access.case_grant", "reason", 'd', GRANT_REASON),
        ("access.break_glass", "reason", '9', GLASS_REASON),
        ("cases.protection_lift", "reason", '8', LIFT_REASON),
        ("cases.case_closure", "note", '4', CLOSURE_NOTE),
        ("cases.deadline", "what", '5', DEADLINE),
        (
            "access.sharing_authorisation",
            "notice_version",
            'f',
            NOTICE,
        ),
    ] {
        script += &format!(
            "update {table} set {column} = {} where id::text like '{letter}0000000-%';\n",
            word(what, last)
        );
    }
    for case in 0..cases {
        script += &format!(
            "update cases.social_case set reference = '{}' where id = '{}';\n",
            reference(case).canonical(),
            crate::access_proof::world::id('c', case)
        );
    }
    // a broken glass has an end
    script += "update access.case_grant set valid_to = clock_timestamp() + interval '3 hours'
               where basis = 'break_glass' and valid_to is null;
               set session_replication_role = origin;\n";
    sqlx::raw_sql(AssertSqlSafe(script))
        .execute(behind)
        .await
        .expect("the words are set");
}

/// `ZZQZ-0000-0123-…`: the case in digits.
pub fn reference(case: usize) -> Reference {
    let digits = format!("{case:08}");
    let values = [31, 31, 23, 31]
        .into_iter()
        .chain(digits.bytes().map(|digit| u64::from(digit - b'0')));
    let bits = values
        .enumerate()
        .fold(0, |bits, (n, value)| bits | value << (5 * n));
    Reference::from_bits(bits)
}

/// All the words in a text.
pub fn found(text: &str) -> BTreeSet<Canary> {
    let words = text
        .match_indices("zz")
        .filter_map(|(at, _)| word(text.get(at..at + 10)?));
    let references = text.match_indices("ZZQZ").filter_map(|(at, _)| {
        let rest = text[at + 4..].bytes().filter(|byte| *byte != b'-').take(8);
        let digits = String::from_utf8(rest.collect()).ok()?;
        Some(Canary {
            case: digits.parse().ok()?,
            what: REFERENCE,
            number: 0,
        })
    });
    words.chain(references).collect()
}

fn word(text: &str) -> Option<Canary> {
    if !text.is_ascii() || !text.ends_with('q') {
        return None;
    }
    Some(Canary {
        case: usize::from_str_radix(&text[2..6], 16).ok()?,
        what: text[6..8].parse().ok()?,
        number: text[8..9].parse().ok()?,
    })
}

#[test]
fn words_and_references_are_found_however_they_are_written() {
    let text = format!(
        "piazza pizzeria zz01a3130q. {} <i>{}</i>zz zzzz0002900q",
        reference(123),
        reference(7).canonical()
    );
    let one = |case, what, number| Canary { case, what, number };
    assert_eq!(
        found(&text).into_iter().collect::<Vec<_>>(),
        [
            one(2, GRANT_REASON, 0),
            one(7, REFERENCE, 0),
            one(123, REFERENCE, 0),
            one(0x1a3, 13, 0),
        ]
    );
}
