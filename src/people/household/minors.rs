//! The minors of a household on a day, and who answers for them: parents, whoever they are entrusted to, a guardian, and what a court
//! has decided, where that is mine to see.

use chrono::NaiveDate;
use platform::i18n;
use platform::web::Visit;
use uuid::Uuid;

use crate::line::age;
use crate::queries::{FigureRow, KinRow, LegalRow, MemberRow};

use super::state::{full, name};

/// Under age, by Italian law (art. 2 c.c.).
pub(crate) const OF_AGE: i32 = 18;

/// Somebody under age.
pub(crate) struct Minor {
    pub(crate) name: String,
    /// Who answers for them, each in a sentence.
    pub(crate) who: Vec<String>,
}

pub(crate) fn is_minor(born: Option<NaiveDate>, day: NaiveDate) -> bool {
    born.is_some_and(|born| age(born, day) < OF_AGE)
}

/// What is known of who answers for the minors.
pub(crate) struct Known<'a> {
    pub(crate) figures: &'a [FigureRow],
    pub(crate) kin: &'a [KinRow],
    pub(crate) legal: &'a [LegalRow],
}

impl Known<'_> {
    pub(crate) fn minors(
        &self,
        visit: &Visit,
        members: &[&MemberRow],
        day: NaiveDate,
    ) -> Vec<Minor> {
        members
            .iter()
            .filter(|member| is_minor(member.birth_date, day))
            .map(|member| Minor {
                name: name(member),
                who: self
                    .parents(visit, member.person, day)
                    .chain(self.by_law(visit, member.person, day))
                    .collect(),
            })
            .collect()
    }

    fn parents(&self, visit: &Visit, child: Uuid, day: NaiveDate) -> impl Iterator<Item = String> {
        self.kin
            .iter()
            .filter(move |tie| tie.relative == child && holds(tie.from, tie.to, day))
            .filter_map(|tie| {
                let id = match &*tie.kind {
                    "parent" | "adoptive_parent" => "household-answers-parent",
                    "foster_parent" => "household-answers-foster",
                    _ => return None,
                };
                Some(said(visit, id, &[("name", &self.called(tie.person))]))
            })
    }

    fn by_law(&self, visit: &Visit, child: Uuid, day: NaiveDate) -> impl Iterator<Item = String> {
        self.legal
            .iter()
            .filter(move |legal| legal.person == child && holds(Some(legal.from), legal.to, day))
            .map(|legal| {
                let kind = visit.text(&format!("family-legal-{}", legal.kind.replace('_', "-")));
                let who = match (&legal.guardian, legal.parent) {
                    (Some(guardian), _) => guardian.clone(),
                    (None, Some(parent)) => self.called(parent),
                    (None, None) => String::new(),
                };
                let sentence = said(
                    visit,
                    "household-answers-law",
                    &[("kind", &kind), ("name", &who)],
                );
                [
                    Some(sentence),
                    legal.court.clone(),
                    legal.decree.clone(),
                    legal.text.clone(),
                ]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
            })
    }

    fn called(&self, person: Uuid) -> String {
        self.figures
            .iter()
            .find(|figure| figure.id == person)
            .map(|figure| full(figure.given_name.as_deref(), figure.surname.as_deref()))
            .unwrap_or_default()
    }
}

fn holds(from: Option<NaiveDate>, to: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
}

fn said(visit: &Visit, id: &str, values: &[(&str, &str)]) -> String {
    i18n::text(visit.language(), id, values).into_owned()
}
