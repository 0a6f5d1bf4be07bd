//! Two records become one and two again: nothing is lost, nobody sees more than they saw, and what was undone is as it
//! was, row by row. Asked of the database itself; the pages are in `merging`.

use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use crate::support::TestPortal;

/// How many random families the round trip is tried on.
const FAMILIES: u32 = 24;

/// The database with the people of `world.sql`.
async fn world(portal: &TestPortal) -> PgConnection {
    let mut behind = portal.behind().await;
    sqlx::raw_sql(include_str!("merge/world.sql"))
        .execute(&mut behind)
        .await
        .expect("the world of the proof");
    behind
}

/// One value, as text.
async fn ask(db: &mut PgConnection, sql: &str) -> String {
    sqlx::query_scalar::<_, Option<String>>(AssertSqlSafe(format!("select ({sql})::text")))
        .fetch_one(db)
        .await
        .unwrap()
        .unwrap_or_default()
}

async fn run(db: &mut PgConnection, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
        .execute(db)
        .await
        .unwrap();
}

/// Somebody plain, registered by Ada.
async fn plain(db: &mut PgConnection, surname: &str) -> Uuid {
    let id = Uuid::new_v4();
    let sql = format!(
        "select proof.act('ada');
         select people.register('{id}', 'social_worker', 'b0000000-0000-0000-0000-000000000001', 'none');
         insert into people.name (person_id, surname, surname_latin) values ('{id}', '{surname}', lower('{surname}'))"
    );
    run(db, &sql).await;
    id
}

async fn let_in(db: &mut PgConnection, person: Uuid, who: &str, basis: &str) {
    let sql = format!(
        "select people.let_in('{person}', proof.principal('{who}'), 'case_manager', '{basis}', 'x', clock_timestamp() + interval '9 days')"
    );
    run(db, &sql).await;
}

async fn merge(db: &mut PgConnection, who: &str, kept: Uuid, merged: Uuid) -> (Uuid, String) {
    let id = Uuid::new_v4();
    run(db, &format!("select proof.act('{who}')")).await;
    let sql = format!("people.merge('{id}', '{kept}', '{merged}', '{{}}')");
    (id, ask(db, &sql).await)
}

async fn unmerge(db: &mut PgConnection, who: &str, merge: Uuid) -> String {
    run(db, &format!("select proof.act('{who}')")).await;
    ask(db, &format!("people.unmerge('{merge}')")).await
}

/// Whether grants open anything of the person to somebody.
async fn sees(db: &mut PgConnection, who: &str, person: Uuid) -> bool {
    let sql = format!(
        "exists (select from people.person_grant g where g.person_id = '{person}' and g.principal_id = proof.principal('{who}') and g.opens <> 0
            and (g.valid_to is null or g.valid_to > clock_timestamp()))"
    );
    ask(db, &sql).await == "true"
}

#[tokio::test]
async fn undoing_a_merge_leaves_every_row_as_it_was() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    let mut sums = [0_i64; 3];
    for family in 1..=FAMILIES {
        let seed = f64::from(family) / 100.0;
        run(&mut db, "begin").await;
        let sql = "select moved, kept_apart, written from proof.there_and_back($1)";
        let (moved, apart, written): (i64, i64, i64) = sqlx::query_as(sql)
            .bind(seed)
            .fetch_one(&mut db)
            .await
            .unwrap();
        run(&mut db, "rollback").await;
        for (sum, one) in sums.iter_mut().zip([moved, apart, written]) {
            *sum += one;
        }
    }
    assert!(
        sums.iter().all(|sum| *sum > i64::from(FAMILIES)),
        "too little happened to show anything: {sums:?}"
    );
}

#[tokio::test]
async fn every_table_that_names_a_person_is_known_to_the_merge() {
    let portal = TestPortal::new().await;
    let mut db = portal.behind().await;
    let forgotten = "string_agg(c.conrelid::regclass || '.' || a.attname, ', ') from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'people.person'::regclass
          and not exists (select from people.merge_parts() p where p.relation = c.conrelid::regclass::text and a.attname = any (p.persons))
          and not exists (select from people.merge_fields() f where f.relation = c.conrelid::regclass::text)
          and c.conrelid::regclass::text not in ('people.person', 'people.circle', 'people.twin', 'people.merge')";
    let forgotten: Option<String> =
        sqlx::query_scalar(AssertSqlSafe(format!("select {forgotten}")))
            .fetch_one(&mut db)
            .await
            .unwrap();
    assert_eq!(forgotten, None);
}

