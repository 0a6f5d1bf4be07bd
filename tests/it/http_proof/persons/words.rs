//! Words that stand nowhere else, in every field of every person of the proof. Each says whose it is and where it
//! stood, and the specification says who may read it.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, PgConnection};

use super::cast::{Cast, Whose};
use crate::access_proof::people::Person;
use crate::access_proof::specification::has;
use crate::access_proof::world::AUTHOR;
use crate::support::Answer;

/// Who may read what stands in a field.
#[derive(Clone, Copy)]
pub enum Rule {
    /// Whoever reads that class of the person.
    Class(&'static str),
    /// Whoever reads what was said in the access record.
    Said,
    /// The same, and whoever is to do it.
    Step,
    /// Both sides of a proposal.
    Proposal,
    /// Whoever answers for the person.
    Lift,
    /// Nobody: a page has no use for it.
    Nobody,
}

pub struct Field {
    pub table: &'static str,
    pub column: &'static str,
    /// Ends with the number of the person.
    key: &'static str,
    pub rule: Rule,
}

const fn field(table: &'static str, column: &'static str, class: &'static str) -> Field {
    ruled(table, column, "person_id", Rule::Class(class))
}

const fn ruled(table: &'static str, column: &'static str, key: &'static str, rule: Rule) -> Field {
    Field {
        table,
        column,
        key,
        rule,
    }
}

const fn said(table: &'static str, column: &'static str) -> Field {
    ruled(table, column, "access_id", Rule::Said)
}

pub const FIELDS: [Field; 38] = [
    field("people.name", "surname", "name"),
    field("people.name", "given_name", "name"),
    field("people.name", "called", "name"),
    field("people.identity", "birthplace", "identity"),
    field("people.contact_point", "value", "contact"),
    field("people.contact_point", "owner_name", "contact"),
    field("people.contact_point", "when_to_call", "contact"),
    field("people.address", "street", "contact"),
    field("people.address", "place", "contact"),
    field("people.address", "care_of", "contact"),
    field("people.protected_address", "street", "protection"),
    field("people.protected_address", "place", "protection"),
    field("people.protected_address", "care_of", "protection"),
    field("people.education", "note", "education"),
    field("people.employment", "note", "work"),
    field("people.disability", "note", "health"),
    field("people.guardianship", "guardian_name", "household"),
    field("people.guardianship", "guardian_contact", "household"),
    field("people.guardianship", "court", "household"),
    field("people.guardianship", "decree", "household"),
    field("people.guardianship", "scope", "household"),
    field("people.court_limit", "court", "protection"),
    field("people.court_limit", "decree", "protection"),
    field("people.court_limit", "text", "protection"),
    said("intake.told", "reason"),
    said("intake.told", "given"),
    said("intake.told", "referred_to"),
    said("intake.need", "words"),
    said("intake.reporter", "name"),
    said("intake.reporter", "service"),
    said("intake.reporter", "contact"),
    said("intake.correction", "words"),
    ruled("intake.next_step", "what", "access_id", Rule::Step),
    ruled("intake.case_proposal", "why_rejected", "id", Rule::Proposal),
    ruled("people.protection_lift", "reason", "person_id", Rule::Lift),
    ruled("people.person_grant", "reason", "person_id", Rule::Nobody),
    ruled("people.look_up", "reason", "id", Rule::Nobody),
    ruled("intake.draft", "fields", "id", Rule::Nobody),
];

/// What besides fields gives somebody away.
pub const CODE: usize = 200;
pub const ID: usize = 201;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    pub person: usize,
    /// A place in [`FIELDS`], or one of the above.
    pub what: usize,
}

impl std::fmt::Display for Word {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.what {
            CODE => write!(out, "the code"),
            ID => write!(out, "the id"),
            what => write!(out, "{}.{}", FIELDS[what].table, FIELDS[what].column),
        }
    }
}

fn letters(number: usize, many: usize) -> String {
    let digits = (0..many).rev().map(|place| number >> (4 * place) & 15);
    digits
        .map(|digit| char::from(b"abcdefghijklmnop"[digit]))
        .collect()
}

/// Nothing but letters, so that it may be a name as well.
pub fn word(person: usize, what: usize) -> String {
    format!("zx{}{}q", letters(person, 4), letters(what, 2))
}

pub fn code(person: usize) -> String {
    format!("STP7{person:012}")
}

