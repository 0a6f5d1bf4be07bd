//! `/persone/{id}/identita`: birth, sex as registered, how to address somebody, marital status, right to stay.

use access::{DataClass, StaffLook, StaffWrite};
use askama::Template;
use chrono::NaiveDate;
use platform::i18n;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use vocabulary::Language;
use vocabulary::local_time::local_date;
use vocabulary::paths;

use crate::born::Born;
use crate::code_lists::{CodeList, message_id};
use crate::conflict::Conflict;
use crate::editing::{self, Heading};
use crate::opened::Opened;
use crate::queries::{self, Identity, IdentityWritten};
use crate::reading::{chosen, text};
use crate::registering::{born, born_in};
use crate::states;
use crate::words::{self, worded};

#[derive(Template)]
#[template(path = "people/identity.html")]
struct IdentityPage {
    page: Page,
    form: Form,
    person: Heading,
    sexes: Vec<Choice>,
    addressed: Vec<Choice>,
    marital: Vec<Choice>,
    titles: Vec<Choice>,
    today: String,
    conflict: Option<Conflict>,
}

pub(crate) async fn show(path: paths::PersonIdentity, visit: Visit, look: StaffLook) -> PageResult {
    let (mut look, opened) = editing::opened(look, path.id, DataClass::Identity).await?;
    let known = queries::known_parts(&mut look.tx, path.id).await?;
    let mut form = known
        .identity
        .as_deref()
        .map(|identity| filled(identity, visit.language()))
        .unwrap_or_default();
    let names: Vec<String> = known
        .citizenships
        .iter()
        .map(|code| states::name(code))
        .collect();
    form.set("cittadinanze", names.join(", "));
    respond(&visit, look, &opened, form, None).await
}

fn filled(identity: &Identity, language: Language) -> Form {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let born = identity
        .birth_date
        .map(|date| Born::new(date, &identity.birth_known).typed(language));
    Form::filled([
        ("versione", identity.version.to_string()),
        ("nascita", born.unwrap_or_default()),
        ("luogo", text(&identity.birthplace)),
        ("sesso", text(&identity.sex)),
        ("rivolgersi", text(&identity.addressed_as)),
        ("stato_civile", text(&identity.marital_status)),
        ("soggiorno", text(&identity.residence_title)),
        ("soggiorno_fino", day(identity.residence_title_until)),
        ("morte", day(identity.died_on)),
    ])
}

async fn respond(
    visit: &Visit,
    look: StaffLook,
    opened: &Opened,
    form: Form,
    conflict: Option<Conflict>,
) -> PageResult {
    let about = (DataClass::Identity, "person-identity");
    let (person, page) = editing::close(visit, look, opened, about).await?;
    let status = editing::status(&form, conflict.is_some());
    let page = IdentityPage {
        page,
        form,
        person,
        sexes: words::choices(visit, "person-sex", &words::SEXES),
        addressed: words::choices(visit, "person-addressed", &words::ADDRESSED),
        marital: words::listed(visit, CodeList::MaritalStatus),
        titles: words::listed(visit, CodeList::ResidenceTitle),
        today: local_date(visit.app().clock.now()).to_string(),
        conflict,
    };
    Ok(visit.show(status, &page))
}

pub(crate) async fn store(
    path: paths::PersonIdentity,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, opened) = editing::writable(staff, path.id, DataClass::Identity).await?;
    let typed = read(&mut form, local_date(visit.app().clock.now()));
    if form.has_errors() {
        return respond(&visit, staff.into(), &opened, form, None).await;
    }
    let written = typed.written();
    let version = form.raw("versione").parse().ok();
    if !queries::write_identity(&mut staff.tx, path.id, version, &written).await? {
        let theirs = queries::identity(&mut staff.tx, path.id).await?;
        let conflict = theirs.map(|theirs| differences(&visit, &mut form, &theirs, &typed));
        return respond(&visit, staff.into(), &opened, form, conflict).await;
    }
    queries::set_citizenships(&mut staff.tx, path.id, &typed.citizenships).await?;
    editing::end(&visit, staff, &opened, DataClass::Identity).await
}

