//! What verifying can find, in words that name the batch.

use std::fmt;

use crate::leaf::Table;

/// Something that is not as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The seal of this batch is gone.
    MissingSeal { batch: i64 },
    /// The seal does not begin where the one before it ends.
    Misplaced { batch: i64 },
    /// The seal does not name the seal before it.
    Unlinked { batch: i64 },
    /// What the seal says was changed after it was hashed.
    ChangedSeal { batch: i64 },
    /// The signature is not of a key that we trust.
    Unsigned { batch: i64 },
    /// The batch has more or fewer rows than were sealed.
    Count {
        batch: i64,
        table: &'static str,
        sealed: i64,
        found: i64,
    },
    /// As many rows as were sealed, but not the same.
    ChangedRows { batch: i64 },
    /// A row says that it was written at a time that its batch can not hold.
    Misdated { batch: i64 },
    /// Rows where there is no seal, though later ones are sealed.
    Unsealed { before: i64, rows: i64 },
    /// Rows of an era that never began.
    NoSuchEra { rows: i64 },
    /// An anchored batch is not there any more: the end of the trail was cut off.
    CutOff { batch: i64, at: String },
    /// An anchored batch has another hash now: it was made anew.
    Remade { batch: i64, at: String },
    /// A line in the file of anchors that nobody we trust has signed.
    BadAnchor { line: usize },
}

impl Finding {
    pub(crate) fn count(batch: i64, table: Table, sealed: i64, found: i64) -> Self {
        Self::Count {
            batch,
            table: table.name(),
            sealed,
            found,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingSeal { batch } => write!(f, "batch {batch}: its seal is missing"),
            Self::Misplaced { batch } => write!(
                f,
                "batch {batch}: does not begin where the batch before it ends"
            ),
            Self::Unlinked { batch } => {
                write!(f, "batch {batch}: is not linked to the batch before it")
            }
            Self::ChangedSeal { batch } => write!(f, "batch {batch}: the seal was changed"),
            Self::Unsigned { batch } => write!(f, "batch {batch}: the signature is not ours"),
            Self::Count {
                batch,
                table,
                sealed,
                found,
            } if found < sealed => {
                write!(
                    f,
                    "batch {batch}: {} of {sealed} rows of {table} are missing",
                    sealed - found
                )
            }
            Self::Count {
                batch,
                table,
                sealed,
                found,
            } => {
                write!(
                    f,
                    "batch {batch}: {} rows of {table} were added to the {sealed} that were sealed",
                    found - sealed
                )
            }
            Self::ChangedRows { batch } => write!(f, "batch {batch}: a row was changed"),
            Self::Misdated { batch } => write!(
                f,
                "batch {batch}: a row bears a time that the batch can not hold"
            ),
            Self::Unsealed { before, rows } => write!(
                f,
                "batch {before}: {rows} rows before it belong to no batch"
            ),
            Self::NoSuchEra { rows } => write!(f, "{rows} rows belong to an era that never began"),
            Self::CutOff { batch, at } => {
                write!(
                    f,
                    "batch {batch}: was anchored at {at} and is gone; the end of the trail was cut off"
                )
            }
            Self::Remade { batch, at } => {
                write!(f, "batch {batch}: is not the one that was anchored at {at}")
            }
            Self::BadAnchor { line } => write!(f, "anchors, line {line}: not signed by us"),
        }
    }
}
