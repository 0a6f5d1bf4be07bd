//! Openings: the database refuses overlaps, and unfolding the rules again changes only what differs.

use agenda::expansion::Why;
use agenda::{Search, Unfolded, free_times, materialise, materialise_all};
use chrono::{Datelike, Days, NaiveDate};
use platform::db::Actor;
use sqlx::PgConnection;
use uuid::Uuid;

use super::counter::{Counter, MORNING};
use agenda::offers::Need;

async fn refused(counter: &Counter, statement: &'static str) -> String {
    let outcome = sqlx::query(statement)
        .bind(counter.desk)
        .bind(counter.day())
        .execute(&mut counter.portal.behind().await)
        .await;
    let error = outcome.expect_err("the database should refuse this");
    error
        .as_database_error()
        .and_then(|error| error.constraint())
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn overlapping_openings_of_one_desk_are_refused_by_the_database() {
    let counter = Counter::with_places(1).await;
    let overlapping = "insert into agenda.opening (desk_id, during, local_date, capacity)
        select desk_id, tstzrange(upper(during) - interval '15 minutes', upper(during) + interval '1 hour'), $2, 1
        from agenda.opening where desk_id = $1";
    assert_eq!(refused(&counter, overlapping).await, "one_opening_per_desk");
    let beside = overlapping.replace("upper(during) - interval '15 minutes'", "upper(during)");
    sqlx::query(sqlx::AssertSqlSafe(beside))
        .bind(counter.desk)
        .bind(counter.day())
        .execute(&mut counter.portal.behind().await)
        .await
        .expect("beside is not over");
}

#[tokio::test]
async fn overlapping_rules_of_one_desk_are_refused_by_the_database() {
    let counter = Counter::with_places(1).await;
    write_rule(
        &mut counter.portal.behind().await,
        &counter,
        ("09:00", "13:00"),
    )
    .await;
    let overlapping = "insert into agenda.availability_rule (id, desk_id, weekday, opens, closes, capacity, valid)
        select gen_random_uuid(), $1, extract(isodow from $2::date), '12:45', '14:00', 1, daterange($2, null)";
    assert_eq!(refused(&counter, overlapping).await, "one_rule_at_a_time");
}

async fn write_rule(behind: &mut PgConnection, counter: &Counter, (opens, closes): (&str, &str)) {
    sqlx::query(
        "insert into agenda.availability_rule (id, desk_id, weekday, opens, closes, capacity, valid)
         values ($1, $2, $3, $4::time, $5::time, 1, daterange('2020-01-01', null))",
    )
    .bind(Uuid::new_v4())
    .bind(counter.desk)
    .bind(i16::try_from(counter.day().weekday().number_from_monday()).unwrap())
    .bind(opens)
    .bind(closes)
    .execute(behind)
    .await
    .unwrap();
}

async fn unfold(counter: &Counter) -> Unfolded {
    let mut tx = counter.portal.app.db.write(Actor::Worker).await.unwrap();
    let today = vocabulary::local_time::local_date(counter.portal.app.clock.now());
    let unfolded = materialise(&mut tx, counter.desk, today).await.unwrap();
    tx.commit().await.unwrap();
    unfolded
}

async fn hours_of(counter: &Counter, day: NaiveDate) -> Vec<String> {
    sqlx::query_scalar(
        "select to_char(lower(during) at time zone 'Europe/Rome', 'HH24:MI') || '-'
                || to_char(upper(during) at time zone 'Europe/Rome', 'HH24:MI')
         from agenda.opening where desk_id = $1 and local_date = $2 order by during",
    )
    .bind(counter.desk)
    .bind(day)
    .fetch_all(&mut counter.portal.behind().await)
    .await
    .unwrap()
}

#[tokio::test]
async fn unfolding_again_changes_nothing() {
    let counter = Counter::with_places(1).await;
    write_rule(
        &mut counter.portal.behind().await,
        &counter,
        ("09:00", "13:00"),
    )
    .await;
    let first = unfold(&counter).await;
    assert!(
        first.opened >= 20,
        "half a year of one weekday: {}",
        first.opened
    );
    let again = unfold(&counter).await;
    assert_eq!((again.opened, again.closed), (0, 0));
    assert_eq!(hours_of(&counter, counter.day()).await, ["09:00-13:00"]);
}

#[tokio::test]
async fn an_absence_cuts_the_opening_and_its_end_mends_it() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    write_rule(&mut behind, &counter, ("09:00", "13:00")).await;
    unfold(&counter).await;
    sqlx::query("insert into agenda.absence (id, desk_id, from_local, to_local) values ($1, $2, $3::date + time '10:00', $3::date + time '11:30')")
        .bind(Uuid::new_v4())
        .bind(counter.desk)
        .bind(counter.day())
        .execute(&mut behind)
        .await
        .unwrap();
    let cut = unfold(&counter).await;
    assert_eq!((cut.opened, cut.closed), (2, 1));
    assert_eq!(
        hours_of(&counter, counter.day()).await,
        ["09:00-10:00", "11:30-13:00"]
    );
    sqlx::query("delete from agenda.absence where desk_id = $1")
        .bind(counter.desk)
        .execute(&mut behind)
        .await
        .unwrap();
    unfold(&counter).await;
    assert_eq!(hours_of(&counter, counter.day()).await, ["09:00-13:00"]);
}

