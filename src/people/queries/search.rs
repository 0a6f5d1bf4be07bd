//! Finding somebody in one's own circle. One statement; each of its branches reads an index of `people.circle`, and
//! compares with operators that are leakproof, so that the policy does not have to look at every row first. `|| ''`
//! keeps the key of given names from being taken for the index where any given name will do. What is cut off at so many
//! rows is in order, or which rows were shown would depend on the plan.

use chrono::NaiveDate;
use platform::Tx;
use uuid::Uuid;

/// What is looked for.
pub(crate) struct Sought<'a> {
    /// A code with digits where omocodia put letters.
    pub(crate) code: Option<&'a str>,
    /// The ways in which what was typed can be a surname and a given name, as keys; the two lists go in step.
    pub(crate) surnames: &'a [String],
    pub(crate) given_names: &'a [String],
    /// All of it as one key, for ranking.
    pub(crate) all: &'a str,
    pub(crate) birth_date: Option<NaiveDate>,
    /// 0: any.
    pub(crate) birth_year: i16,
}

/// Somebody found. No `Debug`: it must not end up in a log.
pub(crate) struct Found {
    pub(crate) id: Uuid,
    /// 5: that code; 4: these names; 3: names that begin so; 2: names that sound or are written almost so; 1: born then.
    pub(crate) rank: i32,
    pub(crate) surname: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) called: Option<String>,
    pub(crate) standing: String,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) birth_known: String,
    pub(crate) protection: String,
}

