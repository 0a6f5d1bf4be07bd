//! Somebody new, written down: the person and whatever is known of them already, part by part.

use access::StaffWrite;
use chrono::NaiveDate;
use uuid::Uuid;
use vocabulary::person_code::PersonCode;

use super::fields::New;
use crate::queries::{self, Address, ContactPoint, IdentityWritten, NameWritten};

/// The person and all parts. `false`: the code belongs to somebody else.
pub(super) async fn create(staff: &mut StaffWrite, new: &New) -> sqlx::Result<bool> {
    let tx = &mut staff.tx;
    let outcome =
        queries::register(tx, new.id, (new.role.code(), new.body), new.protection).await?;
    if outcome != "registered" {
        return Err(sqlx::Error::RowNotFound);
    }
    let name = NameWritten {
        standing: new.standing,
        surname: new.surname.as_deref(),
        given_name: new.given_name.as_deref(),
        called: new.called.as_deref(),
    };
    queries::add_name(tx, new.id, &name).await?;
    if let Some(code) = &new.code {
        let written = (kind(code), &*code.to_string(), &*code.canonical());
        if !queries::add_code(tx, new.id, written).await? {
            return Ok(false);
        }
    }
    add_identity(staff, new).await?;
    add_ways(staff, new).await?;
    Ok(true)
}

async fn add_identity(staff: &mut StaffWrite, new: &New) -> sqlx::Result<()> {
    let identity = IdentityWritten {
        birth_date: new.born.map(|born| born.date),
        birth_known: new.born.map_or("day", |born| born.known.code()),
        birthplace_code: born_in(new.birthplace.as_deref(), new.birth_date()),
        birthplace: new.birthplace.as_deref(),
        sex: new.sex,
        addressed_as: None,
        marital_status: None,
        residence_title: None,
        residence_title_until: None,
        died_on: None,
    };
    queries::write_identity(&mut staff.tx, new.id, None, &identity).await?;
    if let Some(language) = new.language {
        let spoken = (language, 5, new.interpreter);
        queries::add_language(&mut staff.tx, new.id, spoken).await?;
    }
    Ok(())
}

/// The cadastral code of a birthplace, if exactly one place was meant.
pub(crate) fn born_in(typed: Option<&str>, day: Option<NaiveDate>) -> Option<&'static str> {
    places::reads(typed?, day).ok().map(|place| place.belfiore)
}

/// How and where to reach them.
async fn add_ways(staff: &mut StaffWrite, new: &New) -> sqlx::Result<()> {
    if let Some(phone) = &new.phone {
        let point = ContactPoint {
            id: Uuid::new_v4(),
            kind: "mobile".to_owned(),
            value: phone.clone(),
            owner: new.owner.to_owned(),
            owner_name: None,
            may_leave_message: new.may_leave_message,
            when_to_call: None,
        };
        queries::add_contact(&mut staff.tx, new.id, &point).await?;
    }
    if new.no_fixed_abode || new.street.is_some() || new.town.is_some() {
        let kind = if new.no_fixed_abode {
            "no_fixed_abode"
        } else {
            "residence"
        };
        let address = Address {
            id: Uuid::new_v4(),
            kind: kind.to_owned(),
            street: new.street.clone(),
            postal_code: new.postal_code.clone(),
            municipality_code: new.town.map(|town| town.belfiore.to_owned()),
            place: new.town.map(|town| town.name.to_owned()),
            care_of: None,
        };
        queries::add_address(&mut staff.tx, new.id, &address).await?;
    }
    Ok(())
}

/// The kind of a code, as in the tables.
pub(crate) fn kind(code: &PersonCode) -> &'static str {
    match code {
        PersonCode::Fiscal(_) => "fiscal_code",
        PersonCode::Provisional(_) => "provisional_code",
        PersonCode::TemporarilyPresent(_) => "stp",
        PersonCode::NotRegistered(_) => "eni",
    }
}
