//! All that the page of a person shows of the person alone, in one statement: each part stands under its own policy, and
//! what may not be read comes back as nothing. The keys of the JSON are the columns that are selected.

use platform::Tx;
use sqlx::types::Json;
use uuid::Uuid;

use super::{
    Address, Code, ContactPoint, Disability, Education, Employment, Identity, Name, Spoken,
};

/// The parts of a person. No `Debug`: it must not end up in a log.
pub(crate) struct KnownParts {
    pub(crate) name: Option<Json<Name>>,
    pub(crate) identity: Option<Json<Identity>>,
    pub(crate) education: Option<Json<Education>>,
    pub(crate) employment: Option<Json<Employment>>,
    /// Codes of states (ISO 3166-1 alpha-3).
    pub(crate) citizenships: Json<Vec<String>>,
    pub(crate) languages: Json<Vec<Spoken>>,
    pub(crate) codes: Json<Vec<Code>>,
    pub(crate) contacts: Json<Vec<ContactPoint>>,
    pub(crate) addresses: Json<Vec<Address>>,
    pub(crate) disabilities: Json<Vec<Disability>>,
}

/// Nothing where the person is not mine to see. Who has written what is not asked.
pub(crate) async fn known_parts(tx: &mut Tx, person: Uuid) -> sqlx::Result<KnownParts> {
    sqlx::query_as!(
        KnownParts,
        r#"select
            (select to_jsonb(x) from (select standing, surname, given_name, called, version, written_at
                from people.name where person_id = $1) x) as "name: Json<Name>",
            (select to_jsonb(x) from (select birth_date, birth_known, birthplace_code, birthplace, sex, addressed_as, marital_status,
                    residence_title, residence_title_until, died_on, version, written_at
                from people.identity where person_id = $1) x) as "identity: Json<Identity>",
            (select to_jsonb(x) from (select title, country, recognised, note, version, written_at
                from people.education where person_id = $1) x) as "education: Json<Education>",
            (select to_jsonb(x) from (select condition, since, note, version, written_at
                from people.employment where person_id = $1) x) as "employment: Json<Employment>",
            array_to_json(array(select country from people.citizenship
                where person_id = $1 and ended_at is null order by written_at, id)) as "citizenships!: Json<Vec<String>>",
            array_to_json(array(select to_jsonb(x) from (select id, language, level, interpreter from people.language
                where person_id = $1 and ended_at is null order by level desc, written_at, id) x)) as "languages!: Json<Vec<Spoken>>",
            array_to_json(array(select to_jsonb(x) from (select id, kind, code from people.identity_code
                where person_id = $1 and ended_at is null order by kind, written_at) x)) as "codes!: Json<Vec<Code>>",
            array_to_json(array(select to_jsonb(x) from (select id, kind, value, owner, owner_name, may_leave_message, when_to_call
                from people.contact_point
                where person_id = $1 and ended_at is null order by owner <> 'self', written_at, id) x)) as "contacts!: Json<Vec<ContactPoint>>",
            array_to_json(array(select to_jsonb(x) from (select id, kind, street, postal_code, municipality_code, place, care_of
                from people.address where person_id = $1 and ended_at is null order by written_at, id) x)) as "addresses!: Json<Vec<Address>>",
            array_to_json(array(select to_jsonb(x) from (select id, kind, certification, source, since, note from people.disability
                where person_id = $1 and ended_at is null order by written_at, id) x)) as "disabilities!: Json<Vec<Disability>>""#,
        person
    )
    .fetch_one(tx.conn())
    .await
}