/// What the form says.
struct Typed {
    born: Option<Born>,
    birthplace: Option<String>,
    sex: Option<&'static str>,
    addressed_as: Option<&'static str>,
    marital_status: Option<&'static str>,
    residence_title: Option<&'static str>,
    residence_title_until: Option<NaiveDate>,
    died_on: Option<NaiveDate>,
    citizenships: Vec<String>,
}

impl Typed {
    fn written(&self) -> IdentityWritten<'_> {
        IdentityWritten {
            birth_date: self.born.map(|born| born.date),
            birth_known: self.born.map_or("day", |born| born.known.code()),
            birthplace_code: born_in(self.birthplace.as_deref(), self.born.and_then(Born::day)),
            birthplace: self.birthplace.as_deref(),
            sex: self.sex,
            addressed_as: self.addressed_as,
            marital_status: self.marital_status,
            residence_title: self.residence_title,
            residence_title_until: self.residence_title_until,
            died_on: self.died_on,
        }
    }
}

fn read(form: &mut Form, today: NaiveDate) -> Typed {
    let typed = Typed {
        born: born(form, "nascita", today),
        birthplace: text(form, "luogo", 120),
        sex: chosen(form, "sesso", &words::SEXES),
        addressed_as: chosen(form, "rivolgersi", &words::ADDRESSED),
        marital_status: chosen(form, "stato_civile", &words::codes(CodeList::MaritalStatus)),
        residence_title: chosen(form, "soggiorno", &words::codes(CodeList::ResidenceTitle)),
        residence_title_until: editing::day(form, "soggiorno_fino"),
        died_on: editing::day(form, "morte"),
        citizenships: citizenships(form),
    };
    if typed.died_on.is_some_and(|day| day > today) {
        form.fail("morte", "person-died-future");
    }
    if let (Some(born), Some(died)) = (typed.born, typed.died_on)
        && died < born.date
    {
        form.fail("morte", "person-died-before-birth");
    }
    typed
}

fn citizenships(form: &mut Form) -> Vec<String> {
    let typed = text(form, "cittadinanze", 200).unwrap_or_default();
    let codes = states::codes(&typed);
    if codes.is_none() {
        form.fail("cittadinanze", "person-citizenships-shape");
    }
    let codes = codes.unwrap_or_default();
    codes.into_iter().map(str::to_owned).collect()
}

/// What the other one wrote, beside what was typed here. The form goes on from their version.
fn differences(visit: &Visit, form: &mut Form, theirs: &Identity, mine: &Typed) -> Conflict {
    form.set("versione", theirs.version.to_string());
    let language = visit.language();
    let born = |born: Option<Born>| born.map(|born| born.words(language));
    let theirs_born = theirs
        .birth_date
        .map(|date| Born::new(date, &theirs.birth_known));
    let day = |day: Option<NaiveDate>| day.map(|day| i18n::plain_date(language, day));
    let listed =
        |list: CodeList, code: Option<&str>| code.map(|code| visit.text(&message_id(list, code)));
    let coded =
        |prefix: &str, code: Option<&str>| code.map(|code| visit.text(&worded(prefix, code)));
    Conflict::new(visit, theirs.written_by.as_deref(), theirs.written_at)
        .with_both("person-born", born(theirs_born), born(mine.born))
        .with_both(
            "person-birthplace",
            theirs.birthplace.clone(),
            mine.birthplace.clone(),
        )
        .with_both(
            "person-sex",
            coded("person-sex", theirs.sex.as_deref()),
            coded("person-sex", mine.sex),
        )
        .with_both(
            "person-addressed-as",
            coded("person-addressed", theirs.addressed_as.as_deref()),
            coded("person-addressed", mine.addressed_as),
        )
        .with_both(
            "person-marital",
            listed(CodeList::MaritalStatus, theirs.marital_status.as_deref()),
            listed(CodeList::MaritalStatus, mine.marital_status),
        )
        .with_both(
            "person-stay",
            listed(CodeList::ResidenceTitle, theirs.residence_title.as_deref()),
            listed(CodeList::ResidenceTitle, mine.residence_title),
        )
        .with_both(
            "person-stay-until",
            day(theirs.residence_title_until),
            day(mine.residence_title_until),
        )
        .with_both("person-died-on", day(theirs.died_on), day(mine.died_on))
}
