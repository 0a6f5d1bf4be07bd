//! The offices of whoever is signed in, and which of them a page speaks of (`?sportello=…`).

use platform::Tx;
use vocabulary::ids::OfficeId;

use crate::queries::{self, Office};

/// The own offices. Without a choice, or with one that is none of them, all of them count.
pub(crate) struct Offices {
    pub(crate) all: Vec<Office>,
    chosen: Option<usize>,
}

impl Offices {
    pub(crate) async fn load(tx: &mut Tx, slug: &str) -> sqlx::Result<Self> {
        Ok(Self::of(queries::my_offices(tx).await?, slug))
    }

    pub(crate) fn of(all: Vec<Office>, slug: &str) -> Self {
        let chosen = all.iter().position(|office| office.slug == slug);
        Self { all, chosen }
    }

    /// The same offices, with the first chosen if none is: for pages that show one office at a time.
    pub(crate) fn one(self) -> Self {
        let chosen = self.chosen.or_else(|| (!self.all.is_empty()).then_some(0));
        Self { chosen, ..self }
    }

    pub(crate) fn chosen(&self) -> Option<&Office> {
        self.chosen.and_then(|index| self.all.get(index))
    }

    pub(crate) fn ids(&self) -> Vec<OfficeId> {
        match self.chosen() {
            Some(office) => vec![office.id],
            None => self.all.iter().map(|office| office.id).collect(),
        }
    }

    /// As addresses name the choice; empty: all.
    pub(crate) fn slug(&self) -> &str {
        self.chosen().map_or("", |office| &office.slug)
    }

    pub(crate) fn is(&self, office: &Office) -> bool {
        self.slug() == office.slug
    }

    pub(crate) fn are_several(&self) -> bool {
        self.all.len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::Offices;
    use crate::queries::Office;
    use uuid::Uuid;

    fn two() -> Vec<Office> {
        ["lucca", "capannori"]
            .map(|slug| Office {
                id: Uuid::new_v4().into(),
                slug: slug.into(),
                name: slug.into(),
            })
            .into()
    }

    #[test]
    fn an_office_of_somebody_else_can_not_be_chosen() {
        assert_eq!(Offices::of(two(), "altopascio").ids().len(), 2);
        assert_eq!(Offices::of(two(), "capannori").ids().len(), 1);
        assert_eq!(Offices::of(two(), "altopascio").one().slug(), "lucca");
    }
}
