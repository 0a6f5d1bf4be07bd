//! Twelve months after an appointment nobody can tell any more who came.

use platform::db::Actor;

use super::counter::Counter;

#[tokio::test]
async fn who_came_is_forgotten_after_twelve_months_and_not_before() {
    let counter = Counter::with_places(3).await;
    let mut behind = counter.portal.behind().await;
    let mut made = Vec::new();
    for months in [13, 11] {
        let visitor = counter.visitor();
        let appointment = visitor.hold(&counter.claim(counter.quarter(0))).await;
        visitor.confirm(appointment).await;
        sqlx::query(
            "update agenda.appointment set starts_at = clock.at, ends_at = clock.at + interval '15 minutes'
             from (select date_trunc('hour', clock_timestamp()) - make_interval(months => $2) as at) clock where id = $1",
        )
        .bind(appointment.0)
        .bind(months)
        .execute(&mut behind)
        .await
        .expect("time passes");
        made.push(appointment.0);
    }
    let mut tx = counter
        .portal
        .app
        .db
        .write(Actor::Worker)
        .await
        .expect("begun");
    sqlx::query("select agenda.sweep()")
        .execute(tx.conn())
        .await
        .expect("swept");
    tx.commit().await.expect("committed");

    let still_named: Vec<uuid::Uuid> = sqlx::query_scalar(
        "select appointment_id from agenda.applicant where appointment_id = any ($1)",
    )
    .bind(&made)
    .fetch_all(&mut behind)
    .await
    .expect("asked");
    assert_eq!(still_named, [made[1]]);
    let appointments: i64 =
        sqlx::query_scalar("select count(*) from agenda.appointment where id = any ($1)")
            .bind(&made)
            .fetch_one(&mut behind)
            .await
            .expect("asked");
    assert_eq!(appointments, 2, "that somebody came stays");
}
