//! Persons of my circle who could be the one that somebody is about to register, with what they are compared by.

use chrono::{DateTime, NaiveDate, Utc};
use platform::Tx;
use uuid::Uuid;

/// What is known of somebody new, as keys.
pub(crate) struct Keys<'a> {
    /// Latin letters without spaces; empty if not known.
    pub(crate) surname: &'a str,
    pub(crate) given_name: &'a str,
    /// Only where the day is known.
    pub(crate) birth_date: Option<NaiveDate>,
    /// 0: not known.
    pub(crate) birth_year: i16,
    /// A code with digits where omocodia put letters.
    pub(crate) code: Option<&'a str>,
}

/// Somebody who could be the same person. No `Debug`: it must not end up in a log.
pub(crate) struct Candidate {
    pub(crate) id: Uuid,
    pub(crate) surname: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) called: Option<String>,
    pub(crate) surname_latin: String,
    pub(crate) given_latin: String,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) birth_known: String,
    pub(crate) sex: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) street: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) registered_at: DateTime<Utc>,
    pub(crate) registered_by: Option<String>,
    /// How many persons are in my circle; counted no further than ten thousand.
    pub(crate) circle: i64,
}

/// Each branch reads an index of the circle; fifty at most are looked at closely. Whoever has the code that was asked for
/// shows that one, else the fiscal code.
pub(crate) async fn candidates(tx: &mut Tx, keys: &Keys<'_>) -> sqlx::Result<Vec<Candidate>> {
    sqlx::query_as!(
        Candidate,
        r#"with wanted as materialized (select people.sound($1) as surname_sound, people.sound($2) as given_sound),
           found as (
               (select c.person_id from people.circle c where c.principal_id = any ((select access.my_principals())::bigint[])
                   and c.surname_key = $1 and c.given_key = $2 limit 50)
               union
               (select c.person_id from people.circle c where c.principal_id = any ((select access.my_principals())::bigint[])
                   and c.surname_key = $2 and c.given_key = $1 and $1 <> '' and $2 <> '' limit 50)
               union
               (select c.person_id from people.circle c, wanted w where c.principal_id = any ((select access.my_principals())::bigint[])
                   and c.surname_sound = w.surname_sound and c.given_sound = w.given_sound
                   and (c.birth_year = 0 or $4::smallint = 0 or abs(c.birth_year - $4::smallint) <= 2) limit 50)
               union
               (select c.person_id from people.circle c, wanted w where c.principal_id = any ((select access.my_principals())::bigint[])
                   and c.birth_year = $4::smallint and c.birth_date = $3
                   and (c.surname_sound in (w.surname_sound, w.given_sound) or c.given_sound in (w.given_sound, w.surname_sound)) limit 50)
               union
               (select k.person_id from people.identity_code k where k.base = $5 and k.ended_at is null limit 50)
           )
           select p.id as "id!", n.surname, n.given_name, n.called,
                  n.surname_latin as "surname_latin!", n.given_latin as "given_latin!",
                  i.birth_date as "birth_date?", coalesce(i.birth_known, 'day') as "birth_known!", i.sex as "sex?", k.base as "code?",
                  d.street as "street?", d.postal_code as "postal_code?", d.place as "place?",
                  p.registered_at as "registered_at!", a.name as "registered_by?",
                  (select count(*) from (select from people.circle c
                       where c.principal_id = any ((select access.my_principals())::bigint[]) limit 10000) seen) as "circle!"
           from (select distinct person_id from found limit 50) f
           join people.person p on p.id = f.person_id
           join people.name n on n.person_id = p.id
           left join people.identity i on i.person_id = p.id
           left join lateral (select k.base from people.identity_code k where k.person_id = p.id and k.ended_at is null
               order by k.base is not distinct from $5 desc, k.kind = 'fiscal_code' desc, k.written_at desc, k.id limit 1) k on true
           left join lateral (select d.street, d.postal_code, d.place from people.address d
               where d.person_id = p.id and d.ended_at is null order by d.written_at desc, d.id limit 1) d on true
           left join lateral cases.author_names(array[p.registered_by]) a on true"#,
        keys.surname,
        keys.given_name,
        keys.birth_date,
        keys.birth_year,
        keys.code,
    )
    .fetch_all(tx.conn())
    .await
}
