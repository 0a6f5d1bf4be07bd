//! A made-up population in the database: it stands there as if the pages had written it.

use sqlx::{PgConnection, Row};

use crate::support::TestPortal;

#[tokio::test]
async fn the_circle_is_what_the_triggers_would_have_drawn() {
    let portal = TestPortal::new().await;
    let loaded = settle::load(&portal.address, 300, 7, true).await.unwrap();
    let mut behind = portal.behind().await;

    assert_eq!(loaded.people, 300);
    assert!(loaded.grants > 10, "{loaded}");
    let drawn = number(
        &mut behind,
        "create temporary table before as select * from people.circle;
         do $$ begin perform people.draw_circle(id) from people.person; end $$;
         select count(*) from before",
    );
    assert!(drawn.await > 10);
    let different = number(
        &mut behind,
        "select count(*) from ((table before except all table people.circle)
                               union all (table people.circle except all table before)) d",
    );
    assert_eq!(different.await, 0);
}

/// Writing every grant once more lets the trigger decide what it opens.
#[tokio::test]
async fn the_grants_open_what_the_triggers_would_have_let_them() {
    let portal = TestPortal::new().await;
    settle::load(&portal.address, 300, 7, true).await.unwrap();
    let mut behind = portal.behind().await;
    let different = number(
        &mut behind,
        "create temporary table before as select * from people.person_grant;
         update people.person_grant set opens = opens;
         select count(*) from ((table before except all table people.person_grant)
                               union all (table people.person_grant except all table before)) d",
    );
    assert_eq!(different.await, 0);
}

#[tokio::test]
async fn people_are_added_to_others_only_when_asked() {
    let portal = TestPortal::new().await;
    settle::load(&portal.address, 20, 1, true).await.unwrap();
    let refused = settle::load(&portal.address, 20, 2, false).await;
    assert!(refused.err().unwrap().to_string().contains("--add"));
    settle::load(&portal.address, 20, 2, true).await.unwrap();
    // the same people once more: their identifiers are taken
    assert!(settle::load(&portal.address, 20, 2, true).await.is_err());
    let mut behind = portal.behind().await;
    let people = number(
        &mut behind,
        "select count(*) from people.name where version = 1",
    );
    assert!(people.await >= 40);
}

#[tokio::test]
async fn everybody_belongs_to_one_registered_household() {
    let portal = TestPortal::new().await;
    settle::load(&portal.address, 2_000, 3, true).await.unwrap();
    let mut behind = portal.behind().await;
    for (what, statement) in [
        (
            "two heads, or none",
            "select count(*) from (select household_id from people.household_member group by household_id
             having count(*) filter (where relationship in ('1', '24')) <> 1) wrong",
        ),
        (
            "somebody without a household",
            "select count(*) from people.person p where p.registered_by is null and not exists (select from people.household_member m
             where m.person_id = p.id and m.kind = 'registry')",
        ),
        (
            "a child before the parent",
            "select count(*) from people.kin k join people.identity p on p.person_id = k.person_id
             join people.identity c on c.person_id = k.relative_id
             where k.kind = 'parent' and c.birth_date <= p.birth_date",
        ),
    ] {
        assert_eq!(number(&mut behind, statement).await, 0, "{what}");
    }
}

/// What the last statement counts.
async fn number(connection: &mut PgConnection, statements: &'static str) -> i64 {
    let rows = sqlx::raw_sql(statements).fetch_all(connection).await;
    rows.unwrap().last().unwrap().get(0)
}
