//! One row of the trail as bytes: every field that is not null, with its number and its length. Two different rows
//! never give the same bytes, and a field that is added later leaves old rows as they were.
//!
//! A value is written as PostgreSQL sends it in its binary protocol: integers and instants (microseconds since 2000)
//! big-endian, uuids as 16 bytes, text in UTF-8; JSON as its text.

use sqlx::postgres::{PgRow, PgValueRef};
use sqlx::{Row, ValueRef};

use crate::merkle::{Hash, leaf};

/// A table of the trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    Event,
    RowChange,
}

/// Of both tables: era, number, transaction, instant. Their numbers, like all others, never change.
const XID: usize = 2;
const AT: usize = 3;

const EVENT: [&str; 16] = [
    "era",
    "id",
    "xid8send(xid)",
    "at",
    "request_id",
    "role::text",
    "actor",
    "action",
    "subject",
    "detail::text",
    "case_id",
    "data_class",
    "basis",
    "body_id",
    "capacity",
    "outcome",
];
const ROW_CHANGE: [&str; 11] = [
    "era",
    "id",
    "xid8send(xid)",
    "at",
    "request_id",
    "role::text",
    "actor",
    "relation",
    "verb",
    "key",
    "array_to_json(columns)::text",
];

impl Table {
    pub(crate) const ALL: [Self; 2] = [Self::Event, Self::RowChange];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::RowChange => "row_change",
        }
    }

    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Event => &EVENT,
            Self::RowChange => &ROW_CHANGE,
        }
    }

    /// The rows of an era from one transaction (`$2`) to before another (`$3`), in the order of the tree.
    pub(crate) fn rows(self) -> String {
        let (fields, name) = (self.fields().join(", "), self.name());
        format!(
            "select {fields} from audit.{name} where era = $1 and xid >= $2::text::xid8 and xid < $3::text::xid8
             order by xid, id"
        )
    }
}

/// A row as the seal sees it.
pub(crate) struct Leaf {
    pub(crate) xid: u64,
    /// Microseconds since 2000.
    pub(crate) at: i64,
    pub(crate) hash: Hash,
}

impl Leaf {
    /// Of a row of [`Table::rows`]. `bytes` is only room to work in.
    pub(crate) fn of(table: Table, row: &PgRow, bytes: &mut Vec<u8>) -> Result<Self, sqlx::Error> {
        bytes.clear();
        append(bytes, 0, table.name().as_bytes());
        for number in 0..table.fields().len() {
            let value = row.try_get_raw(number)?;
            if !value.is_null() {
                append(bytes, number + 1, content(&value)?);
            }
        }
        Ok(Self {
            xid: u64::from_be_bytes(eight(row, XID)?),
            at: i64::from_be_bytes(eight(row, AT)?),
            hash: leaf(bytes),
        })
    }
}

fn append(bytes: &mut Vec<u8>, number: usize, value: &[u8]) {
    bytes.push(u8::try_from(number).unwrap_or(u8::MAX));
    bytes.extend_from_slice(&(value.len() as u64).to_be_bytes());
    bytes.extend_from_slice(value);
}

fn content<'row>(value: &PgValueRef<'row>) -> Result<&'row [u8], sqlx::Error> {
    value.as_bytes().map_err(sqlx::Error::Decode)
}

fn eight(row: &PgRow, number: usize) -> Result<[u8; 8], sqlx::Error> {
    content(&row.try_get_raw(number)?)?
        .try_into()
        .map_err(|error: std::array::TryFromSliceError| sqlx::Error::Decode(error.into()))
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn fields_can_not_flow_into_one_another() {
        let written = |fields: &[(usize, &str)]| {
            let mut bytes = Vec::new();
            for (number, value) in fields {
                append(&mut bytes, *number, value.as_bytes());
            }
            bytes
        };
        assert_ne!(
            written(&[(1, "ab"), (2, "c")]),
            written(&[(1, "a"), (2, "bc")])
        );
        assert_ne!(written(&[(1, "a")]), written(&[(2, "a")]));
        assert_ne!(written(&[(1, "")]), written(&[]));
    }
}