#[tokio::test]
async fn until_somebody_else_has_looked_only_those_see_who_saw_both() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    let (kept, merged) = (plain(&mut db, "Rossi").await, plain(&mut db, "Rosi").await);
    let_in(&mut db, kept, "bruno", "introduced").await;
    let_in(&mut db, merged, "carla", "introduced").await;
    let_in(&mut db, kept, "dario", "introduced").await;
    let_in(&mut db, merged, "dario", "introduced").await;
    assert_eq!(merge(&mut db, "bruno", kept, merged).await.1, "absent");
    let (merge, outcome) = merge(&mut db, "ada", kept, merged).await;
    assert_eq!(outcome, "merged");
    for (who, may) in [
        ("ada", true),
        ("bruno", false),
        ("carla", false),
        ("dario", true),
    ] {
        assert_eq!(sees(&mut db, who, kept).await, may, "{who}");
        assert!(!sees(&mut db, who, merged).await, "{who}");
    }
    let review = format!("people.review_merge('{merge}')");
    assert_eq!(ask(&mut db, &review).await, "two_people");
    run(&mut db, "select proof.act('guido')").await;
    assert_eq!(ask(&mut db, &review).await, "absent");
    run(&mut db, "select proof.act('carla')").await;
    assert_eq!(ask(&mut db, &review).await, "reviewed");
    for who in ["ada", "bruno", "carla", "dario"] {
        assert!(sees(&mut db, who, kept).await, "{who}");
    }
    assert_eq!(
        unmerge(&mut db, "bruno", merge).await,
        r#"{"stays": [], "outcome": "undone"}"#
    );
    assert!(!sees(&mut db, "carla", kept).await && sees(&mut db, "carla", merged).await);
    assert!(sees(&mut db, "bruno", kept).await && !sees(&mut db, "bruno", merged).await);
}

#[tokio::test]
async fn receiving_somebody_is_no_way_around_the_review() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    let (kept, merged) = (plain(&mut db, "Rossi").await, plain(&mut db, "Rosi").await);
    let_in(&mut db, kept, "bruno", "introduced").await;
    merge(&mut db, "ada", kept, merged).await;
    let_in(&mut db, kept, "bruno", "received").await;
    assert!(!sees(&mut db, "bruno", kept).await);
    let_in(&mut db, merged, "carla", "introduced").await;
    assert!(
        sees(&mut db, "carla", kept).await,
        "introduced since, by somebody who sees all"
    );
}

/// What a grant of this basis on that person opens to somebody is over: ended by hand, or by time.
async fn over(db: &mut PgConnection, who: &str, basis: &str, how: &str) {
    let sql = format!(
        "update people.person_grant set {how} where principal_id = proof.principal('{who}') and basis = '{basis}'"
    );
    run(db, &sql).await;
}

#[tokio::test]
async fn whoever_would_see_one_of_the_two_no_more_sees_nothing_until_somebody_has_looked() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    for how in [
        "revoked_at = clock_timestamp()",
        "valid_to = clock_timestamp()",
    ] {
        let (kept, merged) = (plain(&mut db, "Rossi").await, plain(&mut db, "Rosi").await);
        let_in(&mut db, kept, "dario", "introduced").await;
        let_in(&mut db, merged, "dario", "proposal").await;
        let (merge, outcome) = merge(&mut db, "ada", kept, merged).await;
        assert_eq!(outcome, "merged");
        assert!(sees(&mut db, "dario", kept).await);
        over(&mut db, "dario", "proposal", how).await;
        assert!(!sees(&mut db, "dario", kept).await, "{how}");
        let_in(&mut db, kept, "carla", "introduced").await;
        run(&mut db, "select proof.act('carla')").await;
        let review = format!("people.review_merge('{merge}')");
        assert_eq!(ask(&mut db, &review).await, "reviewed");
        assert!(
            sees(&mut db, "dario", kept).await,
            "by the grant that is left"
        );
        over(
            &mut db,
            "dario",
            "introduced",
            "revoked_at = clock_timestamp()",
        )
        .await;
    }
}

#[tokio::test]
async fn a_grant_whose_time_is_over_shuts_the_other_with_the_next_sweep() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    let (kept, merged) = (plain(&mut db, "Rossi").await, plain(&mut db, "Rosi").await);
    let_in(&mut db, kept, "dario", "introduced").await;
    let soon = format!(
        "select people.let_in('{merged}', proof.principal('dario'), 'case_manager', 'proposal', 'x', clock_timestamp() + interval '1 second')"
    );
    run(&mut db, &soon).await;
    merge(&mut db, "ada", kept, merged).await;
    assert!(sees(&mut db, "dario", kept).await);
    run(&mut db, "select pg_sleep(1.1), people.sweep()").await;
    let open = format!(
        "exists (select from people.person_grant g where g.person_id = '{kept}' and g.principal_id = proof.principal('dario') and g.basis = 'introduced' and g.opens <> 0)"
    );
    assert_eq!(ask(&mut db, &open).await, "false");
}

