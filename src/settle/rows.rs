//! What is written of people and their households: one table for each class of data, as the pages write it.

use std::collections::VecDeque;

use anyhow::Result;
use people::code_lists::{CodeList, codes};
use people::latin;
use platform::Tx;
use population::address::AddressKind;
use population::{Circle, CircleKind, Household, Member, Person};
use uuid::Uuid;
use vocabulary::fiscal_code::Sex;
use vocabulary::person_code::PersonCode;

use crate::table::Table;

/// Rows of persons and of what ties them, not sent yet.
pub struct Rows {
    person: Table,
    name: Table,
    identity: Table,
    citizenship: Table,
    language: Table,
    code: Table,
    contact: Table,
    address: Table,
    education: Table,
    employment: Table,
    household: Table,
    member: Table,
    kin: Table,
    /// Written already: two households that follow one another know the same circle.
    latest: VecDeque<Uuid>,
}

/// Codes wait in a table of their own: one that somebody has already is left out.
pub const CODES: &str = "create temporary table made_code (person_id uuid, kind text, code text, base text) on commit drop";
pub const KEEP_CODES: &str = "insert into people.identity_code (person_id, kind, code, base)
    select distinct on (code) person_id, kind, code, base from made_code order by code, person_id
    on conflict do nothing";

impl Rows {
    pub fn new() -> Self {
        let table = |name, columns| Table::new(&format!("people.{name} ({columns})"));
        Self {
            person: table("person", "id, body_id, registered_at"),
            name: table(
                "name",
                "person_id, standing, surname, given_name, surname_latin, given_latin",
            ),
            identity: table(
                "identity",
                "person_id, birth_date, birthplace_code, birthplace, sex, marital_status, residence_title",
            ),
            citizenship: table("citizenship", "person_id, country"),
            language: table("language", "person_id, language, level, interpreter"),
            code: Table::new("made_code"),
            contact: table("contact_point", "person_id, kind, value, may_leave_message"),
            address: table(
                "address",
                "person_id, kind, street, postal_code, municipality_code, place",
            ),
            education: table("education", "person_id, title"),
            employment: table("employment", "person_id, condition"),
            household: table("household", "id, kind, body_id"),
            member: table(
                "household_member",
                "household_id, kind, person_id, relationship, valid, why_from",
            ),
            kin: table("kin", "person_id, relative_id, kind"),
            latest: VecDeque::new(),
        }
    }

    /// A household, its circles, and what ties its members to others. Its people are written by [`Rows::person`].
    pub fn household(&mut self, household: &Household, body: Uuid) -> Result<()> {
        let (id, body) = (household.id.to_string(), body.to_string());
        self.household.add([&id, "registry", &body])?;
        for member in &household.members {
            let relationship = member.relationship.to_string();
            self.belongs(&id, "registry", member, &relationship, member.since)?;
            self.ties(member)?;
        }
        for circle in &household.circles {
            self.circle(circle, household, &body)?;
        }
        Ok(())
    }

    fn circle(&mut self, circle: &Circle, household: &Household, body: &str) -> Result<()> {
        let (id, kind) = (circle.id.to_string(), kind(circle.kind));
        if !self.latest.contains(&circle.id) {
            self.household.add([&id, kind, body])?;
            self.latest.push_back(circle.id);
            if self.latest.len() > 64 {
                self.latest.pop_front();
            }
        }
        let here = household.members.iter();
        for member in here.filter(|member| circle.members.contains(&member.person.id)) {
            let is_head = circle.members.first() == Some(&member.person.id);
            // whoever is registered elsewhere is a head there, and here it was not said what they are to the other one
            let relationship = match member.relationship {
                _ if is_head => "1".to_owned(),
                1 => "99".to_owned(),
                other => other.to_string(),
            };
            let since = household.since.max(member.person.birth_date);
            self.belongs(&id, kind, member, &relationship, since)?;
        }
        Ok(())
    }

    fn belongs(
        &mut self,
        household: &str,
        kind: &str,
        member: &Member,
        relationship: &str,
        since: chrono::NaiveDate,
    ) -> Result<()> {
        let person = member.person.id.to_string();
        let valid = format!("[{since},)");
        self.member
            .add([household, kind, &person, relationship, &valid, "formed"])
    }