#[tokio::test]
async fn a_closure_shuts_every_desk_of_the_site_and_a_clashing_one_off_is_reported() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    write_rule(&mut behind, &counter, ("09:00", "13:00")).await;
    sqlx::query("insert into agenda.one_off_opening (id, desk_id, on_date, opens, closes, capacity) values ($1, $2, $3, '12:00', '15:00', 1)")
        .bind(Uuid::new_v4())
        .bind(counter.desk)
        .bind(counter.day())
        .execute(&mut behind)
        .await
        .unwrap();
    let unfolded = unfold(&counter).await;
    assert!(unfolded.skipped.iter().any(|skipped| {
        skipped.date == counter.day() && matches!(skipped.why, Why::Overlap(_))
    }));
    assert_eq!(hours_of(&counter, counter.day()).await, ["09:00-13:00"]);
    sqlx::query(
        "insert into agenda.closure (id, site_id, days)
         select $1, o.site_id, daterange($3, $3, '[]') from directory.office o where o.id = $2",
    )
    .bind(Uuid::new_v4())
    .bind(counter.office)
    .bind(counter.day())
    .execute(&mut behind)
    .await
    .unwrap();
    unfold(&counter).await;
    assert!(hours_of(&counter, counter.day()).await.is_empty());
}

#[tokio::test]
async fn closing_a_desk_keeps_what_was_booked_there() {
    let counter = Counter::with_places(1).await;
    let visitor = counter.visitor();
    let appointment = visitor.hold(&counter.claim(counter.quarter(0))).await;
    visitor.confirm(appointment).await;
    let closed = unfold(&counter).await;
    assert_eq!(
        closed.closed, 1,
        "the test wrote the opening without a rule"
    );
    assert_eq!(
        super::counter::seats(&mut counter.portal.behind().await, appointment)
            .await
            .len(),
        3
    );
}

#[tokio::test]
async fn two_unfoldings_at_once_wait_for_each_other() {
    let counter = Counter::with_places(1).await;
    write_rule(
        &mut counter.portal.behind().await,
        &counter,
        ("09:00", "13:00"),
    )
    .await;
    let (one, other) = tokio::join!(unfold(&counter), unfold(&counter));
    assert!(one.opened + other.opened >= 20);
    assert!(one.opened == 0 || other.opened == 0);
}

#[tokio::test]
async fn the_seeded_desks_are_open_and_have_free_times() {
    let counter = Counter::with_places(1).await;
    let today = vocabulary::local_time::local_date(counter.portal.app.clock.now());
    let mut tx = counter.portal.app.db.write(Actor::Worker).await.unwrap();
    assert_eq!(
        materialise_all(&mut tx, today).await.unwrap().opened,
        0,
        "filled before the test"
    );
    let mut tx = counter
        .portal
        .app
        .db
        .read(Actor::Visitor(None))
        .await
        .unwrap();
    let offices: Vec<Uuid> = sqlx::query_scalar("select distinct office_id from agenda.desk")
        .fetch_all(tx.conn())
        .await
        .unwrap();
    let offices: Vec<_> = offices.into_iter().map(Into::into).collect();
    let need = Need::new(30, 15, 24, 30).unwrap();
    let search = Search {
        offices: &offices,
        need,
        dates: None,
    };
    let found = free_times(&mut tx, &search, counter.portal.app.clock.now())
        .await
        .unwrap();
    assert!(
        found
            .iter()
            .filter(|times| !times.offers.all().is_empty())
            .count()
            > 5
    );
    let narrow = Search {
        dates: Some((counter.day(), counter.day())),
        ..search
    };
    for times in free_times(&mut tx, &narrow, counter.portal.app.clock.now())
        .await
        .unwrap()
    {
        assert!(
            times
                .offers
                .days()
                .all(|day| day.date == counter.day() && day.date != today + Days::new(8))
        );
    }
    assert_eq!(MORNING, 16);
}