/// The best first, `most` of them. The key of a name is of the letters a to z: `{` is the letter after.
pub(crate) async fn search(
    tx: &mut Tx,
    sought: &Sought<'_>,
    most: i64,
) -> sqlx::Result<Vec<Found>> {
    sqlx::query_as!(
        Found,
        r#"with reading as materialized (select * from unnest($2::text[], $3::text[]) as r (s, g)),
           found (person_id, rank, key) as (
               (select k.person_id, 5, '' from people.identity_code k where k.base = $1 and k.ended_at is null order by k.person_id limit $7)
               union all
               (select c.person_id, 4, c.key from reading r cross join lateral (
                   select c.person_id, c.surname_key || c.given_key as key from people.circle c
                   where c.principal_id = any ((select access.my_principals())::bigint[]) and c.surname_key = r.s and c.given_key = r.g
                     and ($4::smallint = 0 or c.birth_year = $4) and ($5::date is null or c.birth_date = $5)
                   order by c.surname_key, c.given_key, c.person_id limit $7) c)
               union all
               (select c.person_id, 3, c.key from reading r cross join lateral (
                   select c.person_id, c.surname_key || c.given_key as key from people.circle c
                   where c.principal_id = any ((select access.my_principals())::bigint[])
                     and c.surname_key ~>=~ r.s and c.surname_key ~<~ (r.s || '{')
                     and (c.given_key || '') ~>=~ r.g and (c.given_key || '') ~<~ (r.g || '{')
                     and ($4::smallint = 0 or c.birth_year = $4) and ($5::date is null or c.birth_date = $5)
                   order by c.surname_key, c.given_key, c.person_id limit $7) c where r.s <> '')
               union all
               (select c.person_id, 3, c.key from reading r cross join lateral (
                   select c.person_id, c.surname_key || c.given_key as key from people.circle c
                   where c.principal_id = any ((select access.my_principals())::bigint[]) and c.given_key ~>=~ r.g and c.given_key ~<~ (r.g || '{')
                     and ($4::smallint = 0 or c.birth_year = $4) and ($5::date is null or c.birth_date = $5)
                   order by c.surname_key, c.given_key, c.person_id limit $7) c where r.s = '')
               union all
               (select c.person_id, 2, c.key from (select distinct people.sound(s) as s, people.sound(g) as g from reading) r cross join lateral (
                   select c.person_id, c.surname_key || c.given_key as key from people.circle c
                   where c.principal_id = any ((select access.my_principals())::bigint[]) and c.surname_sound = r.s and c.given_sound = r.g
                     and ($4::smallint = 0 or c.birth_year between $4 - 1 and $4 + 1 or c.birth_year = 0)
                   order by c.surname_key, c.given_key, c.person_id limit $7) c where r.s <> '' and r.g <> '')
               union all
               (select c.person_id, 2, c.key from (select distinct people.sound(s) as s from reading where g = '') r cross join lateral (
                   select c.person_id, c.surname_key || c.given_key as key from people.circle c
                   where c.principal_id = any ((select access.my_principals())::bigint[]) and c.surname_sound = r.s
                     and ($4::smallint = 0 or c.birth_year between $4 - 1 and $4 + 1 or c.birth_year = 0)
                     and ($5::date is null or c.birth_date = $5)
                   order by c.surname_key, c.given_key, c.person_id limit $7) c where r.s <> '')
               union all
               (select c.person_id, 2, c.key from (select s, g from reading where s <> '' order by length(s) desc limit 2) r cross join lateral (
                   select c.person_id, c.surname_key || c.given_key as key from people.circle c
                   where c.principal_id = any ((select access.my_principals())::bigint[]) and c.birth_year = $4 and $4 <> 0
                     and ($5::date is null or c.birth_date = $5) and c.surname_key ~>=~ left(r.s, 1) and c.surname_key ~<~ (left(r.s, 1) || '{')
                     and platform.similarity(c.surname_key, r.s) >= 0.3
                     and (r.g = '' or platform.similarity(c.given_key, r.g) >= 0.3)
                   order by platform.similarity(c.surname_key, r.s) desc, c.person_id limit $7) c)
               union all
               (select c.person_id, 1, c.surname_key || c.given_key from people.circle c
                   where c.principal_id = any ((select access.my_principals())::bigint[]) and c.birth_year = $4
                     and ($5::date is null or c.birth_date = $5) and $4 <> 0 and not exists (select from reading)
                   order by c.surname_key, c.given_key, c.person_id limit $7)
           ),
           best as (select f.person_id, max(f.rank) as rank, max(f.key) as key from found f group by f.person_id
               order by max(f.rank) desc, platform.similarity(max(f.key), $6) desc, max(f.key), f.person_id limit $7)
           select p.id as "id!", b.rank as "rank!", n.surname, n.given_name, n.called, n.standing as "standing!",
                  i.birth_date as "birth_date?", coalesce(i.birth_known, 'day') as "birth_known!", p.protection as "protection!"
           from best b
           join people.person p on p.id = b.person_id
           join people.name n on n.person_id = p.id
           left join people.identity i on i.person_id = p.id
           order by b.rank desc, platform.similarity(b.key, $6) desc, b.key, p.id"#,
        sought.code,
        sought.surnames,
        sought.given_names,
        sought.birth_year,
        sought.birth_date,
        sought.all,
        most,
    )
    .fetch_all(tx.conn())
    .await
}

/// Somebody received lately.
pub(crate) struct Lately {
    pub(crate) id: Uuid,
    pub(crate) surname: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) called: Option<String>,
    pub(crate) standing: String,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) birth_known: String,
    pub(crate) protection: String,
}

/// Those whom I, or my desk, received last: whoever is received stays for the same time, so the last to leave came last.
pub(crate) async fn lately(tx: &mut Tx, most: i64) -> sqlx::Result<Vec<Lately>> {
    sqlx::query_as!(
        Lately,
        r#"with mine as (
               select c.person_id, max(c.valid_to) as until
               from unnest((select access.my_principals())::bigint[]) as me (principal)
               cross join lateral (
                   select c.person_id, c.valid_to from people.circle c
                   where c.principal_id = me.principal and c.valid_to > clock_timestamp() order by c.valid_to desc limit $1) c
               group by c.person_id order by until desc limit $1)
           select p.id as "id!", n.surname, n.given_name, n.called, n.standing as "standing!", i.birth_date as "birth_date?",
                  coalesce(i.birth_known, 'day') as "birth_known!", p.protection as "protection!"
           from mine m
           join people.person p on p.id = m.person_id
           join people.name n on n.person_id = p.id
           left join people.identity i on i.person_id = p.id
           order by m.until desc, p.id"#,
        most
    )
    .fetch_all(tx.conn())
    .await
}
