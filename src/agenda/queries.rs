//! What the agenda asks the database. Each function is one question and one statement.
//!
//! What must hold for everybody at once (claiming, confirming, moving) is a function of the
//! database, written in the migrations; it is only called here.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use platform::Tx;
use sqlx::Result;
use uuid::Uuid;
use vocabulary::ids::{AppointmentId, DeskId, OfficeId, ReasonId, SiteId};

use crate::hold::Claim;
use crate::lists::{List, Span};
use crate::model::{Opening, Quarter};

/// A desk with the site it stands in and the day of its patron saint.
pub(crate) struct Place {
    pub desk: DeskId,
    pub site: SiteId,
    pub patron_month: Option<i16>,
    pub patron_day: Option<i16>,
}

/// Some desks, or all of them.
pub(crate) async fn places(tx: &mut Tx, desks: Option<&[Uuid]>) -> Result<Vec<Place>> {
    sqlx::query_as!(
        Place,
        r#"select d.id as "desk: DeskId", r.site_id as "site!: SiteId",
                  p.month as "patron_month?", p.day as "patron_day?"
           from agenda.desk d
           join directory.reception r on r.office_id = d.office_id
           left join directory.patronal_day p on p.municipality_istat = r.municipality_istat
           where $1::uuid[] is null or d.id = any ($1)"#,
        desks as Option<&[Uuid]>,
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) struct Rule {
    pub id: Uuid,
    pub desk: DeskId,
    pub weekday: i16,
    pub opens: NaiveTime,
    pub closes: NaiveTime,
    pub capacity: i16,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
}

/// The weekly rules of some desks that hold at some time between two dates.
pub(crate) async fn rules(
    tx: &mut Tx,
    desks: &[Uuid],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Rule>> {
    sqlx::query_as!(
        Rule,
        r#"select id, desk_id as "desk: DeskId", weekday, opens, closes, capacity,
                  lower(valid) as valid_from, upper(valid) - 1 as valid_to
           from agenda.availability_rule
           where desk_id = any ($1) and valid && daterange($2, $3, '[]')
           order by id"#,
        desks,
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) struct OneOff {
    pub id: Uuid,
    pub desk: DeskId,
    pub on_date: NaiveDate,
    pub opens: NaiveTime,
    pub closes: NaiveTime,
    pub capacity: i16,
}

/// The one-off openings of some desks between two dates.
pub(crate) async fn one_offs(
    tx: &mut Tx,
    desks: &[Uuid],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<OneOff>> {
    sqlx::query_as!(
        OneOff,
        r#"select id, desk_id as "desk: DeskId", on_date, opens, closes, capacity
           from agenda.one_off_opening
           where desk_id = any ($1) and on_date between $2 and $3
           order by id"#,
        desks,
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) struct Closure {
    pub site: SiteId,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// The closures of some sites between two dates.
pub(crate) async fn closures(
    tx: &mut Tx,
    sites: &[Uuid],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Closure>> {
    sqlx::query_as!(
        Closure,
        r#"select site_id as "site: SiteId", lower(days) as "from", upper(days) - 1 as "to"
           from agenda.closure
           where site_id = any ($1) and days && daterange($2, $3, '[]')"#,
        sites,
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

pub(crate) struct Absence {
    pub desk: DeskId,
    pub from_local: NaiveDateTime,
    pub to_local: NaiveDateTime,
}

/// The absences at some desks that touch the dates between two.
pub(crate) async fn absences(
    tx: &mut Tx,
    desks: &[Uuid],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Absence>> {
    sqlx::query_as!(
        Absence,
        r#"select desk_id as "desk: DeskId", from_local, to_local
           from agenda.absence
           where desk_id = any ($1) and to_local > $2::date::timestamp
             and from_local < ($3::date + 1)::timestamp"#,
        desks,
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

/// Lets one unfolding of the rules run at a time, so that two never insert the same opening.
pub(crate) async fn take_turns(tx: &mut Tx) -> Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtext('agenda.opening')) is null as locked")
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

/// The openings of one desk, in lists: two hundred rows travel faster than six thousand.
pub(crate) struct DeskOpenings {
    pub office: OfficeId,
    pub desk: DeskId,
    pub during: List<Span>,
    pub capacity: List<i16>,
}

/// When some desks are open between two dates.
pub(crate) async fn openings(
    tx: &mut Tx,
    desks: &[Uuid],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<DeskOpenings>> {
    sqlx::query_as!(
        DeskOpenings,
        r#"select (select d.office_id from agenda.desk d where d.id = o.desk_id) as "office!: OfficeId",
                  o.desk_id as "desk: DeskId",
                  array_agg(o.during) as "during!: List<Span>", array_agg(o.capacity) as "capacity!: List<i16>"
           from agenda.opening o
           where o.desk_id = any ($1) and o.local_date between $2 and $3
           group by o.desk_id"#,
        desks,
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

/// Takes openings away. What has been booked in them stays booked.
pub(crate) async fn close(tx: &mut Tx, openings: &[Opening]) -> Result<()> {
    let (desks, starts): (Vec<_>, Vec<_>) = openings
        .iter()
        .map(|opening| (opening.desk.0, opening.starts().instant()))
        .unzip();
    sqlx::query!(
        "delete from agenda.opening o
         using unnest($1::uuid[], $2::timestamptz[]) as gone (desk_id, starts_at)
         where o.desk_id = gone.desk_id and lower(o.during) = gone.starts_at",
        &desks,
        &starts,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Adds openings. The database refuses one that overlaps another of the same desk.
pub(crate) async fn open(tx: &mut Tx, openings: &[Opening]) -> Result<()> {
    let desks: Vec<_> = openings.iter().map(|opening| opening.desk.0).collect();
    let starts: Vec<_> = openings
        .iter()
        .map(|opening| opening.starts().instant())
        .collect();
    let ends: Vec<_> = openings
        .iter()
        .map(|opening| opening.ends().instant())
        .collect();
    let dates: Vec<_> = openings.iter().map(Opening::date).collect();
    let places: Vec<_> = openings
        .iter()
        .map(|opening| i16::from(opening.capacity.places()))
        .collect();
    sqlx::query!(
        "insert into agenda.opening (desk_id, during, local_date, capacity)
         select desk_id, tstzrange(starts_at, ends_at), local_date, capacity
         from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::date[], $5::smallint[])
              as new (desk_id, starts_at, ends_at, local_date, capacity)",
        &desks,
        &starts,
        &ends,
        &dates,
        &places,
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// When the desks of some offices are open between two dates.
pub(crate) async fn desk_openings(
    tx: &mut Tx,
    offices: &[Uuid],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<DeskOpenings>> {
    sqlx::query_as!(
        DeskOpenings,
        r#"select (select d.office_id from agenda.desk d where d.id = o.desk_id) as "office!: OfficeId",
                  o.desk_id as "desk: DeskId",
                  array_agg(o.during) as "during!: List<Span>", array_agg(o.capacity) as "capacity!: List<i16>"
           from agenda.opening o
           where o.desk_id = any (array(select d.id from agenda.desk d where d.office_id = any ($1)))
             and o.local_date between $2 and $3
           group by o.desk_id"#,
        offices,
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

/// What is taken at one desk: for each appointment its first quarter, its place and how long.
pub(crate) struct DeskSeats {
    pub desk: DeskId,
    pub at: List<Quarter>,
    pub place: List<i16>,
    pub quarters: List<i16>,
}

/// What is taken at the desks of some offices between two instants, holds that still run included.
pub(crate) async fn desk_seats(
    tx: &mut Tx,
    offices: &[Uuid],
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<DeskSeats>> {
    sqlx::query_as!(
        DeskSeats,
        r#"select s.desk_id as "desk: DeskId", array_agg(s.at) as "at!: List<Quarter>",
                  array_agg(s.place) as "place!: List<i16>", array_agg(s.quarters) as "quarters!: List<i16>"
           from agenda.seat s
           where s.desk_id = any (array(select d.id from agenda.desk d where d.office_id = any ($1)))
             and s.at >= $2 and s.at < $3 and s.quarters is not null
             and (s.held_until is null or s.held_until > statement_timestamp())
           group by s.desk_id"#,
        offices,
        from,
        to,
    )
    .fetch_all(tx.conn())
    .await
}

/// The answer to a claim, as the database words it.
pub(crate) struct ClaimAnswer {
    pub outcome: String,
    pub appointment: Option<AppointmentId>,
    pub held_until: Option<DateTime<Utc>>,
}

pub(crate) async fn claim(
    tx: &mut Tx,
    appointment: AppointmentId,
    claim: &Claim,
) -> Result<ClaimAnswer> {
    sqlx::query_as!(
        ClaimAnswer,
        r#"select outcome as "outcome!", appointment_id as "appointment: AppointmentId", held_until
           from agenda.claim($1, $2, $3, $4, $5, $6, $7)"#,
        appointment.0,
        claim.once,
        claim.office.0,
        claim.service.0,
        claim.reason.map(|reason| reason.0),
        claim.starts_at,
        claim.channel.code(),
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn say_reason(
    tx: &mut Tx,
    appointment: AppointmentId,
    reason: ReasonId,
) -> Result<String> {
    sqlx::query_scalar!(
        r#"select agenda.say_reason($1, $2) as "outcome!""#,
        appointment.0,
        reason.0
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn release(tx: &mut Tx, appointment: AppointmentId) -> Result<bool> {
    sqlx::query_scalar!(r#"select agenda.release($1) as "released!""#, appointment.0)
        .fetch_one(tx.conn())
        .await
}

pub(crate) async fn confirm(
    tx: &mut Tx,
    appointment: AppointmentId,
    reference: &[u8; 32],
) -> Result<String> {
    sqlx::query_scalar!(
        r#"select agenda.confirm($1, $2) as "outcome!""#,
        appointment.0,
        &reference[..],
    )
    .fetch_one(tx.conn())
    .await
}

pub(crate) async fn move_to(
    tx: &mut Tx,
    appointment: AppointmentId,
    office: OfficeId,
    starts_at: DateTime<Utc>,
) -> Result<String> {
    sqlx::query_scalar!(
        r#"select agenda.move($1, $2, $3) as "outcome!""#,
        appointment.0,
        office.0,
        starts_at,
    )
    .fetch_one(tx.conn())
    .await
}
