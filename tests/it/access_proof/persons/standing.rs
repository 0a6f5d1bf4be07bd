//! Every way in which somebody of the staff can stand to a person.

use super::super::people::{Body, Person, Span};
use super::super::specification::{Capacity, Set};
use Span::{Ended, InForce, NotYet, Revoked};

/// A grant on a person.
#[derive(Clone)]
pub struct Held {
    /// Whom it names; else it is for everybody in that role of the body.
    pub who: &'static str,
    pub by_name: bool,
    pub body: Body,
    pub capacity: Capacity,
    pub reads: Set,
    pub writes: Set,
    pub basis: &'static str,
    pub when: Span,
}

impl Held {
    pub fn is_in_force(&self) -> bool {
        self.when == InForce
    }
}

/// A person whom the services know, made for one member of the staff.
#[derive(Clone)]
pub struct Somebody {
    pub of: &'static str,
    pub relation: &'static str,
    /// Answers for the data.
    pub body: Body,
    pub protection: &'static str,
    pub held: Vec<Held>,
    /// Whom somebody has excluded by name.
    pub excluded: Option<&'static str>,
    pub lift_asked: bool,
    /// The access record about this person was written by the one it was made for.
    pub received_by_own: bool,
}

#[expect(clippy::too_many_lines, reason = "a list")]
pub fn known_to(person: &Person) -> Vec<Somebody> {
    let by = |by_name: bool, basis: &'static str, when: Span| Held {
        who: person.code,
        by_name,
        body: person.body,
        capacity: person.capacity,
        reads: person.capacity.most(),
        writes: person.capacity.writes(),
        basis,
        when,
    };
    let named = |when| by(true, "registered", when);
    let body = |when| by(false, "registered", when);
    let plain = |relation: &'static str, held: Vec<Held>| Somebody {
        of: person.code,
        relation,
        body: match person.body {
            Body::HomeLapsed => Body::HomeLapsed,
            _ => Body::Home,
        },
        protection: "none",
        held,
        excluded: None,
        lift_asked: false,
        received_by_own: false,
    };
    let mut all = vec![
        plain("nothing", vec![]),
        plain("named", vec![named(InForce)]),
        plain("named, ended", vec![named(Ended)]),
        plain("the body's", vec![body(InForce)]),
        Somebody {
            protection: "protected",
            ..plain("protected, named", vec![named(InForce)])
        },
        Somebody {
            protection: "protected",
            ..plain("protected, the body's", vec![body(InForce)])
        },
    ];
    all.push(Somebody {
        received_by_own: true,
        ..plain("received, and nothing else", vec![])
    });
    if person.brief {
        return all;
    }
    let name_only = Held {
        reads: super::set("name"),
        writes: 0,
        ..named(InForce)
    };
    all.extend([
        plain("named, to come", vec![named(NotYet)]),
        plain("named, revoked", vec![named(Revoked)]),
        plain(
            "named, revoked, and the name",
            vec![named(Revoked), name_only.clone()],
        ),
        plain("name only", vec![name_only]),
        plain("the body's, ended", vec![body(Ended)]),
        plain("looked up", vec![by(true, "looked_up", InForce)]),
        plain("introduced", vec![by(true, "introduced", InForce)]),
        plain(
            "named to a colleague",
            vec![Held {
                who: "second-manager",
                body: Body::Home,
                capacity: Capacity::CaseManager,
                reads: Capacity::CaseManager.most(),
                writes: Capacity::CaseManager.writes(),
                ..named(InForce)
            }],
        ),
        Somebody {
            body: Body::Other,
            ..plain("another body's, named", vec![named(InForce)])
        },
        Somebody {
            body: Body::Other,
            ..plain("another body's, the body's", vec![body(InForce)])
        },
        Somebody {
            protection: "confidential",
            ..plain("confidential, named", vec![named(InForce)])
        },
        Somebody {
            protection: "confidential",
            ..plain("confidential, the body's", vec![body(InForce)])
        },
        Somebody {
            protection: "protected",
            lift_asked: true,
            ..plain("protected, lift asked, named", vec![named(InForce)])
        },
        Somebody {
            protection: "protected",
            lift_asked: true,
            ..plain("protected, lift asked, the body's", vec![body(InForce)])
        },
        Somebody {
            excluded: Some(person.code),
            ..plain("excluded, named", vec![named(InForce)])
        },
        Somebody {
            excluded: Some(person.code),
            ..plain("excluded, the body's", vec![body(InForce)])
        },
        Somebody {
            excluded: Some(colleague(person)),
            ..plain("another excluded, named", vec![named(InForce)])
        },
        Somebody {
            received_by_own: true,
            ..plain("received, named", vec![named(InForce)])
        },
        Somebody {
            received_by_own: true,
            protection: "protected",
            ..plain("received, protected", vec![named(InForce)])
        },
        Somebody {
            received_by_own: true,
            excluded: Some(person.code),
            ..plain("received, excluded", vec![named(InForce)])
        },
    ]);
    all
}

/// Somebody else.
fn colleague(person: &Person) -> &'static str {
    match person.code {
        "team-social" => "case-manager",
        _ => "team-social",
    }
}
