//! Whoever rules the database can change the trail; nobody can do it unseen. Each way names the batch it touched.

use audit::{Finding, SealKey};
use platform::keys::Keys;

use super::Sealed;

/// An event of a batch, as SQL.
fn event_of(batch: i64) -> String {
    format!(
        "(select e.id from audit.event e join audit.seal s on s.batch = {batch}
          and e.era = s.era and e.xid >= s.lo and e.xid < s.hi order by e.id limit 1)"
    )
}

#[tokio::test]
async fn an_untouched_trail_is_clean() {
    let sealed = Sealed::new(3).await;
    sealed.anchor().await;
    sealed.record(2).await;
    let report = sealed.verified().await;
    assert_eq!(report.findings, []);
    assert!(
        report.batches >= 4 && report.events >= 9 && report.changes > 100,
        "{report:?}"
    );
    assert_eq!((report.waiting, report.anchors), (2, 1));
}

#[tokio::test]
async fn no_role_and_not_even_the_owner_changes_the_trail() {
    let sealed = Sealed::new(1).await;
    let mut behind = sealed.portal.behind().await;
    for table in ["event", "row_change", "seal", "era", "verification"] {
        for verb in [
            format!("delete from audit.{table}"),
            format!("truncate audit.{table} cascade"),
        ] {
            let refused = sqlx::query(sqlx::AssertSqlSafe(verb.clone()))
                .execute(&mut behind)
                .await;
            assert!(refused.is_err(), "{verb} was let through");
        }
    }
    assert_eq!(sealed.findings().await, []);
}

#[tokio::test]
async fn an_edited_row_is_found() {
    let sealed = Sealed::new(4).await;
    let batch = sealed.last_batch().await - 2;
    sealed
        .by_force(&format!(
            "update audit.event set actor = gen_random_uuid() where id = {}",
            event_of(batch)
        ))
        .await;
    assert_eq!(sealed.findings().await, [Finding::ChangedRows { batch }]);
}