    /// To the parents, and to husband, wife or partner; couples stand once, the lesser identifier first.
    fn ties(&mut self, member: &Member) -> Result<()> {
        let person = member.person.id;
        for parent in [member.mother, member.father].into_iter().flatten() {
            self.kin
                .add([&parent.to_string(), &person.to_string(), "parent"])?;
        }
        let Some(partner) = member.partner.filter(|partner| person < *partner) else {
            return Ok(());
        };
        let kind = match member.person.marital_status {
            "2" => "married",
            "6" => "civil_union",
            _ => "cohabiting",
        };
        self.kin
            .add([&person.to_string(), &partner.to_string(), kind])
    }

    /// Who somebody is, how to reach them, what they learned and do.
    pub fn person(&mut self, person: &Person, body: Uuid, registered_at: &str) -> Result<()> {
        let id = person.id.to_string();
        self.person.add([&id, &body.to_string(), registered_at])?;
        let standing = match person.code {
            Some(PersonCode::Fiscal(_)) => "registered",
            _ => "declared",
        };
        let (surname, given_name) = (&person.surname, &person.given_name);
        let (surname_latin, given_latin) = (latin(surname), latin(given_name));
        self.name.add([
            &id,
            standing,
            surname,
            given_name,
            &surname_latin,
            &given_latin,
        ])?;
        self.identity(&id, person)?;
        self.reach(&id, person)?;
        let official = |list, number| official(list, number).unwrap_or_default();
        self.education.add([&id, person.education])?;
        let condition = official(CodeList::EmploymentCondition, person.employment);
        self.employment.add([&id, condition])
    }

    fn identity(&mut self, id: &str, person: &Person) -> Result<()> {
        let sex = match person.sex {
            Sex::Female => "F",
            Sex::Male => "M",
        };
        let title = person.residence_title;
        self.identity.add([
            id,
            &person.birth_date.to_string(),
            person.birthplace.cadastral,
            person.birthplace.name,
            sex,
            official(CodeList::MaritalStatus, person.marital_status).unwrap_or("unknown"),
            title
                .and_then(|number| official(CodeList::ResidenceTitle, number))
                .unwrap_or_default(),
        ])?;
        for country in &person.citizenships {
            self.citizenship.add([id, country])?;
        }
        let italian = person.languages.iter().find(|known| known.code == "it");
        let needs_one = italian.is_none_or(|italian| italian.level <= 2);
        for known in &person.languages {
            let interpreter = needs_one && known.code != "it" && known.level >= 4;
            self.language.add([
                id,
                known.code,
                &known.level.to_string(),
                &interpreter.to_string(),
            ])?;
        }
        let Some(code) = &person.code else {
            return Ok(());
        };
        let kind = match code {
            PersonCode::Fiscal(_) => "fiscal_code",
            PersonCode::Provisional(_) => "provisional_code",
            PersonCode::TemporarilyPresent(_) => "stp",
            PersonCode::NotRegistered(_) => "eni",
        };
        self.code
            .add([id, kind, &code.to_string(), &code.canonical()])
    }

    fn reach(&mut self, id: &str, person: &Person) -> Result<()> {
        let mobile = person.phone.iter().map(|number| ("mobile", number));
        for (kind, value) in mobile.chain(person.mail.iter().map(|mail| ("email", mail))) {
            let leave = (kind == "email").to_string();
            self.contact.add([id, kind, value, &leave])?;
        }
        let address = &person.address;
        let kind = match address.kind {
            AddressKind::Residence => "residence",
            AddressKind::NoFixedAbode => "no_fixed_abode",
            AddressKind::FictitiousStreet => "fictitious_street",
        };
        let place = address.place;
        self.address.add([
            id,
            kind,
            &address.street,
            place.postal_code,
            place.cadastral,
            place.name,
        ])
    }

    /// Sends all that is there.
    pub async fn send(&mut self, tx: &mut Tx) -> Result<()> {
        for table in [
            &mut self.person,
            &mut self.name,
            &mut self.identity,
            &mut self.citizenship,
            &mut self.language,
            &mut self.code,
            &mut self.contact,
            &mut self.address,
            &mut self.education,
            &mut self.employment,
            &mut self.household,
            &mut self.member,
            &mut self.kin,
        ] {
            table.send(tx).await?;
        }
        Ok(())
    }
}

fn kind(kind: CircleKind) -> &'static str {
    match kind {
        CircleKind::Isee => "isee",
        CircleKind::DeFacto => "de_facto",
    }
}

/// The word that the database keeps for a number of an official list.
fn official(list: CodeList, number: &str) -> Option<&'static str> {
    let known = codes(list).iter();
    known
        .filter(|code| code.official == Some(number))
        .map(|code| code.code)
        .next()
}
