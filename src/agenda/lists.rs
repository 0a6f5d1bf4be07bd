//! Long lists out of the database, read straight from what the server sends.
//!
//! A search over a region reads some sixty thousand values. Taken one by one through the general
//! path of the driver they cost more time than the search and the statements together.

use chrono::{DateTime, Utc};
use sqlx::Postgres;
use sqlx::decode::Decode;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::PgRange;
use sqlx::postgres::{PgTypeInfo, PgValueFormat, PgValueRef};
use sqlx::types::Type;

use crate::model::Quarter;

/// An array of one dimension without nulls.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct List<T>(pub Vec<T>);

/// From one quarter up to another.
pub(crate) type Span = (Quarter, Quarter);

/// What a list can be made of: how PostgreSQL calls the array, and how it writes an element.
pub(crate) trait Element: Sized {
    /// A type that the driver knows for the same array.
    type Known: Type<Postgres>;

    /// Reads one element in binary format; none if it is not one.
    fn read(bytes: &[u8]) -> Option<Self>;
}

impl Element for i16 {
    type Known = Vec<i16>;

    fn read(bytes: &[u8]) -> Option<Self> {
        Some(Self::from_be_bytes(bytes.try_into().ok()?))
    }
}

impl Element for Quarter {
    type Known = Vec<DateTime<Utc>>;

    /// An instant comes in microseconds since the beginning of 2000.
    fn read(bytes: &[u8]) -> Option<Self> {
        const QUARTER: i64 = 900_000_000;
        let microseconds = i64::from_be_bytes(bytes.try_into().ok()?);
        let beginning = Self::containing(DateTime::from_timestamp(946_684_800, 0)?);
        (microseconds % QUARTER == 0).then(|| beginning.plus(microseconds / QUARTER))
    }
}

impl Element for Span {
    type Known = Vec<PgRange<DateTime<Utc>>>;

    /// A range comes as its kind and then its bounds, each with its length.
    fn read(bytes: &[u8]) -> Option<Self> {
        const FROM_AND_UP_TO: u8 = 2;
        let (kind, bounds) = bytes.split_first()?;
        let (starts, rest) = sized(bounds)?;
        let (ends, _) = sized(rest)?;
        (*kind == FROM_AND_UP_TO).then_some((Quarter::read(starts)?, Quarter::read(ends)?))
    }
}

impl<T: Element> Type<Postgres> for List<T> {
    fn type_info() -> PgTypeInfo {
        T::Known::type_info()
    }

    fn compatible(other: &PgTypeInfo) -> bool {
        T::Known::compatible(other)
    }
}

impl<'r, T: Element> Decode<'r, Postgres> for List<T> {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        match value.format() {
            PgValueFormat::Binary => {
                read(value.as_bytes()?).ok_or_else(|| "not such a list".into())
            }
            PgValueFormat::Text => Err("a list must come in binary format".into()),
        }
    }
}

/// An array comes as its number of dimensions, whether it has nulls, the kind of its elements, for
/// each dimension its length and first index, and then the elements, each with its length.
fn read<T: Element>(bytes: &[u8]) -> Option<List<T>> {
    let (dimensions, rest) = number(bytes)?;
    let (_, rest) = number(rest)?;
    let (_, rest) = number(rest)?;
    if dimensions == 0 {
        return Some(List(Vec::new()));
    }
    let (length, rest) = number(rest)?;
    let (_, mut rest) = number(rest)?;
    let mut list = Vec::with_capacity(usize::try_from(length).ok()?.min(rest.len()));
    for _ in 0..length {
        let element;
        (element, rest) = sized(rest)?;
        list.push(T::read(element)?);
    }
    (dimensions == 1 && rest.is_empty()).then_some(List(list))
}

fn number(bytes: &[u8]) -> Option<(i32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((i32::from_be_bytes(*number), rest))
}

fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = number(bytes)?;
    rest.split_at_checked(usize::try_from(length).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{List, Span, read};
    use crate::model::Quarter;

    fn array(elements: &[&[u8]]) -> Vec<u8> {
        let length = |n: usize| i32::try_from(n).unwrap().to_be_bytes();
        let mut bytes = [1_i32, 0, 0].map(i32::to_be_bytes).concat();
        bytes.extend(length(elements.len()));
        bytes.extend(1_i32.to_be_bytes());
        for element in elements {
            bytes.extend(length(element.len()));
            bytes.extend(*element);
        }
        bytes
    }

    fn at(text: &str) -> Quarter {
        Quarter::starting_at(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn numbers_and_instants_are_read_as_the_server_writes_them() {
        let bytes = array(&[&7_i16.to_be_bytes(), &(-1_i16).to_be_bytes()]);
        assert_eq!(read(&bytes), Some(List(vec![7_i16, -1])));
        let bytes = array(&[&0_i64.to_be_bytes(), &(-900_000_000_i64).to_be_bytes()]);
        let quarters = vec![at("2000-01-01T00:00:00Z"), at("1999-12-31T23:45:00Z")];
        assert_eq!(read(&bytes), Some(List(quarters)));
    }

    #[test]
    fn a_list_that_is_cut_short_has_nulls_or_odd_minutes_is_none() {
        let bytes = array(&[&900_000_000_i64.to_be_bytes()]);
        assert!(read::<Quarter>(&bytes).is_some());
        for end in 0..bytes.len() {
            assert!(read::<Quarter>(&bytes[..end]).is_none(), "{end}");
        }
        let odd = array(&[&60_000_000_i64.to_be_bytes()]);
        assert!(read::<Quarter>(&odd).is_none());
        let mut null = array(&[&[]]);
        let length = null.len() - 4;
        null[length..].copy_from_slice(&(-1_i32).to_be_bytes());
        assert!(read::<Quarter>(&null).is_none());
        assert!(
            read::<Span>(&array(&[&[1]])).is_none(),
            "an empty range is no span"
        );
    }

    #[test]
    fn an_empty_list_has_no_dimensions() {
        assert_eq!(read::<i16>(&[0; 12]), Some(List(Vec::new())));
    }
}
