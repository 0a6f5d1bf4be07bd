//! `/persone/nuova`: somebody new. A name is enough; whatever else is known goes in now or later. Before anybody is
//! created the page says who could be the same person, and whoever registers decides, once.

mod fields;

use access::{Me, StaffRead, StaffWrite};
use askama::Template;
use audit::Event;
use chrono::NaiveDate;
use platform::Tx;
use platform::keys::{Purpose, hex};
use platform::web::{Choice, Form, Page, PageError, PageResult, Visit};
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::person_code::PersonCode;

pub(crate) use fields::{born, code};

use crate::misfit::{self, Described};
use crate::opened::{places, receives};
use crate::queries::{self, Address, ContactPoint, IdentityWritten, Keys, NameWritten};
use crate::reading::is_twice;
use crate::town::Towns;
use crate::twins::{self, Twin};
use crate::wanted::Wanted;
use crate::words;
use fields::{New, place_code};

#[derive(Template)]
#[template(path = "people/registering.html")]
struct Registering {
    page: Page,
    form: Form,
    /// More than one only for whoever works in several roles or bodies.
    places: Vec<Choice>,
    standings: Vec<Choice>,
    sexes: Vec<Choice>,
    languages: Vec<Choice>,
    owners: Vec<Choice>,
    protections: Vec<Choice>,
    towns: Towns,
    doubts: Doubts,
}

/// What whoever registers should look at before somebody is created twice.
#[derive(Default)]
struct Doubts {
    twins: Vec<Twin>,
    /// Somebody is known already where I do not see them.
    is_known_elsewhere: bool,
    /// What does not fit, in words.
    odd: Vec<String>,
    /// What was shown, so that it is shown once.
    shown: Vec<String>,
}

impl Doubts {
    fn are_any(&self) -> bool {
        !self.shown.is_empty()
    }
}

pub(crate) async fn show(_: paths::PersonNew, visit: Visit, mut staff: StaffRead) -> PageResult {
    let me = staff.me.clone();
    respond(&visit, (&mut staff.tx, &me), blank(), Doubts::default()).await
}

/// A form on which nothing was typed.
fn blank() -> Form {
    Form::filled([
        ("once", Uuid::new_v4().to_string()),
        ("fonte", "declared".to_owned()),
        ("di_chi", "self".to_owned()),
        ("protezione", "none".to_owned()),
    ])
}

/// What was typed on the page before, in the fields where it belongs.
fn prepared(visit: &Visit, before: &Form) -> Form {
    let mut form = blank();
    if before.is("prepara", "oltre") {
        for field in ["cognome", "nome", "nascita", "codice"] {
            form.set(field, before.value(field));
        }
        return form;
    }
    let today = local_date(visit.app().clock.now());
    let wanted = Wanted::parse(before.raw("cerca"), today);
    form.set("cognome", wanted.surname_as_typed());
    form.set("nome", wanted.given_name_as_typed());
    form.set("nascita", wanted.born_as_typed(visit.language()));
    form.set("codice", wanted.code_as_typed());
    form
}

async fn respond(
    visit: &Visit,
    (tx, me): (&mut Tx, &Me),
    mut form: Form,
    doubts: Doubts,
) -> PageResult {
    if !receives(me) {
        return Err(PageError::NotFound);
    }
    let mut seen: Vec<&str> = form.raw("visto").split(' ').collect();
    seen.extend(doubts.shown.iter().map(String::as_str));
    let seen = seen.join(" ");
    form.set("visto", seen.trim());
    let towns = Towns::offered(visit, tx, (&form, "citta")).await?;
    let status = form.status();
    let page = Registering {
        page: me.page(visit, "person-new-title"),
        places: places(me)
            .into_iter()
            .map(|(role, body, name)| {
                let role_name = visit.text(&format!("role-{}", role.code()));
                Choice::new(place_code(role, body), format!("{role_name}, {name}"))
            })
            .collect(),
        standings: words::choices(visit, "person-standing", &words::STANDINGS),
        sexes: words::choices(visit, "person-sex", &words::SEXES),
        languages: words::languages(),
        owners: words::choices(visit, "person-owner", &words::OWNERS),
        protections: words::choices(visit, "person-protection-choice", &words::PROTECTIONS),
        towns,
        form,
        doubts,
    };
    Ok(visit.show(status, &page))
}

pub(crate) async fn store(
    _: paths::PersonNew,
    visit: Visit,
    mut staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let me = staff.me.clone();
    if !receives(&me) {
        return Err(PageError::NotFound);
    }
    if form.was_sent("prepara") && !form.has_errors() {
        let form = prepared(&visit, &form);
        return respond(&visit, (&mut staff.tx, &me), form, Doubts::default()).await;
    }
    let today = local_date(visit.app().clock.now());
    let Some(new) = fields::read(&mut form, &me, today) else {
        return respond(&visit, (&mut staff.tx, &me), form, Doubts::default()).await;
    };
    let (surname, given_name) = new.keys();
    queries::one_at_a_time(&mut staff.tx, &surname, &given_name, new.birth_date()).await?;
    if queries::exists(&mut staff.tx, new.id).await? {
        // the same form once more
        return Ok(visit.go_to(&done(new.id)));
    }
    let doubts = doubts(&visit, &mut staff, &new).await?;
    if has_not_seen(&form, &doubts) {
        return ask(&visit, staff, form, doubts).await;
    }
    queries::mark(&mut staff.tx).await?;
    match create(&mut staff, &new).await {
        Ok(true) => {}
        Ok(false) => {
            // a moment ago somebody else wrote down this code
            queries::step_back(&mut staff.tx).await?;
            let again = doubts_after_losing(&visit, &mut staff, &new).await?;
            return ask(&visit, staff, form, again).await;
        }
        Err(error) if is_twice(&error) => return Ok(visit.go_to(&done(new.id))),
        Err(error) => return Err(error.into()),
    }
    let seen: Vec<&str> = form
        .raw("visto")
        .split(' ')
        .filter(|s| !s.is_empty())
        .collect();
    Event::new("person.registered")
        .subject(new.id)
        .body(new.body)
        .detail(json!({ "twins_shown": twins_in(&seen), "protection": new.protection }))
        .record(&mut staff.tx)
        .await?;
    staff.tx.commit().await?;
    Ok(visit.go_to(&done(new.id)))
}

