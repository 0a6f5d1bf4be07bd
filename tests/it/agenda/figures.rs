//! How long the search takes at the size of a region, printed when asked for:
//! `cargo test --release --test it region -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use agenda::offers::Need;
use agenda::{Search, free_times};
use platform::db::Actor;
use uuid::Uuid;
use vocabulary::ids::OfficeId;

use crate::support::TestPortal;

/// Fifty offices of four desks with half a year of openings and 100,000 appointments of 45 minutes.
const REGION: &str = "
set session_replication_role = replica;
create temp table office as select gen_random_uuid() as id, n from generate_series(1, 50) n;
insert into directory.office (id, slug, body_id, site_id, name)
    select office.id, 'region-' || n, s.body_id, s.id, 'Ufficio' from office, (select * from directory.site limit 1) s;
insert into agenda.desk (id, slug, office_id, name)
    select gen_random_uuid(), 'region-' || n || '-' || d, id, 'Banco' from office, generate_series(1, 4) d;
insert into agenda.opening (desk_id, during, local_date, capacity)
    select d.id, tstzrange((day + opens) at time zone 'Europe/Rome', (day + closes) at time zone 'Europe/Rome'), day::date, 1
    from agenda.desk d, generate_series(current_date::timestamp, current_date + 180, '1 day') day,
         (values (time '9:00', time '13:00', false), (time '15:00', time '17:00', true)) h (opens, closes, afternoon)
    where d.slug like 'region-%' and extract(isodow from day) < 6 and (not afternoon or extract(isodow from day) in (2, 4));
create temp table slot as
    select row_number() over (order by random()) as n, gen_random_uuid() as id, o.desk_id, lower(o.during) + k * interval '45 minutes' as at
    from agenda.opening o join agenda.desk d on d.id = o.desk_id and d.slug like 'region-%', generate_series(0, 4) k
    where lower(o.during) + (k + 1) * interval '45 minutes' <= upper(o.during);
insert into agenda.seat (desk_id, at, place, appointment_id, quarters)
    select desk_id, at + q * interval '15 minutes', 1, id, case q when 0 then 3 end from slot, generate_series(0, 2) q
    where n <= 100000 order by random();
reset session_replication_role;
";

fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() - 1) * percent / 100]
}

#[tokio::test]
#[ignore = "prints figures; meant for a release build"]
async fn a_month_over_a_region() {
    let portal = TestPortal::new().await;
    let mut behind = portal.behind().await;
    sqlx::raw_sql(REGION).execute(&mut behind).await.unwrap();
    sqlx::raw_sql("vacuum analyze agenda.seat")
        .execute(&mut behind)
        .await
        .unwrap();
    sqlx::raw_sql("vacuum analyze agenda.opening")
        .execute(&mut behind)
        .await
        .unwrap();
    let offices: Vec<Uuid> =
        sqlx::query_scalar("select id from directory.office where slug like 'region-%'")
            .fetch_all(&mut behind)
            .await
            .unwrap();
    let offices: Vec<OfficeId> = offices.into_iter().map(Into::into).collect();
    for (name, some) in [
        ("one office", &offices[..1]),
        ("fifty offices", &offices[..]),
    ] {
        let mut times = Vec::new();
        let mut starts = 0;
        for _ in 0..200 {
            let begun = Instant::now();
            let mut tx = portal.app.db.read(Actor::Visitor(None)).await.unwrap();
            let search = Search {
                offices: some,
                need: Need::new(30, 15, 24, 30).unwrap(),
                dates: None,
            };
            let found = free_times(&mut tx, &search, portal.app.clock.now())
                .await
                .unwrap();
            starts = found.iter().map(|times| times.offers.all().len()).sum();
            times.push(begun.elapsed());
        }
        let (median, late) = (percentile(&mut times, 50), percentile(&mut times, 95));
        println!("a month of {name}: p50 {median:?}, p95 {late:?}, {starts} starts");
    }
}
