//! A plausible stretch of days at the desks: last week, today, the next three weeks. Loaded at every start; a time that
//! somebody has taken meanwhile stays theirs, and what was loaded before is not loaded again.

use chrono::{DateTime, Days, TimeDelta, Utc};
use platform::App;
use platform::db::{Address, Deploy};
use platform::keys::Purpose;
use sqlx::FromRow;
use uuid::Uuid;
use vocabulary::local_time::{local_date, start_of};

use super::people::Somebody;

#[derive(FromRow)]
struct Place {
    desk_id: Uuid,
    office_id: Uuid,
    starts: DateTime<Utc>,
    ends: DateTime<Utc>,
}

#[derive(FromRow)]
struct Reason {
    id: Uuid,
    service_id: Uuid,
    office_id: Uuid,
    duration_minutes: i16,
    buffer_minutes: i16,
}

/// Fills the days around today.
pub async fn load(address: &Address, app: &App) -> anyhow::Result<()> {
    let now = app.clock.now();
    let first = local_date(now) - Days::new(7);
    let mut tx = Deploy::begin(address).await?;
    agenda::materialise_all(&mut tx, first).await?;
    let places: Vec<Place> = sqlx::query_as(
        "select o.desk_id, d.office_id, lower(o.during) as starts, upper(o.during) as ends
         from agenda.opening o join agenda.desk d on d.id = o.desk_id
         where lower(o.during) between $1 and $2 order by d.slug, starts",
    )
    .bind(start_of(first))
    .bind(now + TimeDelta::days(21))
    .fetch_all(tx.conn())
    .await?;
    let reasons: Vec<Reason> = sqlx::query_as(
        "select r.id, r.service_id, os.office_id, r.duration_minutes, r.buffer_minutes
         from directory.reason r join directory.office_service os on os.service_id = r.service_id order by r.slug",
    )
    .fetch_all(tx.conn())
    .await?;
    for place in &places {
        let here: Vec<&Reason> = reasons
            .iter()
            .filter(|reason| reason.office_id == place.office_id)
            .collect();
        if here.is_empty() {
            continue;
        }
        let mut at = place.starts;
        while at < place.ends {
            let dice = Dice::of(place.desk_id, at);
            let reason = here[dice.roll(0, here.len())];
            let occupied =
                TimeDelta::minutes(i64::from(reason.duration_minutes + reason.buffer_minutes));
            // fuller soon than later
            let full = if at < now + TimeDelta::days(3) { 7 } else { 4 };
            if at + occupied <= place.ends && dice.roll(1, 10) < full {
                put(&mut tx, app, place, reason, at, &dice).await?;
            }
            at += occupied;
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn put(
    tx: &mut platform::WriteTx,
    app: &App,
    place: &Place,
    reason: &Reason,
    at: DateTime<Utc>,
    dice: &Dice,
) -> anyhow::Result<()> {
    let ends = at + TimeDelta::minutes(i64::from(reason.duration_minutes));
    let state = state(app.clock.now(), at, ends, dice);
    let id = Uuid::new_v5(&place.desk_id, format!("demo:{at}").as_bytes());
    let created = sqlx::query(
        "insert into agenda.appointment (id, once, office_id, service_id, reason_id, desk_id, starts_at, ends_at, state,
             channel, reference_hmac, confirmed_at, checked_in_at, ended_at)
         select $1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, least($6, clock_timestamp()) - interval '5 days',
             case when $8 in ('checked_in', 'done') then $6 - interval '4 minutes' end,
             case when $8 in ('done', 'no_show', 'cancelled_by_person') then least($7, clock_timestamp()) end
         where not exists (select from agenda.seat s where s.desk_id = $5 and s.at >= $6 and s.at < $7)
         on conflict (id) do nothing",
    )
    .bind(id)
    .bind(place.office_id)
    .bind(reason.service_id)
    .bind(reason.id)
    .bind(place.desk_id)
    .bind(at)
    .bind(ends)
    .bind(state)
    .bind(["web", "web", "phone", "desk"][dice.roll(2, 4)])
    .bind(app.keys.mac(Purpose::Reference, &[b"demo", id.as_bytes()]).as_slice())
    .execute(tx.conn())
    .await?
    .rows_affected();
    if created == 0 {
        return Ok(());
    }
    if state != "cancelled_by_person" {
        sqlx::query(
            "insert into agenda.seat (desk_id, at, place, appointment_id, quarters)
             select $1, at, 1, $2, case when at = $3 then (extract(epoch from $4 - $3) / 900)::int end
             from generate_series($3::timestamptz, $4::timestamptz - interval '15 minutes', interval '15 minutes') at",
        )
        .bind(place.desk_id)
        .bind(id)
        .bind(at)
        .bind(ends + TimeDelta::minutes(i64::from(reason.buffer_minutes)))
        .execute(tx.conn())
        .await?;
    }
    let who = Somebody::number(dice.roll(3, 100_000));
    sqlx::query(
        "insert into agenda.applicant (appointment_id, given_name, surname, email, phone, contact_wish, language,
             interpreter, needs, children)
         values ($1, $2, $3, $4, $5, 'any', $6, $7, $8, $9)",
    )
    .bind(id)
    .bind(who.given_name)
    .bind(who.surname)
    .bind(who.email)
    .bind(who.phone)
    .bind(who.language)
    .bind(who.interpreter)
    .bind(who.needs)
    .bind(who.children)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What has become of it by now.
fn state(
    now: DateTime<Utc>,
    starts: DateTime<Utc>,
    ends: DateTime<Utc>,
    dice: &Dice,
) -> &'static str {
    match dice.roll(4, 20) {
        0 => "cancelled_by_person",
        1 | 2 if ends < now => "no_show",
        _ if ends < now => "done",
        n if starts < now && n < 16 => "checked_in",
        n if starts < now + TimeDelta::minutes(20) && n < 6 => "checked_in",
        _ => "confirmed",
    }
}

/// The same throws for the same place and time at every start.
struct Dice([u8; 16]);

impl Dice {
    fn of(desk: Uuid, at: DateTime<Utc>) -> Self {
        Self(*Uuid::new_v5(&desk, format!("dice:{at}").as_bytes()).as_bytes())
    }

    /// From nought to below `sides`; each throw has bytes of its own.
    fn roll(&self, throw: usize, sides: usize) -> usize {
        let at = throw * 3;
        let number = usize::from(self.0[at]) << 16
            | usize::from(self.0[at + 1]) << 8
            | usize::from(self.0[at + 2]);
        number % sides.max(1)
    }
}
