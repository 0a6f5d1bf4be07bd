//! One person, and lines of several.

use platform::Tx;
use uuid::Uuid;

use crate::PersonLine;

pub(crate) async fn lines(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<Vec<PersonLine>> {
    sqlx::query_as!(
        PersonLine,
        r#"select p.id, p.protection, n.standing, n.surname, n.given_name, n.called,
                  i.birth_date as "birth_date?", coalesce(i.birth_known, 'day') as "birth_known!", i.sex as "sex?"
           from people.person p
           join people.name n on n.person_id = p.id
           left join people.identity i on i.person_id = p.id
           where p.id = any ($1)
           order by n.surname_key, n.given_key, p.id"#,
        persons,
    )
    .fetch_all(tx.conn())
    .await
}

/// Is there such a person for me?
pub(crate) async fn exists(tx: &mut Tx, person: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from people.person where id = $1) as "exists!""#,
        person
    )
    .fetch_one(tx.conn())
    .await
}
