//! Transactions. Whoever has one may use the database as its actor; whoever has none may not.

use std::ops::{Deref, DerefMut};

use sqlx::{PgConnection, Postgres, Transaction};

/// A transaction begun for an actor. Functions that query take `&mut Tx`.
pub struct Tx {
    inner: Transaction<'static, Postgres>,
}

/// A transaction that can only look.
pub struct ReadTx(pub(super) Tx);

/// A transaction that can write. Dropped without [`WriteTx::commit`] it undoes everything.
pub struct WriteTx(pub(super) Tx);

/// A transaction that looks, and writes down in the trail that it looked. Its login role can write nothing else.
pub struct LookTx(pub(super) Tx);

impl Tx {
    pub(super) fn new(inner: Transaction<'static, Postgres>) -> Self {
        Self { inner }
    }

    /// The connection, to run one statement on.
    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.inner
    }
}

impl WriteTx {
    /// Makes it all last. Before the answer is built: what a person reads as done is done.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        self.0.inner.commit().await
    }
}

impl LookTx {
    /// Makes the trail last. Before the page is built: nobody reads what is not written down.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        self.0.inner.commit().await
    }

    /// As [`LookTx::commit`], and on disk before the page is built: for protected cases, exports and broken glass.
    pub async fn commit_to_disk(mut self) -> Result<(), sqlx::Error> {
        sqlx::query("set local synchronous_commit = on")
            .execute(self.conn())
            .await?;
        self.commit().await
    }
}

impl From<WriteTx> for LookTx {
    /// Nothing more is done in it: the page is shown again.
    fn from(tx: WriteTx) -> Self {
        Self(tx.0)
    }
}

impl Deref for LookTx {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.0
    }
}

impl DerefMut for LookTx {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.0
    }
}

impl Deref for ReadTx {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.0
    }
}

impl DerefMut for ReadTx {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.0
    }
}

impl Deref for WriteTx {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.0
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.0
    }
}