fn done(person: Uuid) -> String {
    format!("{}?fatto=registrata", paths::Person { id: person })
}

/// Ids among what was shown: the trail keeps whom somebody said is another person.
fn twins_in(seen: &[&str]) -> Vec<Uuid> {
    seen.iter()
        .filter_map(|one| one.strip_prefix("persona:")?.parse().ok())
        .collect()
}

fn has_not_seen(form: &Form, doubts: &Doubts) -> bool {
    let seen: Vec<&str> = form.raw("visto").split(' ').collect();
    doubts.shown.iter().any(|one| !seen.contains(&one.as_str()))
}

/// Shows the form again with what should be looked at. That somebody of the circle was shown is written down.
async fn ask(visit: &Visit, mut staff: StaffWrite, form: Form, doubts: Doubts) -> PageResult {
    let ids: Vec<Uuid> = doubts.twins.iter().map(|twin| twin.id).collect();
    Event::new("person.twins_shown")
        .detail(json!({ "persons": ids, "elsewhere": doubts.is_known_elsewhere }))
        .record(&mut staff.tx)
        .await?;
    let me = staff.me.clone();
    let page = respond(visit, (&mut staff.tx, &me), form, doubts).await?;
    staff.tx.commit().await?;
    Ok(page)
}

async fn doubts(visit: &Visit, staff: &mut StaffWrite, new: &New) -> Result<Doubts, PageError> {
    let (surname, given_name) = new.keys();
    let code = new.code.as_ref().map(PersonCode::canonical);
    let keys = Keys {
        surname: &surname,
        given_name: &given_name,
        birth_date: new.birth_date(),
        birth_year: new.birth_year(),
        code: code.as_deref(),
    };
    let mut doubts = Doubts {
        twins: twins::find(&mut staff.tx, visit, (&new.record(), &keys)).await?,
        ..Doubts::default()
    };
    doubts.shown = doubts
        .twins
        .iter()
        .map(|twin| format!("persona:{}", twin.id))
        .collect();
    if doubts.twins.is_empty() {
        let known = queries::known_already(
            &mut staff.tx,
            code.as_deref(),
            (&surname, &given_name),
            new.birth_date(),
        )
        .await?;
        if known == Some(true) {
            doubts.is_known_elsewhere = true;
            doubts
                .shown
                .push(format!("altrove:{}", fingerprint(visit, &keys)));
        }
    }
    let odd = described(new).odd(
        visit,
        &new.code
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    );
    // of another name or code the same thing is another doubt
    let about = fingerprint(visit, &keys);
    doubts.shown.extend(
        odd.iter()
            .map(|finding| format!("{}:{about}", finding.id())),
    );
    doubts.odd = odd
        .iter()
        .map(|finding| misfit::words(visit, finding))
        .collect();
    Ok(doubts)
}

/// The code is somebody's now: the one who took it, if I see them, else that they are known elsewhere.
async fn doubts_after_losing(
    visit: &Visit,
    staff: &mut StaffWrite,
    new: &New,
) -> Result<Doubts, PageError> {
    let mut doubts = doubts(visit, staff, new).await?;
    if doubts.twins.is_empty() && !doubts.is_known_elsewhere {
        doubts.is_known_elsewhere = true;
        doubts.shown.push("altrove:codice".to_owned());
    }
    Ok(doubts)
}

/// What is known of somebody new, as the rules read it; an alias says nothing of the name on the card.
fn described(new: &New) -> Described {
    let is_alias = new.standing == "alias";
    let name = |part: &Option<String>| part.clone().filter(|_| !is_alias).unwrap_or_default();
    Described {
        surname: name(&new.surname),
        given_name: name(&new.given_name),
        birth_date: new.birth_date(),
        sex: new.sex.unwrap_or_default().to_owned(),
        birthplace: new.birthplace.clone().unwrap_or_default(),
    }
}

/// What was asked about, so that the answer is shown once and a new question is asked anew.
fn fingerprint(visit: &Visit, keys: &Keys<'_>) -> String {
    let date = keys.birth_date.map(|date| date.to_string());
    let parts = [
        keys.code.unwrap_or_default(),
        keys.surname,
        keys.given_name,
        date.as_deref().unwrap_or_default(),
    ];
    let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    hex(&visit.app().keys.mac(Purpose::Search, &parts)[..8])
}

/// The person and all parts. `false`: the code belongs to somebody else.
async fn create(staff: &mut StaffWrite, new: &New) -> sqlx::Result<bool> {
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
