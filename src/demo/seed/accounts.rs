//! Accounts beside those of the personas, so that whoever administers finds every state: somebody who was invited and
//! has not come yet, and somebody who has left. Both are made up.

use platform::WriteTx;
use platform::keys::Token;
use uuid::Uuid;

use crate::PERSONAS;

struct Somebody {
    login: &'static str,
    name: &'static str,
    role: &'static str,
    body: &'static str,
    /// Until when the role counts; none: for good.
    to: Option<&'static str>,
}

const INVITED: Somebody = Somebody {
    login: "serena.bacci",
    name: "Serena Bacci",
    role: "reception",
    body: "comune-di-capannori",
    to: None,
};
const GONE: Somebody = Somebody {
    login: "tommaso.ricci",
    name: "Tommaso Ricci",
    role: "social_worker",
    body: "comune-di-lucca",
    to: Some("2026-06-30"),
};

/// Invites anew at every start: an invitation lasts three days, a demo longer. Nobody has its link.
pub async fn load(tx: &mut WriteTx) -> anyhow::Result<()> {
    for persona in &PERSONAS {
        sqlx::query("update identity.account set email = $2 where id = $1 and email is null")
            .bind(persona.account().0)
            .bind(format!("{}@example.org", persona.code))
            .execute(tx.conn())
            .await?;
    }
    let invited = INVITED.add(tx).await?;
    let gone = GONE.add(tx).await?;
    sqlx::query("update identity.account set disabled_at = clock_timestamp() where id = $1 and disabled_at is null")
        .bind(gone)
        .execute(tx.conn())
        .await?;
    sqlx::query("select identity.renew_invitation(a.id, $2, $3, null) from identity.account a where a.id = $1 and a.password_hash is null")
        .bind(invited)
        .bind(Uuid::new_v4())
        .bind(Token::random().hash().0.as_slice())
        .execute(tx.conn())
        .await?;
    Ok(())
}

impl Somebody {
    async fn add(&self, tx: &mut WriteTx) -> anyhow::Result<Uuid> {
        let id = Uuid::new_v5(
            &Uuid::NAMESPACE_URL,
            format!("porta-unica:demo:{}", self.login).as_bytes(),
        );
        sqlx::query(
            "insert into identity.account (id, login, name, email) values ($1, $2, $3, $4) on conflict (id) do nothing",
        )
        .bind(id)
        .bind(self.login)
        .bind(self.name)
        .bind(format!("{}@example.org", self.login))
        .execute(tx.conn())
        .await?;
        sqlx::query(
            "insert into identity.membership (id, account_id, body_id, role, valid_from, valid_to)
             select $1, $1, b.id, $3, date '2026-01-01', $4::date from directory.body b where b.slug = $2
             on conflict (id) do nothing",
        )
        .bind(id)
        .bind(self.body)
        .bind(self.role)
        .bind(self.to)
        .execute(tx.conn())
        .await?;
        Ok(id)
    }
}
