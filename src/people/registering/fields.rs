//! What the form for somebody new asks: few fields, of which a name is the only one that must be there.

use access::{Me, Role};
use chrono::{Datelike, NaiveDate};
use matching::Record;
use places::Place;
use platform::web::Form;
use uuid::Uuid;
use vocabulary::contact::Phone;
use vocabulary::person_code::PersonCode;

use crate::born::Born;
use crate::opened::places;
use crate::reading::{chosen, name, once, text};
use crate::town;
use crate::words;

/// Somebody new, as read.
pub(crate) struct New {
    pub(crate) id: Uuid,
    /// As what, and for whom, I register.
    pub(crate) role: Role,
    pub(crate) body: Uuid,
    pub(crate) standing: &'static str,
    pub(crate) surname: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) called: Option<String>,
    pub(crate) born: Option<Born>,
    pub(crate) birthplace: Option<String>,
    pub(crate) sex: Option<&'static str>,
    pub(crate) language: Option<&'static str>,
    pub(crate) interpreter: bool,
    pub(crate) code: Option<PersonCode>,
    pub(crate) phone: Option<String>,
    pub(crate) owner: &'static str,
    pub(crate) may_leave_message: bool,
    pub(crate) no_fixed_abode: bool,
    pub(crate) street: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) town: Option<&'static Place>,
    pub(crate) protection: &'static str,
}

impl New {
    /// The names as they are compared: Latin letters without spaces.
    pub(crate) fn keys(&self) -> (String, String) {
        let key = |name: &Option<String>| {
            name.as_deref()
                .map(crate::latin)
                .unwrap_or_default()
                .replace(' ', "")
        };
        (key(&self.surname), key(&self.given_name))
    }

    /// As they are compared with those who are there.
    pub(crate) fn record(&self) -> Record {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let latin = |name: &Option<String>| name.as_deref().map(crate::latin).unwrap_or_default();
        let code = self.code.as_ref().map(PersonCode::canonical);
        Record {
            id: self.id.to_string(),
            given_name: latin(&self.given_name),
            surname: latin(&self.surname),
            birth_date: self.born.map(Born::compared).unwrap_or_default(),
            sex: self.sex.unwrap_or_default().to_owned(),
            street: text(&self.street),
            postal_code: text(&self.postal_code),
            place: self
                .town
                .map(|town| town.name.to_owned())
                .unwrap_or_default(),
            fiscal_code: text(&code),
        }
    }

    pub(crate) fn birth_date(&self) -> Option<NaiveDate> {
        self.born.and_then(Born::day)
    }

    pub(crate) fn birth_year(&self) -> i16 {
        self.born
            .and_then(|born| i16::try_from(born.date.year()).ok())
            .unwrap_or(0)
    }
}

/// Reads all fields; what is wrong is beside them then.
pub(crate) fn read(form: &mut Form, me: &Me, today: NaiveDate) -> Option<New> {
    let (surname, given_name) = (name(form, "cognome"), name(form, "nome"));
    if surname.is_none() && given_name.is_none() {
        form.fail("cognome", "person-name-missing");
    }
    let place = place(form, me);
    let new = New {
        id: once(form),
        role: place.map_or(Role::Reception, |(role, _)| role),
        body: place.map_or(Uuid::nil(), |(_, body)| body),
        standing: chosen(form, "fonte", &words::STANDINGS).unwrap_or("declared"),
        surname,
        given_name,
        called: name(form, "chiamata"),
        born: born(form, "nascita", today),
        birthplace: text(form, "luogo", 120),
        sex: chosen(form, "sesso", &words::SEXES),
        language: chosen(form, "lingua", &words::LANGUAGES),
        interpreter: form.is("interprete", "si"),
        code: code(form, "codice"),
        phone: phone(form, "telefono"),
        owner: chosen(form, "di_chi", &words::OWNERS).unwrap_or("self"),
        may_leave_message: form.is("messaggi", "si"),
        no_fixed_abode: form.is("senza_dimora", "si"),
        street: text(form, "via", 200),
        postal_code: text(form, "cap", 12),
        town: town::read(form, "citta", today),
        protection: chosen(form, "protezione", &words::PROTECTIONS).unwrap_or("none"),
    };
    (!form.has_errors()).then_some(new)
}

/// A birth date, or what is wrong with it.
pub(crate) fn born(form: &mut Form, field: &str, today: NaiveDate) -> Option<Born> {
    if form.raw(field).trim().is_empty() {
        return None;
    }
    match Born::parse(form.raw(field), today) {
        Ok(born) => Some(born),
        Err(why) => {
            form.fail(field, why.message());
            None
        }
    }
}

/// A code of any kind, or what is wrong with it.
pub(crate) fn code(form: &mut Form, field: &str) -> Option<PersonCode> {
    use vocabulary::fiscal_code::NotACode;
    if form.raw(field).trim().is_empty() {
        return None;
    }
    match PersonCode::parse(form.raw(field)) {
        Ok(code) => Some(code),
        Err(why) => {
            form.fail(
                field,
                match why {
                    NotACode::Length => "person-code-length",
                    NotACode::Shape => "person-code-shape",
                    NotACode::Check => "person-code-check",
                },
            );
            None
        }
    }
}

/// A telephone number without separators.
pub(crate) fn phone(form: &mut Form, field: &str) -> Option<String> {
    form.read_optional(field, "person-phone", Phone::parse)
        .flatten()
        .map(|phone| phone.as_str().to_owned())
}

/// The one place where I register, or the one that was chosen.
fn place(form: &mut Form, me: &Me) -> Option<(Role, Uuid)> {
    let places = places(me);
    if let [(role, body, _)] = &places[..] {
        return Some((*role, *body));
    }
    let found = places
        .iter()
        .find(|(role, body, _)| *form.raw("ente") == place_code(*role, *body))
        .map(|(role, body, _)| (*role, *body));
    if found.is_none() {
        form.fail("ente", "person-place-empty");
    }
    found
}

/// A role in a body, as a form says it.
pub(crate) fn place_code(role: Role, body: Uuid) -> String {
    format!("{}.{body}", role.code())
}
