//! Who counts as a household without being registered in it.

use super::Outline;
use crate::draw::Draw;
use crate::generations;
use crate::household::{CircleKind, relation};

/// Who of a family is registered elsewhere, and what the others still are to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    Nobody,
    /// The last one lives at another address, and all of them are together a household of this kind.
    Last(CircleKind),
    /// Each is a household of their own for the means test: they only share a home (D.P.C.M. 159/2013, art. 3, c. 6).
    Each,
}

impl Apart {
    /// Moves whoever is registered elsewhere to the end.
    pub fn draw(draw: &mut Draw, members: &mut Vec<Outline>) -> Self {
        if members[0].relationship == relation::IN_CHARGE {
            return Self::Each;
        }
        let mover = (1..members.len()).find_map(|n| Some((n, leaves(draw, &members[n])?)));
        let Some((who, kind)) = mover else {
            return Self::Nobody;
        };
        let mover = members.remove(who);
        members.push(mover.is(relation::HEAD));
        Self::Last(kind)
    }
}

/// Husbands and wives with two residences are one household for the means test (D.P.C.M. 159/2013, art. 3, c. 2), and
/// so are unmarried children under 26 whom the parents keep (c. 5). A partner registered elsewhere is one in fact.
fn leaves(draw: &mut Draw, member: &Outline) -> Option<CircleKind> {
    let (per_mille, kind) = match member.relationship {
        relation::SPOUSE => (15, CircleKind::Isee),
        relation::PARTNER => (100, CircleKind::DeFacto),
        relation::CHILD
            if (19..=25).contains(&generations::age(member.birth)) && member.partner.is_none() =>
        {
            (70, CircleKind::Isee)
        }
        _ => return None,
    };
    draw.per_mille(per_mille).then_some(kind)
}
