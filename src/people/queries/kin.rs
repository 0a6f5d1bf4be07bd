//! Who is whose parent, who is or was a couple, who acts for whom.

use chrono::NaiveDate;
use platform::Tx;
use uuid::Uuid;

/// A tie of two people. The parent first; a couple in the order of their ids.
pub(crate) struct KinRow {
    pub(crate) id: Uuid,
    pub(crate) person: Uuid,
    pub(crate) relative: Uuid,
    pub(crate) kind: String,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

/// The ties of these persons, and those among whom they are tied to.
pub(crate) async fn kin_around(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<Vec<KinRow>> {
    sqlx::query_as!(
        KinRow,
        r#"with near as materialized (
               select unnest($1::uuid[]) as id
               union select k.relative_id from people.kin k where k.person_id = any ($1) and k.ended_at is null
               union select k.person_id from people.kin k where k.relative_id = any ($1) and k.ended_at is null)
           select k.id, k.person_id as person, k.relative_id as relative, k.kind, lower(k.valid) as "from", upper(k.valid) as "to"
           from people.kin k
           where k.person_id in (select id from near) and k.relative_id in (select id from near) and k.ended_at is null
           order by lower(k.valid) nulls first, k.id"#,
        persons
    )
    .fetch_all(tx.conn())
    .await
}

/// A guardian, or what a court has decided about a parent.
pub(crate) struct LegalRow {
    pub(crate) id: Uuid,
    pub(crate) person: Uuid,
    /// Of a court's limit: whose responsibility.
    pub(crate) parent: Option<Uuid>,
    pub(crate) kind: String,
    pub(crate) guardian: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) court: Option<String>,
    pub(crate) decree: Option<String>,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) text: Option<String>,
}

/// Guardians and limits of these persons, of any time; limits only where justice data are mine to see.
pub(crate) async fn legal_of(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<Vec<LegalRow>> {
    sqlx::query_as!(
        LegalRow,
        r#"select g.id as "id!", g.person_id as "person!", null::uuid as parent, g.kind as "kind!", g.guardian_name as guardian,
                  g.guardian_contact as contact, g.court, g.decree, lower(g.valid) as "from!", upper(g.valid) as "to", g.scope as "text"
           from people.guardianship g where g.person_id = any ($1)
           union all
           select l.id, l.person_id, l.parent_id, l.kind, null, null, l.court, l.decree, lower(l.valid), upper(l.valid), l.text
           from people.court_limit l where l.person_id = any ($1)
           order by 9"#,
        persons
    )
    .fetch_all(tx.conn())
    .await
}

/// Somebody in the picture of a family. No `Debug`: it must not end up in a log.
pub(crate) struct FigureRow {
    pub(crate) id: Uuid,
    pub(crate) surname: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) sex: Option<String>,
    pub(crate) died_on: Option<NaiveDate>,
}

/// Those of these persons whom I may see, the eldest first.
pub(crate) async fn figures(tx: &mut Tx, persons: &[Uuid]) -> sqlx::Result<Vec<FigureRow>> {
    sqlx::query_as!(
        FigureRow,
        r#"select p.id, n.surname as "surname?", n.given_name as "given_name?", i.birth_date as "birth_date?", i.sex as "sex?",
                  i.died_on as "died_on?"
           from people.person p
           left join people.name n on n.person_id = p.id
           left join people.identity i on i.person_id = p.id
           where p.id = any ($1)
           order by i.birth_date nulls last, p.id"#,
        persons
    )
    .fetch_all(tx.conn())
    .await
}
