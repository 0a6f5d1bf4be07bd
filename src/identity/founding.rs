//! The first administrator of a body, invited by whoever deploys (`porta invite`): there is nobody yet who could invite
//! from a page. Every later account comes from a page of the room `admin`.

use anyhow::{Context, bail};
use platform::Tx;
use uuid::Uuid;
use vocabulary::contact::Email;
use vocabulary::text::tidy;

use crate::invitation_letter::Link;

/// Who is to be invited, as typed on the command line.
#[derive(Clone, Copy, Debug)]
pub struct Founder<'a> {
    pub name: &'a str,
    pub email: &'a str,
    /// Slug of the body.
    pub body: &'a str,
    pub role: &'a str,
}

/// In a transaction of the deploying user. The address is also the login.
pub async fn invite(tx: &mut Tx, founder: Founder<'_>) -> anyhow::Result<Link> {
    let name = tidy(founder.name, 120).ok().filter(|name| !name.is_empty());
    let name = name.context("--name is empty, too long, or has characters that can not be seen")?;
    let email = Email::parse(founder.email).ok();
    let email = email.context("--email is not an address")?;
    let login = email.as_str().to_lowercase();
    let link = Link::random();
    let account = Uuid::new_v4();
    let answer: String = sqlx::query_scalar(
        "select identity.invite_by_deployment($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(account)
    .bind(&login)
    .bind(&name)
    .bind(email.as_str())
    .bind(Uuid::new_v4())
    .bind(founder.role)
    .bind(founder.body)
    .bind(link.id)
    .bind(link.hash().0.as_slice())
    .fetch_one(tx.conn())
    .await
    .context("the invitation could not be written")?;
    match answer.as_str() {
        "invited" => {}
        "no_such_body" => bail!("--body: no body is called `{}`", founder.body),
        "role_does_not_fit" => bail!("--role: this kind of body has no `{}`", founder.role),
        _ => bail!(
            "--email: there is an account with this address already; use its page to invite again"
        ),
    }
    audit::Event::new("account.invited_by_deployment")
        .subject(account)
        .record(tx)
        .await?;
    Ok(link)
}
