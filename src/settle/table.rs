//! Rows on their way into a table: comma separated, as `copy` reads them.

use anyhow::Result;
use platform::Tx;

/// Rows of one table that were not sent yet. An empty field is null.
pub struct Table {
    copy: String,
    rows: csv::Writer<Vec<u8>>,
}

impl Table {
    /// `into`: the table with its columns.
    pub fn new(into: &str) -> Self {
        Self {
            copy: format!("copy {into} from stdin (format csv)"),
            rows: csv::Writer::from_writer(Vec::new()),
        }
    }

    pub fn add<const N: usize>(&mut self, row: [&str; N]) -> Result<()> {
        Ok(self.rows.write_record(row)?)
    }

    /// Sends what is there.
    pub async fn send(&mut self, tx: &mut Tx) -> Result<()> {
        let rows = std::mem::replace(&mut self.rows, csv::Writer::from_writer(Vec::new()));
        let rows = rows.into_inner().map_err(csv::IntoInnerError::into_error)?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut copy = tx.conn().copy_in_raw(&self.copy).await?;
        copy.send(rows).await?;
        copy.finish().await?;
        Ok(())
    }
}
