//! What somebody shows besides the password: a code of an app, a passkey, a code on paper. Here: which ones there
//! are, and how often one may try.

use platform::Tx;
use platform::keys::{Purpose, TokenHash};
use platform::web::Visit;
use vocabulary::ids::AccountId;

use crate::second_factor_queries as queries;
use crate::second_factor_queries::{AppRow, PasskeyRow};

/// So long a second factor counts as just shown.
pub const STEP_UP_MINUTES: i64 = 10;

/// Failures that cost nothing: people mistype, and codes change while one types.
const FREE: i32 = 5;

/// With what a session was opened, besides the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// A code of an app on a telephone.
    Totp,
    /// A key in a device, opened by a fingerprint, a face or a PIN.
    Passkey,
    /// One of the eight codes on paper.
    RecoveryCode,
    /// The open door of the demo.
    Demo,
}

impl SecondFactor {
    /// The words of the `identity.session` table.
    pub fn code(self) -> &'static str {
        match self {
            SecondFactor::Totp => "totp",
            SecondFactor::Passkey => "passkey",
            SecondFactor::RecoveryCode => "recovery_code",
            SecondFactor::Demo => "demo",
        }
    }

    /// Does whoever comes in with it count as just confirmed?
    pub(crate) fn minutes_confirmed(self) -> i64 {
        if self == SecondFactor::Demo {
            0
        } else {
            STEP_UP_MINUTES
        }
    }
}

/// Whose factors a transaction is about: whoever the browser's token stands for, signed in or half-way in.
pub struct Holder {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    /// The hash of the token that the browser holds.
    pub token: TokenHash,
}

impl Holder {
    pub async fn of(tx: &mut Tx, token: TokenHash) -> sqlx::Result<Option<Self>> {
        Ok(queries::holder_card(tx).await?.map(|card| Self {
            id: card.id,
            login: card.login,
            name: card.name,
            email: card.email,
            token,
        }))
    }
}

/// The factors that somebody has.
pub struct Factors {
    pub app: Option<AppRow>,
    pub passkeys: Vec<PasskeyRow>,
    pub codes_left: i32,
}

impl Factors {
    /// Of whoever the transaction's token stands for.
    pub async fn of(tx: &mut Tx) -> sqlx::Result<Self> {
        Ok(Self {
            app: queries::app(tx).await?,
            passkeys: queries::passkeys(tx).await?,
            codes_left: queries::recovery(tx).await?.map_or(0, |row| row.codes_left),
        })
    }

    /// Has to set up the first one.
    pub fn is_none(&self) -> bool {
        self.app.is_none() && self.passkeys.is_empty()
    }

    /// May be removed one by one until one is left.
    pub fn is_last(&self) -> bool {
        usize::from(self.app.is_some()) + self.passkeys.len() == 1
    }
}

/// The right to try once, for one account, whatever the factor.
pub struct Turn([u8; 32]);

impl Turn {
    /// Takes it before anything is compared, so that many tries at once gain nothing. `None`: too early.
    pub async fn take(
        tx: &mut Tx,
        visit: &Visit,
        account: AccountId,
    ) -> sqlx::Result<Option<Self>> {
        let key = visit
            .app()
            .keys
            .mac(Purpose::Throttle, &[b"second factor", account.0.as_bytes()]);
        let is_time = queries::take_turn(tx, &key, FREE).await?;
        if !is_time {
            tracing::info!(request = %visit.number(), "a second factor came too early");
        }
        Ok(is_time.then_some(Self(key)))
    }

    /// It was right: what went before is forgotten.
    pub async fn succeeded(self, tx: &mut Tx) -> sqlx::Result<()> {
        crate::queries::forget_failures(tx, &self.0).await
    }
}