/// Puts a word into every field.
pub async fn set(behind: &mut PgConnection) {
    // some proposals were opened, and some of those were not taken up
    let mut script = format!("set session_replication_role = replica;
        update intake.case_proposal set state = 'seen', seen_at = clock_timestamp(), seen_by = '{AUTHOR}'
            where id::text like '70000000-%' and right(id::text, 1) > '5';
        update intake.case_proposal set state = 'rejected', decided_at = clock_timestamp(), decided_by = '{AUTHOR}', why_rejected = 'x'
            where id::text like '70000000-%' and right(id::text, 1) > 'a';\n");
    for (what, field) in FIELDS.iter().enumerate() {
        let (table, column) = (field.table, field.column);
        let word = format!(
            "'zx' || translate(right({}::text, 4), '0123456789abcdef', 'abcdefghijklmnop') || '{}q'",
            field.key,
            letters(what, 2)
        );
        script += &format!(
            "update {table} set {column} = {word} where {} ;\n",
            only(field)
        );
    }
    script += "update people.identity_code set code = c.code, base = c.code from (select o.id,
                'STP7' || lpad((('x' || right(o.person_id::text, 4))::bit(16)::int)::text, 12, '0') as code from people.identity_code o) c
            where c.id = identity_code.id and person_id::text like '10000000-%';
        update people.address set kind = 'residence' where street like 'zx%';
        update people.name set surname_latin = surname, given_latin = given_name where surname like 'zx%';
        update people.circle c set surname_key = n.surname_key, given_key = n.given_key, surname_sound = people.sound(n.surname_key),
            given_sound = people.sound(n.given_key) from people.name n where n.person_id = c.person_id;
        set session_replication_role = origin;
        analyze people.circle; analyze people.name;\n";
    sqlx::raw_sql(AssertSqlSafe(script))
        .execute(behind)
        .await
        .expect("the words are set");
}

/// Rows of the proof, not of the demo.
fn only(field: &Field) -> String {
    match (field.key, field.column) {
        ("person_id", _) => "person_id::text like '10000000-%'".to_owned(),
        (key, "why_rejected") => format!("{key}::text like '70000000-%' and state = 'rejected'"),
        (key, _) => format!("{key}::text like '70000000-%'"),
    }
}

/// All the words in a text.
pub fn found(text: &str) -> BTreeSet<Word> {
    let small = text.to_lowercase();
    let words = small
        .match_indices("zx")
        .filter_map(|(at, _)| a_word(small.get(at..at + 9)?));
    let codes = small.match_indices("stp7").filter_map(|(at, _)| {
        let digits = small.get(at + 4..at + 16)?;
        let person = digits.parse().ok()?;
        Some(Word { person, what: CODE })
    });
    let ids = small
        .match_indices("10000000-0000-0000-0000-")
        .filter_map(|(at, before)| {
            let digits = small.get(at + before.len()..at + before.len() + 12)?;
            number(digits).map(|person| Word { person, what: ID })
        });
    words.chain(codes).chain(ids).collect()
}

fn number(digits: &str) -> Option<usize> {
    usize::from_str_radix(digits, 16).ok()
}

fn a_word(text: &str) -> Option<Word> {
    let body = text.strip_prefix("zx")?.strip_suffix('q')?;
    let digit = |letter: u8| match letter {
        b'a'..=b'p' => Some(usize::from(letter - b'a')),
        _ => None,
    };
    let digits: Vec<usize> = body.bytes().map(digit).collect::<Option<_>>()?;
    let value = |some: &[usize]| some.iter().fold(0, |value, digit| value * 16 + digit);
    let (person, what) = (value(&digits[..4]), value(&digits[4..]));
    (what < FIELDS.len()).then_some(Word { person, what })
}

/// All that an answer tells, in its headers and its body.
pub fn told_by(answer: &Answer) -> BTreeSet<Word> {
    let mut words = found(&answer.body);
    for value in answer.headers.values() {
        words.extend(found(&String::from_utf8_lossy(value.as_bytes())));
    }
    words
}

/// May this member of the staff read this word anywhere?
pub fn may_read(cast: &Cast, who: &Person, word: Word) -> bool {
    let Whose::Known(somebody) = cast.whose(word.person) else {
        return false;
    };
    let rule = match word.what {
        CODE => Rule::Class("identity"),
        // that there is somebody, for whom a record is theirs to read as well
        ID => {
            return who.reads_of(somebody) != 0 || who.sees_record(somebody);
        }
        what => FIELDS[what].rule,
    };
    match rule {
        Rule::Class(class) => has(who.reads_of(somebody), class),
        Rule::Said => who.sees_what_was_said(somebody),
        Rule::Step => {
            who.sees_what_was_said(somebody)
                || (somebody.of == who.code && who.sees_record(somebody))
        }
        Rule::Proposal => who.sees_proposal(somebody),
        Rule::Lift => who.answers_for(somebody),
        Rule::Nobody => false,
    }
}

#[test]
fn words_codes_and_ids_are_found_however_they_are_written() {
    let text = format!(
        "piazza {} <b>Zx{}</b> {} /persone/10000000-0000-0000-0000-000000000007?x zx",
        word(0x1a3, 4).to_uppercase(),
        &word(2, 31)[2..],
        code(9),
    );
    let one = |person, what| Word { person, what };
    assert_eq!(
        found(&text).into_iter().collect::<Vec<_>>(),
        [one(2, 31), one(7, ID), one(9, CODE), one(0x1a3, 4)]
    );
}
