//! A database that was restored on another server counts its transactions from the beginning. The trail goes on in a
//! new era, linked to the old one.

use platform::db::{Db, DbError};

use super::Sealed;

#[tokio::test]
async fn a_restored_database_is_not_served_until_its_new_era_has_begun() {
    let sealed = Sealed::new(2).await;
    let (address, keys) = (&sealed.portal.address, &sealed.portal.app.keys);
    sealed.record(2).await; // not sealed when the copy was made
    sealed.by_force("update audit.era set system = 1").await;
    assert!(matches!(
        Db::connect(address, keys).await,
        Err(DbError::Moved)
    ));
    platform::db::prepare(address, keys).await.unwrap();
    Db::connect(address, keys).await.unwrap().close().await;

    // transactions begin anew: this one has a number that the old era has long sealed
    sealed
        .by_force("insert into audit.event (xid, action) values ('5', 'session.ended')")
        .await;
    sealed.record(1).await;
    sealed.seal().await;
    let report = sealed.verified().await;
    assert_eq!(report.findings, []);
    assert_eq!((report.eras, report.waiting), (2, 0));
    assert_eq!(
        sealed
            .number(
                "select count(*) from audit.event e join audit.seal s
        on e.era = s.era and e.xid >= s.lo and e.xid < s.hi"
            )
            .await,
        report.events
    );

    platform::db::prepare(address, keys).await.unwrap();
    assert_eq!(
        sealed
            .number("select max(era)::bigint from audit.era")
            .await,
        2,
        "migrating again changes nothing"
    );
    sealed
        .by_force(
            "insert into audit.event (era, xid, action) values (1, '7000000', 'session.ended')",
        )
        .await;
    assert_ne!(
        sealed.findings().await,
        [],
        "an era that is over takes no more rows"
    );
}
