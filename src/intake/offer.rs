//! What the form offers whoever writes: their offices, colleagues, coordinators, notices.

use access::Me;
use chrono::NaiveDate;
use platform::Tx;
use platform::web::{Choice, Visit};
use uuid::Uuid;

use crate::model::{Work, works};
use crate::queries::{self, Offered};
use crate::words;

pub(crate) struct Offer {
    pub(crate) works: Vec<Work>,
    all: Vec<Offered>,
}

impl Offer {
    pub(crate) async fn load(tx: &mut Tx, me: &Me, today: NaiveDate) -> sqlx::Result<Self> {
        Ok(Self {
            works: works(me),
            all: queries::offered(tx, today).await?,
        })
    }

    fn of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Offered> {
        self.all.iter().filter(move |offered| offered.kind == kind)
    }

    /// More than one only for whoever works for several.
    pub(crate) fn bodies(&self) -> Vec<Choice> {
        self.works
            .iter()
            .map(|work| Choice::new(work.body.to_string(), work.body_name.clone()))
            .collect()
    }

    pub(crate) fn offices(&self) -> Vec<Choice> {
        self.of("office")
            .map(|office| Choice::new(office.id.to_string(), office.name.clone()))
            .collect()
    }

    /// The office of this body, if it is one of mine.
    pub(crate) fn office(&self, id: Uuid, work: &Work) -> Option<Uuid> {
        self.of("office")
            .find(|office| office.id == id && office.body == Some(work.body.0))
            .map(|office| office.id)
    }

    /// Where I wrote last, or the first.
    pub(crate) fn usual_office(&self) -> Option<Uuid> {
        let last = self.of("last").next().map(|last| last.id);
        self.of("office")
            .find(|office| Some(office.id) == last)
            .or_else(|| self.of("office").next())
            .map(|office| office.id)
    }

    /// The only office there is.
    pub(crate) fn only_office(&self) -> bool {
        self.of("office").count() < 2
    }

    /// Myself first.
    pub(crate) fn colleagues(&self, me: &Me) -> Vec<Choice> {
        let choice = |who: &Offered| Choice::new(who.id.to_string(), who.name.clone());
        self.of("colleague")
            .filter(|who| who.id == me.id.0)
            .map(choice)
            .chain(
                self.of("colleague")
                    .filter(|who| who.id != me.id.0)
                    .map(choice),
            )
            .collect()
    }

    /// A colleague of this body, with their role.
    pub(crate) fn colleague(&self, id: Uuid, work: &Work) -> Option<&str> {
        self.of("colleague")
            .find(|who| who.id == id && who.body == Some(work.body.0))
            .and_then(|who| who.detail.as_deref())
    }

    pub(crate) fn coordinators(&self, visit: &Visit) -> Vec<Choice> {
        self.of("coordinator")
            .map(|who| {
                let name = match &who.detail {
                    Some(area) => {
                        format!("{} ({})", who.name, words::said(visit, "intake-area", area))
                    }
                    None => who.name.clone(),
                };
                Choice::new(who.id.to_string(), name)
            })
            .collect()
    }

    pub(crate) fn is_coordinator(&self, id: Uuid, work: &Work) -> bool {
        self.of("coordinator")
            .any(|who| who.id == id && who.body == Some(work.body.0))
    }

    /// The notice by its language: the version that is in force.
    pub(crate) fn notices(&self, visit: &Visit) -> Vec<Choice> {
        let mut notices: Vec<&Offered> = self.of("notice").collect();
        notices.sort_by_key(|notice| notice.detail.as_deref() != Some("it"));
        notices
            .into_iter()
            .map(|notice| {
                let language = notice.detail.as_deref().unwrap_or_default();
                let name = visit.text(&format!("spoken-{language}"));
                Choice::new(notice.id.to_string(), name)
            })
            .collect()
    }

    pub(crate) fn notice(&self, id: Uuid) -> bool {
        self.of("notice").any(|notice| notice.id == id)
    }

    /// The notice in a language, else the Italian one.
    pub(crate) fn notice_in(&self, language: &str) -> Option<Uuid> {
        let of = |wanted: &str| {
            self.of("notice")
                .find(|notice| notice.detail.as_deref() == Some(wanted))
                .map(|notice| notice.id)
        };
        of(language).or_else(|| of("it"))
    }
}
