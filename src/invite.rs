//! `porta invite`: the first administrator of a body. Prints the link once; the database keeps only its hash.

use anyhow::Result;
use clap::Args;
use identity::founding::{self, Founder};
use platform::db::{Address, Deploy};
use vocabulary::Language;

/// Who is invited. The address of the mail is the user name too.
#[derive(Args)]
pub struct Invited {
    /// Name and surname.
    #[arg(long)]
    name: String,
    /// E-mail of the person, not of an office.
    #[arg(long)]
    email: String,
    /// The body, by its short name in the directory, such as `comune-di-lucca`.
    #[arg(long)]
    body: String,
    /// What the person will be there.
    #[arg(long, default_value = "administrator")]
    role: String,
}

/// As the user of `DATABASE_URL`. Whoever reads the output may choose the password: hand it to the person alone.
pub async fn run(read: impl FnOnce() -> Result<(Address, String)>, who: &Invited) -> Result<()> {
    let (address, portal) = read()?;
    let mut tx = Deploy::begin(&address).await?;
    let founder = Founder {
        name: &who.name,
        email: &who.email,
        body: &who.body,
        role: &who.role,
    };
    let link = founding::invite(&mut tx, founder).await?;
    tx.commit().await?;
    println!("{}", link.address(&portal, Language::Italian));
    eprintln!(
        "good for {} hours and for one person",
        identity::invitation_letter::HOURS
    );
    Ok(())
}