#[tokio::test]
async fn every_field_of_a_row_is_under_the_seal() {
    let sealed = Sealed::new(2).await;
    sealed.by_force("alter table audit.event drop constraint event_action_check, drop constraint event_outcome_check;
        alter table audit.row_change drop constraint row_change_verb_check").await;
    for table in ["event", "row_change"] {
        let columns: Vec<(String, String)> = sqlx::query_as(
            "select attname::text, atttypid::regtype::text from pg_attribute
             where attrelid = ('audit.' || $1)::regclass and attnum > 0 and not attisdropped and attname <> 'id'",
        )
        .bind(table)
        .fetch_all(&mut sealed.portal.behind().await)
        .await
        .unwrap();
        assert!(columns.len() >= 9);
        let id = sealed
            .number(&format!("select max(id) from audit.{table}"))
            .await;
        for (column, kind) in columns {
            let changed = match kind.as_str() {
                "xid8" => "'3'::xid8".to_owned(),
                "integer" => format!("{column} + 1"),
                "timestamp with time zone" => format!("{column} + interval '1 microsecond'"),
                "uuid" => "gen_random_uuid()".into(),
                "jsonb" => r#"'{"number": 99}'"#.into(),
                "text[]" => format!("{column} || '{{x}}'"),
                "name" | "text" => "'other'".into(),
                other => panic!("{table}.{column}: how does one change a {other}?"),
            };
            sealed
                .by_force(&format!(
                    "create table before as select * from audit.{table} where id = {id};
                update audit.{table} set {column} = {changed} where id = {id}"
                ))
                .await;
            assert_ne!(
                sealed.findings().await,
                [],
                "{table}.{column} can be changed unseen"
            );
            sealed.by_force(&format!("update audit.{table} t set {column} = b.{column} from before b where t.id = b.id;
                drop table before")).await;
            assert_eq!(sealed.findings().await, [], "{table}.{column} as it was");
        }
    }
}

#[tokio::test]
async fn a_deleted_row_is_found() {
    let sealed = Sealed::new(4).await;
    let batch = sealed.last_batch().await - 1;
    sealed
        .by_force(&format!(
            "delete from audit.event where id = {}",
            event_of(batch)
        ))
        .await;
    let [
        Finding::Count {
            batch: named,
            table: "event",
            sealed: 3,
            found: 2,
        },
    ] = sealed.findings().await[..]
    else {
        panic!("{:?}", sealed.findings().await);
    };
    assert_eq!(named, batch);
}

#[tokio::test]
async fn a_row_put_back_in_time_is_found() {
    let sealed = Sealed::new(4).await;
    let batch = sealed.last_batch().await - 1;
    sealed
        .by_force(&format!(
            "insert into audit.event (xid, at, action)
        select xid, at, 'session.ended' from audit.event where id = {}",
            event_of(batch)
        ))
        .await;
    let [
        Finding::Count {
            batch: named,
            table: "event",
            sealed: 3,
            found: 4,
        },
    ] = sealed.findings().await[..]
    else {
        panic!("{:?}", sealed.findings().await);
    };
    assert_eq!(named, batch);
}

#[tokio::test]
async fn a_row_with_a_false_date_is_found_even_when_it_was_sealed_so() {
    let sealed = Sealed::new(1).await;
    sealed.by_force("insert into audit.event (at, action) values (clock_timestamp() - interval '40 days', 'session.ended')").await;
    sealed.seal().await;
    let batch = sealed.last_batch().await;
    assert_eq!(sealed.findings().await, [Finding::Misdated { batch }]);
}

#[tokio::test]
async fn a_deleted_seal_is_found() {
    let sealed = Sealed::new(4).await;
    let batch = sealed.last_batch().await - 1;
    sealed
        .by_force(&format!("delete from audit.seal where batch = {batch}"))
        .await;
    let findings = sealed.findings().await;
    assert!(
        findings.contains(&Finding::MissingSeal { batch }),
        "{findings:?}"
    );
    assert!(
        findings.contains(&Finding::Unsealed {
            before: batch + 1,
            rows: 3
        }),
        "{findings:?}"
    );
}

#[tokio::test]
async fn a_row_moved_to_another_batch_is_found_in_both() {
    let sealed = Sealed::new(4).await;
    let (from, to) = (sealed.last_batch().await - 2, sealed.last_batch().await);
    sealed.by_force(&format!("update audit.event set xid = (select xid from audit.event where id = {}) where id = {}",
        event_of(to), event_of(from))).await;
    let named: Vec<i64> = sealed
        .findings()
        .await
        .iter()
        .map(|finding| match finding {
            Finding::Count { batch, .. } => *batch,
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(named, [from, to]);
}

#[tokio::test]
async fn an_end_that_was_cut_off_is_found_by_its_anchor() {
    let sealed = Sealed::new(4).await;
    sealed.anchor().await;
    let batch = sealed.last_batch().await;
    sealed.by_force(&format!("delete from audit.event e using audit.seal s where s.batch >= {batch} - 1 and e.xid >= s.lo;
        delete from audit.row_change e using audit.seal s where s.batch >= {batch} - 1 and e.xid >= s.lo;
        delete from audit.seal where batch >= {batch} - 1")).await;
    let findings = sealed.findings().await;
    assert!(
        matches!(findings[..], [Finding::CutOff { batch: named, .. }] if named == batch),
        "{findings:?}"
    );

    std::fs::remove_file(sealed.anchor_file()).unwrap();
    assert_eq!(
        sealed.findings().await,
        [],
        "without an anchor nobody can know"
    );
}

/// Rewrites the last batches as somebody would who has the whole database, with new hashes from the first one on.
async fn rewrite(sealed: &Sealed, from: i64, key: &SealKey) {
    sealed
        .by_force(&format!(
            "update audit.event set actor = gen_random_uuid() where id = {};
        delete from audit.seal where batch >= {from}",
            event_of(from)
        ))
        .await;
    audit::seal_finished(&sealed.portal.app.db, key)
        .await
        .unwrap();
}

#[tokio::test]
async fn batches_sealed_anew_without_the_key_are_found() {
    let sealed = Sealed::new(4).await;
    let batch = sealed.last_batch().await;
    rewrite(
        &sealed,
        batch,
        &SealKey::derived(&Keys::from_secret("the attacker's")),
    )
    .await;
    assert_eq!(sealed.findings().await, [Finding::Unsigned { batch }]);

    let sealed = Sealed::new(4).await;
    let batch = sealed.last_batch().await - 2;
    rewrite(
        &sealed,
        batch,
        &SealKey::derived(&Keys::from_secret("the attacker's")),
    )
    .await;
    assert_eq!(
        sealed.findings().await,
        [Finding::Unsigned { batch }],
        "the whole end, linked anew"
    );
}

#[tokio::test]
async fn an_old_signature_under_a_new_content_is_found() {
    let sealed = Sealed::new(3).await;
    let batch = sealed.last_batch().await;
    sealed
        .by_force(&format!(
            "create table before as select * from audit.seal where batch = {batch}"
        ))
        .await;
    rewrite(
        &sealed,
        batch,
        &SealKey::derived(&Keys::from_secret("the attacker's")),
    )
    .await;
    sealed.by_force(&format!("update audit.seal s set signature = b.signature, key = b.key from before b where s.batch = {batch}")).await;
    assert_eq!(sealed.findings().await, [Finding::Unsigned { batch }]);

    sealed
        .by_force(&format!(
            "update audit.seal s set hash = b.hash from before b where s.batch = {batch}"
        ))
        .await;
    assert_eq!(sealed.findings().await, [Finding::ChangedSeal { batch }]);
}

#[tokio::test]
async fn even_whoever_has_the_key_is_found_by_an_anchor() {
    let sealed = Sealed::new(4).await;
    sealed.anchor().await;
    let batch = sealed.last_batch().await;
    rewrite(&sealed, batch, &sealed.key).await;
    let findings = sealed.findings().await;
    assert!(
        matches!(findings[..], [Finding::Remade { batch: named, .. }] if named == batch),
        "{findings:?}"
    );
}

#[tokio::test]
async fn a_forged_anchor_is_found() {
    let sealed = Sealed::new(1).await;
    sealed.anchor().await;
    let line = std::fs::read_to_string(sealed.anchor_file()).unwrap();
    std::fs::write(
        sealed.anchor_file(),
        format!("{line}{}", line.replace("batch=", "batch=9")),
    )
    .unwrap();
    assert_eq!(sealed.findings().await, [Finding::BadAnchor { line: 2 }]);
}

#[tokio::test]
async fn a_row_of_an_era_that_never_began_is_found() {
    let sealed = Sealed::new(1).await;
    sealed
        .by_force("insert into audit.event (era, action) values (7, 'session.ended')")
        .await;
    assert_eq!(sealed.findings().await, [Finding::NoSuchEra { rows: 1 }]);
}
