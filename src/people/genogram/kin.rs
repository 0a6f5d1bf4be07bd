//! Who is tied to whom, once what does not fit has been left out.

use super::{Family, Filiation};

/// The ties that are drawn.
#[derive(Debug, Default)]
pub struct Kin {
    pub couples: Vec<Couple>,
    pub broods: Vec<Brood>,
    /// Pairs that belong side by side: couples, and parents of the same child.
    pub pairs: Vec<(usize, usize)>,
    /// Members of each household, in the order of the family's households.
    pub roofs: Vec<Vec<usize>>,
}

/// Two people, and where they are in the family's partnerships.
#[derive(Debug, Clone, Copy)]
pub struct Couple {
    pub a: usize,
    pub b: usize,
    pub index: usize,
}

/// The children of the same parents, by birth. Foster children are a brood of their own, for their line is another.
#[derive(Debug)]
pub struct Brood {
    /// One or two, the smaller index first.
    pub parents: Vec<usize>,
    pub children: Vec<(usize, Filiation)>,
    pub foster: bool,
}

impl Kin {
    pub fn of(family: &Family) -> Self {
        let size = family.people.len();
        let mut kin = Self {
            couples: couples(family),
            ..Self::default()
        };
        for parentage in &family.parentages {
            kin.add_child(
                size,
                &parentage.parents,
                parentage.child,
                parentage.filiation,
            );
        }
        for brood in &mut kin.broods {
            brood
                .children
                .sort_by_key(|(child, _)| by_birth(family, *child));
        }
        kin.pairs = kin
            .couples
            .iter()
            .map(|couple| (couple.a, couple.b))
            .collect();
        for brood in &kin.broods {
            if let [a, b] = brood.parents[..]
                && !kin.pairs.contains(&(a, b))
            {
                kin.pairs.push((a, b));
            }
        }
        kin.roofs = family
            .households
            .iter()
            .map(|roof| members(size, &roof.members))
            .collect();
        kin
    }

    /// Every parent with every child.
    pub fn descents(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.broods.iter().flat_map(|brood| {
            let pairs = move |parent: &usize| {
                let parent = *parent;
                brood
                    .children
                    .iter()
                    .map(move |(child, _)| (parent, *child))
            };
            brood.parents.iter().flat_map(pairs)
        })
    }

    pub fn is_couple(&self, one: usize, other: usize) -> bool {
        self.couples.iter().any(|couple| {
            (couple.a, couple.b) == (one, other) || (couple.b, couple.a) == (one, other)
        })
    }

    fn add_child(&mut self, size: usize, parents: &[usize], child: usize, filiation: Filiation) {
        let mut parents: Vec<usize> = members(size, parents);
        parents.retain(|parent| *parent != child && !self.descends(size, *parent, child));
        parents.truncate(2);
        parents.sort_unstable();
        if child >= size || parents.is_empty() {
            return;
        }
        let foster = filiation == Filiation::Foster;
        match self
            .broods
            .iter_mut()
            .find(|brood| brood.parents == parents && brood.foster == foster)
        {
            Some(brood) if brood.children.iter().any(|(known, _)| *known == child) => {}
            Some(brood) => brood.children.push((child, filiation)),
            None => self.broods.push(Brood {
                parents,
                children: vec![(child, filiation)],
                foster,
            }),
        }
    }

    /// Whether `person` comes after `ancestor`, as a child of a child; then `person` cannot be a parent of `ancestor`.
    fn descends(&self, size: usize, person: usize, ancestor: usize) -> bool {
        let mut seen = vec![false; size];
        let mut open = vec![ancestor];
        while let Some(next) = open.pop() {
            if next == person {
                return true;
            }
            if next < size && !std::mem::replace(&mut seen[next], true) {
                open.extend(
                    self.descents()
                        .filter(|(parent, _)| *parent == next)
                        .map(|(_, child)| child),
                );
            }
        }
        false
    }
}

/// By birth; who has no date comes last.
pub fn by_birth(family: &Family, person: usize) -> (bool, Option<chrono::NaiveDate>, usize) {
    let born = family.people[person].born;
    (born.is_none(), born, person)
}

fn couples(family: &Family) -> Vec<Couple> {
    let mut couples: Vec<Couple> = Vec::new();
    for (index, partnership) in family.partnerships.iter().enumerate() {
        let (a, b) = (
            partnership.a.min(partnership.b),
            partnership.a.max(partnership.b),
        );
        if a != b && b < family.people.len() {
            couples.retain(|known| (known.a, known.b) != (a, b));
            couples.push(Couple { a, b, index });
        }
    }
    couples
}

fn members(size: usize, people: &[usize]) -> Vec<usize> {
    let mut known = Vec::new();
    for person in people {
        if *person < size && !known.contains(person) {
            known.push(*person);
        }
    }
    known
}
