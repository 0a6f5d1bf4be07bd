//! Writing an access record, part by part, in one transaction.

use chrono::NaiveDate;
use platform::Tx;
use uuid::Uuid;

use crate::model::{Birth, New, Row};

/// The record itself. Its id is the form's: sent twice it is refused as not unique.
pub(crate) async fn add_record(tx: &mut Tx, new: &New) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into intake.access_record (id, body_id, office_id, appointment_id, walk_in_id, mode, interlocutor, reason_kind,
                                           urgency, outcome, language, interpreter)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        new.id,
        new.work.body.0,
        new.office,
        new.appointment,
        new.walk_in,
        new.mode,
        new.interlocutor,
        new.reason_kind,
        new.urgency,
        new.outcome,
        new.language,
        new.interpreter,
    )
    .execute(tx.conn())
    .await?;
    let told = &new.told;
    if told.reason.is_some() || told.given.is_some() || told.referred_to.is_some() {
        sqlx::query!(
            "insert into intake.told (access_id, reason, given, referred_to) values ($1, $2, $3, $4)",
            new.id,
            told.reason,
            told.given,
            told.referred_to
        )
        .execute(tx.conn())
        .await?;
    }
    let (domains, words): (Vec<String>, Vec<Option<String>>) = new
        .needs
        .iter()
        .map(|need| (need.domain.to_owned(), need.words.clone()))
        .unzip();
    sqlx::query!(
        "insert into intake.need (access_id, domain, words) select $1, * from unnest($2::text[], $3::text[])",
        new.id,
        &domains,
        &words as &[Option<String>]
    )
    .execute(tx.conn())
    .await?;
    if let Some(reporter) = &new.reporter {
        sqlx::query!(
            "insert into intake.reporter (access_id, name, source, service, contact) values ($1, $2, $3, $4, $5)",
            new.id,
            reporter.name,
            reporter.source,
            reporter.service,
            reporter.contact
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// `registered`, or why not.
pub(crate) async fn register(tx: &mut Tx, id: Uuid, new: &New) -> sqlx::Result<String> {
    let protection = if new.protected { "protected" } else { "none" };
    let outcome = sqlx::query_scalar!(
        r#"select people.register($1, $2, $3, $4) as "outcome!""#,
        id,
        new.work.role.code(),
        new.work.body.0,
        protection
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(outcome)
}

/// As they said they are called, and when they were born.
pub(crate) async fn name(tx: &mut Tx, id: Uuid, row: &Row) -> sqlx::Result<()> {
    let latin = |name: &Option<String>| name.as_deref().map(people::latin).unwrap_or_default();
    sqlx::query!(
        "insert into people.name (person_id, surname, given_name, surname_latin, given_latin) values ($1, $2, $3, $4, $5)",
        id,
        row.surname,
        row.given_name,
        latin(&row.surname),
        latin(&row.given_name)
    )
    .execute(tx.conn())
    .await?;
    if let Some(Birth { date, known }) = row.birth {
        sqlx::query!(
            "insert into people.identity (person_id, birth_date, birth_known) values ($1, $2, $3)",
            id,
            date,
            known
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// `received`, or `absent`: nobody of my circle.
pub(crate) async fn receive(tx: &mut Tx, person: Uuid, new: &New) -> sqlx::Result<String> {
    let outcome = sqlx::query_scalar!(
        r#"select people.receive($1, $2, $3) as "outcome!""#,
        person,
        new.work.role.code(),
        new.work.body.0
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(outcome)
}

/// Somebody stands on the record; `relationship`: to the first one, if they said so.
pub(crate) async fn add_person(
    tx: &mut Tx,
    access: Uuid,
    person: Uuid,
    position: i16,
    role: &str,
    relationship: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into intake.access_person (access_id, person_id, position, role) values ($1, $2, $3, $4)",
        access,
        person,
        position,
        role
    )
    .execute(tx.conn())
    .await?;
    if let Some(relationship) = relationship {
        sqlx::query!(
            "insert into intake.tie (access_id, person_id, relationship) values ($1, $2, $3)",
            access,
            person,
            relationship
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// The notice was given to each of these persons.
pub(crate) async fn deliver_notice(tx: &mut Tx, new: &New, persons: &[Uuid]) -> sqlx::Result<()> {
    let Some(notice) = &new.notice else {
        return Ok(());
    };
    sqlx::query!(
        "insert into intake.notice_delivery (person_id, notice_id, access_id, body_id, how)
         select p, $2, $3, $4, $5 from unnest($1::uuid[]) p",
        persons,
        notice.id,
        new.id,
        new.work.body.0,
        notice.how
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub(crate) async fn add_step(
    tx: &mut Tx,
    access: Uuid,
    what: &str,
    who: Uuid,
    until: NaiveDate,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into intake.next_step (access_id, what, account_id, until) values ($1, $2, $3, $4)",
        access,
        what,
        who,
        until
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whoever does the next step has to see whom it is about.
pub(crate) async fn introduce(
    tx: &mut Tx,
    persons: &[Uuid],
    who: Uuid,
    role: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "select people.introduce(p, $2, $3, 'access.next_step') from unnest($1::uuid[]) p",
        persons,
        who,
        role
    )
    .fetch_all(tx.conn())
    .await?;
    Ok(())
}

pub(crate) async fn form_household(tx: &mut Tx, access: Uuid) -> sqlx::Result<()> {
    sqlx::query!(
        "select intake.form_household($1, $2)",
        Uuid::new_v4(),
        access
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(())
}

/// `proposed`, or why not.
pub(crate) async fn propose(
    tx: &mut Tx,
    id: Uuid,
    access: Uuid,
    area: &str,
    coordinator: Option<Uuid>,
) -> sqlx::Result<String> {
    let outcome = sqlx::query_scalar!(
        r#"select intake.propose($1, $2, $3, $4) as "outcome!""#,
        id,
        access,
        area,
        coordinator
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(outcome)
}

/// Whoever waited was received: the appointment is over, the queue shorter.
pub(crate) async fn end_wait(tx: &mut Tx, new: &New) -> sqlx::Result<()> {
    if let Some(appointment) = new.appointment {
        for (from, to) in [("confirmed", "checked_in"), ("checked_in", "done")] {
            sqlx::query!(
                "update agenda.appointment set state = $3 where id = $1 and state = $2",
                appointment,
                from,
                to
            )
            .execute(tx.conn())
            .await?;
        }
    }
    if let Some(walk_in) = new.walk_in {
        sqlx::query!(
            "update agenda.walk_in set ended_at = clock_timestamp(), ended_by = (select identity.me()), outcome = 'received'
             where id = $1 and ended_at is null",
            walk_in
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// Somebody asked and was told.
pub(crate) struct Information<'a> {
    pub(crate) id: Uuid,
    pub(crate) body: Uuid,
    pub(crate) office: Option<Uuid>,
    pub(crate) mode: &'a str,
    pub(crate) topic: &'a str,
    pub(crate) language: Option<&'a str>,
    pub(crate) minutes: Option<i16>,
}

pub(crate) async fn count_information(tx: &mut Tx, told: &Information<'_>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into intake.information_contact (id, body_id, office_id, mode, topic, language, minutes)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing",
        told.id,
        told.body,
        told.office,
        told.mode,
        told.topic,
        told.language,
        told.minutes
    )
    .execute(tx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}