#[tokio::test]
async fn a_chain_is_undone_in_reverse_order_only() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    let mut persons = Vec::new();
    for surname in ["Rossi", "Rosi", "Rosso"] {
        persons.push(plain(&mut db, surname).await);
    }
    run(
        &mut db,
        "insert into proof.before select * from proof.picture()",
    )
    .await;
    let (first, _) = merge(&mut db, "ada", persons[1], persons[0]).await;
    let (second, outcome) = merge(&mut db, "ada", persons[2], persons[1]).await;
    assert_eq!(outcome, "merged");
    let last = format!("people.last_of('{}')", persons[0]);
    assert_eq!(ask(&mut db, &last).await, persons[2].to_string());
    assert_eq!(
        unmerge(&mut db, "ada", first).await,
        r#"{"outcome": "later_first"}"#
    );
    for merge in [second, first] {
        assert_eq!(
            unmerge(&mut db, "ada", merge).await,
            r#"{"stays": [], "outcome": "undone"}"#
        );
    }
    let differs = "string_agg(d, E'\\n') from proof.differences() d";
    assert_eq!(ask(&mut db, &format!("select {differs}")).await, "");
}

#[tokio::test]
async fn what_has_changed_since_stays_and_is_told() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    let (kept, merged) = (plain(&mut db, "Rossi").await, plain(&mut db, "Rosi").await);
    run(&mut db, &format!(
        "insert into people.identity (person_id, sex) values ('{kept}', 'F');
         insert into people.identity (person_id, birth_date, marital_status) values ('{merged}', '1980-05-05', 'single')"
    ))
    .await;
    let (merge, _) = merge(&mut db, "ada", kept, merged).await;
    run(&mut db, &format!(
        "update people.identity set marital_status = 'married', version = version + 1 where person_id = '{kept}';
         insert into people.contact_point (person_id, kind, value) values ('{kept}', 'mobile', '000')"
    ))
    .await;
    assert_eq!(
        unmerge(&mut db, "ada", merge).await,
        r#"{"stays": [{"field": "marital_status", "relation": "people.identity"}], "outcome": "undone"}"#
    );
    let row = format!(
        "select concat_ws(' ', sex, birth_date, marital_status, version) from people.identity where person_id = '{kept}'"
    );
    assert_eq!(ask(&mut db, &row).await, "F married 4");
    let contacts = format!("select count(*) from people.contact_point where person_id = '{kept}'");
    assert_eq!(ask(&mut db, &contacts).await, "1");
}

#[tokio::test]
async fn a_protection_and_an_exclusion_hold_on_whom_they_become_and_after_an_undo_on_both() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    let (kept, merged) = (plain(&mut db, "Rossi").await, plain(&mut db, "Rosi").await);
    for person in [kept, merged] {
        let_in(&mut db, person, "bruno", "introduced").await;
    }
    run(
        &mut db,
        &format!("select people.protect('{merged}', 'protected')"),
    )
    .await;
    let protections = format!(
        "select string_agg(protection, ' ' order by id = '{merged}') from people.person where id in ('{kept}', '{merged}')"
    );
    let (first, _) = merge(&mut db, "ada", kept, merged).await;
    assert_eq!(ask(&mut db, &protections).await, "protected protected");
    let exclude =
        format!("people.exclude(gen_random_uuid(), '{kept}', proof.who('bruno'), 'relative')");
    assert_eq!(ask(&mut db, &exclude).await, "excluded");
    unmerge(&mut db, "ada", first).await;
    assert_eq!(ask(&mut db, &protections).await, "none protected");
    run(&mut db, "select proof.act('bruno')").await;
    for person in [kept, merged] {
        let excluded = format!("'{person}' = any (people.excluded_from())");
        assert_eq!(ask(&mut db, &excluded).await, "true");
    }
}

#[tokio::test]
async fn of_two_who_merge_the_same_pair_at_once_one_does() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    for _ in 0..10 {
        let (one, other) = (plain(&mut db, "Rossi").await, plain(&mut db, "Rosi").await);
        for person in [one, other] {
            let_in(&mut db, person, "bruno", "introduced").await;
        }
        let (mut ada, mut bruno) = (portal.behind().await, portal.behind().await);
        let ((_, here), (_, there)) = tokio::join!(
            merge(&mut ada, "ada", one, other),
            merge(&mut bruno, "bruno", other, one)
        );
        let mut outcomes = [here, there];
        outcomes.sort();
        assert_eq!(outcomes, ["already", "merged"]);
    }
}

#[tokio::test]
async fn staff_can_not_rewrite_what_only_a_merge_may_move() {
    let portal = TestPortal::new().await;
    let mut db = world(&portal).await;
    let (kept, merged) = (plain(&mut db, "Rossi").await, plain(&mut db, "Rosi").await);
    for statement in [
        format!("update people.person_grant set person_id = '{kept}' where person_id = '{merged}'"),
        format!(
            "set role porta_staff; insert into people.merge (id, kept, merged, working) values (gen_random_uuid(), '{kept}', '{merged}', pg_current_xact_id())"
        ),
        "set role porta_staff; select * from people.merge_step".to_owned(),
    ] {
        let refused = sqlx::raw_sql(AssertSqlSafe(statement.clone()))
            .execute(&mut db)
            .await;
        assert!(refused.is_err(), "{statement}");
        run(&mut db, "reset role").await;
    }
}
