//! Looking among the persons of one's own circle: by the beginning of their names, and for likely twins.

use platform::Tx;
use uuid::Uuid;

/// How many are shown: whoever does not see the right one types more.
const MOST: i64 = 8;

/// Persons whose names begin with these words, each of them in the surname or in the given name.
pub(crate) async fn find(tx: &mut Tx, words: &[String], year: i32) -> sqlx::Result<Vec<Uuid>> {
    let first = words.first().map_or("", String::as_str);
    sqlx::query_scalar!(
        r#"with mine as materialized (select (access.my_principals())::bigint[] as ids),
           near as (
               select c.person_id, c.surname_key, c.given_key, c.birth_year from people.circle c
               where c.principal_id = any ((select ids from mine)::bigint[])
                 and c.surname_key ~>=~ $1 and c.surname_key ~<~ ($1 || '~')
               union
               select c.person_id, c.surname_key, c.given_key, c.birth_year from people.circle c
               where c.principal_id = any ((select ids from mine)::bigint[])
                 and c.given_key ~>=~ $1 and c.given_key ~<~ ($1 || '~'))
           select n.person_id as "person_id!" from near n
           where not exists (select from unnest($2::text[]) w
                             where not (n.surname_key like w || '%' or n.given_key like w || '%'))
             and ($3 = 0 or n.birth_year in (0, $3))
           group by n.person_id
           order by min(n.surname_key), min(n.given_key), n.person_id limit $4"#,
        first,
        words,
        year,
        MOST
    )
    .fetch_all(tx.conn())
    .await
}

/// A person who may be the one that was typed in row `row`.
pub(crate) struct Likely {
    pub(crate) row: i32,
    pub(crate) person: Uuid,
}

/// The same name, and no other year of birth. Names in Latin letters; a year of 0 is not known.
pub(crate) async fn likely(
    tx: &mut Tx,
    rows: &[i32],
    surnames: &[String],
    given_names: &[String],
    years: &[i16],
) -> sqlx::Result<Vec<Likely>> {
    sqlx::query_as!(
        Likely,
        r#"select distinct r.row as "row!", c.person_id as "person!"
           from unnest($1::int[], $2::text[], $3::text[], $4::smallint[]) as r (row, surname, given, year)
           join people.circle c on c.surname_key = people.fold(r.surname) and c.given_key = people.fold(r.given)
           where c.principal_id = any ((select access.my_principals())::bigint[])
             and (r.year = 0 or c.birth_year in (0, r.year))
           order by 1, 2 limit 50"#,
        rows,
        surnames,
        given_names,
        years
    )
    .fetch_all(tx.conn())
    .await
}
