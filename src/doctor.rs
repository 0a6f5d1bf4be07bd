//! `porta doctor`: looks at everything that can be wrong and says it in words.

use anyhow::{Result, bail};
use platform::db::{Actor, Db};

use crate::environment::Environment;

/// One line for each thing looked at; an error at the end if one of them is wrong.
pub async fn run(read: impl FnOnce() -> Result<Environment>) -> Result<()> {
    let mut wrong = 0;
    let mut say = |what: &str, finding: Result<String>| match finding {
        Ok(detail) => println!("well   {what}: {detail}"),
        Err(error) => {
            wrong += 1;
            println!("WRONG  {what}: {error:#}");
        }
    };
    let environment = match read() {
        Ok(environment) => {
            say("settings", Ok(environment.settings.public_url.clone()));
            environment
        }
        Err(error) => {
            say("settings", Err(error));
            bail!("one thing is wrong; the rest can not be looked at without settings");
        }
    };
    match Db::connect(&environment.address, &environment.keys).await {
        Err(error) => say("database", Err(error.into())),
        Ok(db) => {
            say("database", Ok("answers, is recent enough, has all migrations; its login roles are not privileged".into()));
            say("openings", openings(&db).await);
            say("messages", messages(&db).await);
            say("trail", trail(&db).await);
            db.close().await;
        }
    }
    if wrong > 0 {
        bail!("{wrong} wrong");
    }
    Ok(())
}

async fn openings(db: &Db) -> Result<String> {
    let mut tx = db.read(Actor::Worker).await?;
    let until: Option<chrono::NaiveDate> =
        sqlx::query_scalar("select max(local_date) from agenda.opening")
            .fetch_one(tx.conn())
            .await?;
    match until {
        Some(date) => Ok(format!("desks are open up to {date}")),
        None => bail!("no desk opens: is `porta worker` running, and are there rules?"),
    }
}

async fn messages(db: &Db) -> Result<String> {
    let mut tx = db.read(Actor::Worker).await?;
    let (dead, late): (i64, i64) = sqlx::query_as(
        "select count(*) filter (where state = 'dead'),
                count(*) filter (where state = 'waiting' and not_before < clock_timestamp() - interval '10 minutes')
         from platform.outbox",
    )
    .fetch_one(tx.conn())
    .await?;
    if dead + late > 0 {
        bail!(
            "{dead} could not be sent, {late} are late: is `porta worker` running, does the mail server answer?"
        )
    }
    Ok("none dead, none late".into())
}

async fn trail(db: &Db) -> Result<String> {
    let lag = audit::lag(db, Actor::Auditor).await?;
    if lag > audit::LATE {
        bail!(
            "not sealed for {} seconds: is `porta worker` running?",
            lag.as_secs()
        );
    }
    let mut tx = db.read(Actor::Auditor).await?;
    match audit::Verification::last(&mut tx).await? {
        None => Ok("sealed; never gone through yet".into()),
        Some(last) if last.findings == 0 => {
            Ok(format!("sealed, clean on {}", last.at.date_naive()))
        }
        Some(last) => bail!(
            "{} findings on {}: run `porta audit verify`",
            last.findings,
            last.at.date_naive()
        ),
    }
}
