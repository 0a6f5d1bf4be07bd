//! What an act changes: memberships that end, and new ones. Nothing is rewritten, so a household can be seen as it was.

use chrono::NaiveDate;
use uuid::Uuid;

use super::newborn::Newborn;
use super::spell::{HEAD, Spell, open};

/// The changes of one act.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) endings: Vec<Ending>,
    pub(crate) beginnings: Vec<Beginning>,
    /// A child to be registered first.
    pub(crate) born: Option<Newborn>,
}

pub(crate) struct Ending {
    pub(crate) spell: Uuid,
    /// The first day on which it is no longer so.
    pub(crate) day: NaiveDate,
    pub(crate) why: &'static str,
}

pub(crate) struct Beginning {
    pub(crate) household: Uuid,
    pub(crate) person: Uuid,
    pub(crate) relationship: String,
    pub(crate) from: NaiveDate,
    pub(crate) why: &'static str,
}

/// Somebody and their relationship to a head.
pub(crate) type Role = (Uuid, String);

/// Why an act can not be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// This person is not of the household now.
    NotThere(Uuid),
    /// This person is of it already.
    AlreadyThere(Uuid),
    /// Something changed for this person on that day: a change must come later.
    TooEarly(Uuid, NaiveDate),
    /// Those who stay need somebody as their head.
    NoHead,
    TwoHeads,
    /// Somebody else is the head then.
    HasHead,
    Nobody,
    /// All go: that is no split.
    Everybody,
}

/// Somebody joins.
pub(crate) fn join(
    household: Uuid,
    spells: &[Spell],
    (person, relationship): Role,
    day: NaiveDate,
    why: &'static str,
) -> Result<Plan, Wrong> {
    let theirs = || spells.iter().filter(|spell| spell.person == person);
    if theirs().any(|spell| spell.to.is_none()) {
        return Err(Wrong::AlreadyThere(person));
    }
    if let Some(last) = theirs().filter_map(|spell| spell.to).max()
        && day < last
    {
        return Err(Wrong::TooEarly(person, last));
    }
    let plan = Plan {
        beginnings: vec![Beginning {
            household,
            person,
            relationship,
            from: day,
            why,
        }],
        ..Plan::default()
    };
    plan.with_one_head(household, spells)
}

/// Somebody leaves. `staying`: what those who stay are to their new head, where the head leaves.
pub(crate) fn leave(
    household: Uuid,
    spells: &[Spell],
    person: Uuid,
    (day, why): (NaiveDate, &'static str),
    staying: &[Role],
) -> Result<Plan, Wrong> {
    let mut plan = Plan::default();
    plan.end(spells, person, day, why)?;
    plan.keep_headed(household, spells, &[person], (day, staying))?;
    plan.with_one_head(household, spells)
}

/// Some go and make a household of their own.
pub(crate) fn split(
    household: Uuid,
    new: Uuid,
    spells: &[Spell],
    going: &[Role],
    (day, staying): (NaiveDate, &[Role]),
) -> Result<Plan, Wrong> {
    if going.is_empty() {
        return Err(Wrong::Nobody);
    }
    one_head(going)?;
    let gone: Vec<Uuid> = going.iter().map(|(person, _)| *person).collect();
    if open(spells)
        .iter()
        .all(|spell| gone.contains(&spell.person))
    {
        return Err(Wrong::Everybody);
    }
    let mut plan = Plan::default();
    for (person, relationship) in going {
        plan.end(spells, *person, day, "split")?;
        plan.begin(new, (*person, relationship.clone()), day, "split");
    }
    plan.keep_headed(household, spells, &gone, (day, staying))?;
    plan.with_one_head(household, spells)
}

/// Somebody else becomes the head: what everybody is to them.
pub(crate) fn change_head(
    household: Uuid,
    spells: &[Spell],
    everybody: &[Role],
    day: NaiveDate,
) -> Result<Plan, Wrong> {
    let mut plan = Plan::default();
    plan.relate_anew(household, spells, &[], (day, everybody))?;
    plan.with_one_head(household, spells)
}

impl Plan {
    /// The plan, if no new head begins while another one of this household lasts: a day of the past may have had one.
    fn with_one_head(self, household: Uuid, spells: &[Spell]) -> Result<Self, Wrong> {
        let end = |spell: &Spell| {
            let planned = self.endings.iter().find(|end| end.spell == spell.id);
            planned.map(|end| end.day).or(spell.to)
        };
        let clashes = |new: &Beginning| {
            spells
                .iter()
                .filter(|spell| spell.is_head())
                .any(|spell| end(spell).is_none_or(|to| new.from < to))
        };
        let mut heads = self
            .beginnings
            .iter()
            .filter(|new| new.household == household && new.relationship == HEAD);
        if heads.any(clashes) {
            return Err(Wrong::HasHead);
        }
        Ok(self)
    }

    fn end(
        &mut self,
        spells: &[Spell],
        person: Uuid,
        day: NaiveDate,
        why: &'static str,
    ) -> Result<(), Wrong> {
        let spell = open(spells)
            .into_iter()
            .find(|spell| spell.person == person)
            .ok_or(Wrong::NotThere(person))?;
        if day <= spell.from {
            return Err(Wrong::TooEarly(person, spell.from));
        }
        self.endings.push(Ending {
            spell: spell.id,
            day,
            why,
        });
        Ok(())
    }

    fn begin(&mut self, household: Uuid, role: Role, from: NaiveDate, why: &'static str) {
        self.beginnings.push(Beginning {
            household,
            person: role.0,
            relationship: role.1,
            from,
            why,
        });
    }

    /// Where the head is among those who are gone, those who stay get a new one. A household whose head is not mine to
    /// see has none for me, and needs none.
    fn keep_headed(
        &mut self,
        household: Uuid,
        spells: &[Spell],
        gone: &[Uuid],
        (day, staying): (NaiveDate, &[Role]),
    ) -> Result<(), Wrong> {
        let open = open(spells);
        let loses_head = open
            .iter()
            .any(|spell| spell.is_head() && gone.contains(&spell.person));
        let somebody_stays = open.iter().any(|spell| !gone.contains(&spell.person));
        if loses_head && somebody_stays {
            self.relate_anew(household, spells, gone, (day, staying))?;
        }
        Ok(())
    }

    fn relate_anew(
        &mut self,
        household: Uuid,
        spells: &[Spell],
        gone: &[Uuid],
        (day, roles): (NaiveDate, &[Role]),
    ) -> Result<(), Wrong> {
        one_head(roles)?;
        for spell in open(spells) {
            if gone.contains(&spell.person) {
                continue;
            }
            let (_, relationship) = roles
                .iter()
                .find(|(person, _)| *person == spell.person)
                .ok_or(Wrong::NoHead)?;
            self.end(spells, spell.person, day, "head_changed")?;
            self.begin(
                household,
                (spell.person, relationship.clone()),
                day,
                "head_changed",
            );
        }
        Ok(())
    }
}

fn one_head(roles: &[Role]) -> Result<(), Wrong> {
    match roles.iter().filter(|(_, role)| role == HEAD).count() {
        0 => Err(Wrong::NoHead),
        1 => Ok(()),
        _ => Err(Wrong::TwoHeads),
    }
}
