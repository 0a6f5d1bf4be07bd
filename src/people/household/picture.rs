//! The family round a household, as a picture: its members on a day, who is tied to them, the outline of those who live
//! together.

use chrono::NaiveDate;
use platform::i18n;
use platform::web::Visit;
use uuid::Uuid;
use vocabulary::fiscal_code::Sex;
use vocabulary::paths;

use super::state::full;
use crate::genogram::{
    Bond, Caption, Drawing, Family, Figure, Filiation, Parentage, Partnership, Roof, draw,
};
use crate::line::age;
use crate::queries::{FigureRow, KinRow, MemberRow};

/// The picture as of a day. `None`: nobody to draw.
pub(crate) fn picture(
    visit: &Visit,
    (figures, kin): (&[FigureRow], &[KinRow]),
    members: &[&MemberRow],
    (kind, day): (&str, NaiveDate),
) -> Option<Drawing> {
    let there: Vec<&FigureRow> = figures
        .iter()
        .filter(|figure| figure.birth_date.is_none_or(|born| born <= day))
        .collect();
    if there.is_empty() {
        return None;
    }
    let place = |person: Uuid| there.iter().position(|figure| figure.id == person);
    let head = members.iter().find(|member| member.relationship == "1");
    let kin: Vec<&KinRow> = kin
        .iter()
        .filter(|tie| tie.from.is_none_or(|from| from <= day))
        .collect();
    let family = Family {
        people: there
            .iter()
            .map(|figure| Figure {
                subject: head.is_some_and(|head| head.person == figure.id),
                ..self::figure(visit, figure, day)
            })
            .collect(),
        partnerships: kin
            .iter()
            .filter_map(|tie| couple(tie, &place, day))
            .collect(),
        parentages: parentages(&kin, &place),
        households: vec![Roof {
            members: members
                .iter()
                .filter_map(|member| place(member.person))
                .collect(),
            name: visit.text(&format!("household-kind-{}", kind.replace('_', "-"))),
        }],
    };
    let (title, description) = (
        visit.text("household-picture"),
        visit.text("household-picture-text"),
    );
    let caption = Caption {
        id: "famiglia",
        title: &title,
        description: &description,
    };
    Some(draw(&family, &caption))
}

fn figure(visit: &Visit, row: &FigureRow, day: NaiveDate) -> Figure {
    let until = row.died_on.filter(|died| *died <= day);
    let years = row.birth_date.map(|born| age(born, until.unwrap_or(day)));
    let name = match full(row.given_name.as_deref(), row.surname.as_deref()) {
        name if name.is_empty() => visit.text("person-nameless"),
        name => name,
    };
    let spoken = match years {
        Some(years) => {
            let years = years.to_string();
            let values = [("name", &*name), ("years", &*years)];
            i18n::text(visit.language(), "household-name-age", &values).into_owned()
        }
        None => name.clone(),
    };
    Figure {
        inside: years.map_or_else(|| "?".to_owned(), |years| years.to_string()),
        lines: vec![name],
        spoken,
        sex: match row.sex.as_deref() {
            Some("M") => Some(Sex::Male),
            Some("F") => Some(Sex::Female),
            _ => None,
        },
        born: row.birth_date,
        deceased: until.is_some(),
        link: Some(visit.href(&paths::Person { id: row.id })),
        ..Figure::default()
    }
}

fn couple(
    tie: &KinRow,
    place: &impl Fn(Uuid) -> Option<usize>,
    day: NaiveDate,
) -> Option<Partnership> {
    let bond = match &*tie.kind {
        "married" | "civil_union" | "cohabiting" if tie.to.is_some_and(|to| to <= day) => {
            Bond::Separated
        }
        "married" => Bond::Married,
        "civil_union" => Bond::CivilUnion,
        "cohabiting" => Bond::Cohabiting,
        "separated" => Bond::Separated,
        "divorced" => Bond::Divorced,
        _ => return None,
    };
    Some(Partnership {
        a: place(tie.person)?,
        b: place(tie.relative)?,
        bond,
        dates: years(tie),
    })
}

/// `2006–2015`, `2018–`, or nothing.
fn years(tie: &KinRow) -> String {
    let year = |day: Option<NaiveDate>| {
        day.map(|day| day.format("%Y").to_string())
            .unwrap_or_default()
    };
    match (tie.from, tie.to) {
        (None, None) => String::new(),
        (from, to) => format!("{}–{}", year(from), year(to)),
    }
}

/// The parents of each child, of each kind together.
fn parentages(kin: &[&KinRow], place: &impl Fn(Uuid) -> Option<usize>) -> Vec<Parentage> {
    let mut parentages: Vec<Parentage> = Vec::new();
    for tie in kin {
        let filiation = match &*tie.kind {
            "parent" => Filiation::Birth,
            "adoptive_parent" => Filiation::Adoptive,
            "foster_parent" => Filiation::Foster,
            _ => continue,
        };
        let (Some(parent), Some(child)) = (place(tie.person), place(tie.relative)) else {
            continue;
        };
        match parentages
            .iter_mut()
            .find(|known| known.child == child && known.filiation == filiation)
        {
            Some(known) => known.parents.push(parent),
            None => parentages.push(Parentage {
                parents: vec![parent],
                child,
                filiation,
            }),
        }
    }
    parentages
}
