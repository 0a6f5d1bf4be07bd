//! Every way in which somebody can stand to a case, and a case for each of them.

use super::people::{Body, Case, Grant, Member, Person, Sharing, Span, To};
use super::specification::{Capacity, Set, set};
use Span::{Ended, InForce, NotYet, Revoked};

const ALL: Set = Set::MAX >> 7;

/// So many relations come first that are tried for everybody.
pub const USUAL: usize = 7;

/// The cases made for one person.
struct Making<'a> {
    person: &'a Person,
    /// Holds the case.
    body: Body,
    /// Has an authorisation where nothing else is said. Whoever belongs to the body that holds the case needs none.
    shared_with: Body,
}

pub fn cases_of(person: &Person) -> Vec<Case> {
    let making = Making {
        person,
        body: match person.body {
            Body::HomeLapsed => Body::HomeLapsed,
            _ => Body::Home,
        },
        shared_with: match person.body {
            Body::Stranger => Body::Agency,
            own => own,
        },
    };
    let mut cases = making.usual();
    if !person.brief {
        cases.extend(making.by_dates());
        cases.extend(making.by_team());
        cases.extend(making.by_sharing());
        cases.extend(making.by_others());
        cases.extend(making.protected());
    }
    cases
}

impl Making<'_> {
    fn case(&self, relation: &'static str, grants: Vec<Grant>) -> Case {
        Case {
            person: self.person.code,
            relation,
            body: self.body,
            area: "families",
            protected: false,
            grants,
            sharing: self.share(self.shared_with, ALL, InForce),
            team: Vec::new(),
            glass: None,
        }
    }

    fn share(&self, to: Body, classes: Set, when: Span) -> Vec<Sharing> {
        if to == self.body {
            return Vec::new();
        }
        vec![Sharing { to, classes, when }]
    }

    fn named(&self, when: Span) -> Vec<Grant> {
        vec![self.person.by_name(when)]
    }

    fn to(&self, to: To) -> Vec<Grant> {
        vec![self.person.grant(to, InForce)]
    }

    fn own(&self, reads: Set, writes: Set) -> Grant {
        Grant {
            reads,
            writes,
            ..self.person.by_name(InForce)
        }
    }

    /// One that is over, or not yet, beside one in force that opens no more than the name.
    fn but_name(&self, when: Span) -> Vec<Grant> {
        vec![self.person.by_name(when), self.own(set("name"), 0)]
    }

    fn team(&self, relation: &'static str, when: Span) -> Case {
        Case {
            team: self.person.member_of_team(when),
            ..self.case(relation, self.to(To::Team))
        }
    }

    fn glass(&self, relation: &'static str, when: Span) -> Case {
        Case {
            glass: Some(self.person.code),
            ..self.case(relation, vec![self.person.broken_glass(when)])
        }
    }

    /// Somebody of the team who is not this person.
    fn colleague(&self) -> Member {
        Member {
            person: "case-manager",
            role: "social_worker",
            body: self.body,
            when: InForce,
        }
    }

    /// With an end that is to come.
    fn for_four_hours(&self) -> Vec<Grant> {
        vec![Grant {
            basis: "break_glass",
            ..self.person.by_name(InForce)
        }]
    }

    /// A manager who is somebody else, and this person as well.
    fn of_another(&self, when: Span) -> Vec<Grant> {
        let manager = Grant {
            to: To::Person("case-manager"),
            body: Body::Home,
            capacity: Capacity::CaseManager,
            reads: Capacity::CaseManager.reads(),
            writes: Capacity::CaseManager.writes(),
            manages: true,
            ..self.person.by_name(InForce)
        };
        vec![manager, self.person.by_name(when)]
    }

    fn area(&self) -> Grant {
        Grant {
            body: Body::Home,
            capacity: Capacity::Coordination,
            reads: Capacity::Coordination.most(),
            writes: 0,
            basis: "coordination",
            ..self.person.grant(To::Area("families"), InForce)
        }
    }

    /// A body with which this person has nothing to do.
    fn elsewhere(&self) -> Body {
        match self.shared_with {
            Body::Other => Body::Stranger,
            _ => Body::Other,
        }
    }

    /// That takes another role.
    fn another_capacity(&self) -> Capacity {
        match self.person.capacity {
            Capacity::Health => Capacity::ThirdSector,
            _ => Capacity::Health,
        }
    }

    fn usual(&self) -> Vec<Case> {
        let plain = self.person.capacity;
        vec![
            self.case("none", Vec::new()),
            self.case("full", self.named(InForce)),
            self.case("default", vec![self.own(plain.reads(), plain.writes())]),
            self.case("body", self.to(To::Body)),
            self.team("team", InForce),
            self.glass("glass", InForce),
            Case {
                sharing: Vec::new(),
                ..self.case("not-shared", self.named(InForce))
            },
        ]
    }

    fn by_dates(&self) -> Vec<Case> {
        let managing = |grant: Grant| {
            vec![Grant {
                manages: self.person.capacity == Capacity::CaseManager,
                ..grant
            }]
        };
        let swept = Grant {
            swept: true,
            ..self.person.by_name(Ended)
        };
        vec![
            self.case("manages", managing(self.person.by_name(InForce))),
            self.case("managed-until-now", managing(self.person.by_name(Ended))),
            self.case("manages-later", managing(self.person.by_name(NotYet))),
            self.case("manages-no-more", managing(self.person.by_name(Revoked))),
            self.case(
                "manages-as-a-body",
                managing(self.person.grant(To::Body, InForce)),
            ),
            self.case(
                "reading-only",
                vec![self.own(self.person.capacity.most(), 0)],
            ),
            Case {
                team: self.person.member_of_team(InForce),
                ..self.case("for-four-hours", self.for_four_hours())
            },
            Case {
                team: vec![self.colleague()],
                ..self.case("full-beside-a-team", self.named(InForce))
            },
            self.case("ended-but-for-four-hours", {
                let mut both = self.for_four_hours();
                both.push(self.person.by_name(Ended));
                both
            }),
            self.case(
                "all-but-name",
                vec![self.own(
                    match self.person.capacity.most() & !set("name") {
                        0 => set("name"), // coordinators are given nothing else
                        rest => rest,
                    },
                    0,
                )],
            ),
            self.case("name-only", vec![self.own(set("name"), 0)]),
            self.case("ended", self.named(Ended)),
            self.case("ended-and-swept", vec![swept]),
            self.case("not-yet", self.named(NotYet)),
            self.case("revoked", self.named(Revoked)),
            self.case(
                "ended-and-revoked",
                vec![self.person.by_name(Ended), self.person.by_name(Revoked)],
            ),
            self.case("revoked-but-name", self.but_name(Revoked)),
            self.case("ended-but-name", self.but_name(Ended)),
            self.case("not-yet-but-name", self.but_name(NotYet)),
            self.glass("glass-ended", Ended),
        ]
    }

    fn by_team(&self) -> Vec<Case> {
        vec![
            self.team("former-team", Ended),
            self.team("future-team", NotYet),
            self.case("not-in-the-team", self.to(To::Team)),
            Case {
                team: vec![Member {
                    person: self.person.code,
                    body: Body::Home,
                    ..self.colleague()
                }],
                ..self.case(
                    "in-the-team-as-a-social-worker",
                    vec![Grant {
                        body: Body::Home,
                        capacity: Capacity::TeamSocial,
                        reads: Capacity::TeamSocial.reads(),
                        writes: 0,
                        ..self.person.grant(To::Team, InForce)
                    }],
                )
            },
            Case {
                team: self.person.member_of_team(InForce),
                ..self.case(
                    "in-the-team-that-is-let-in-as-something-else",
                    vec![Grant {
                        capacity: self.another_capacity(),
                        reads: self.another_capacity().reads(),
                        writes: 0,
                        ..self.person.grant(To::Team, InForce)
                    }],
                )
            },
            Case {
                team: self.person.member_of_team(InForce),
                sharing: self.share(self.elsewhere(), ALL, InForce),
                ..self.case(
                    "in-the-team-that-is-let-in-elsewhere",
                    vec![Grant {
                        body: self.elsewhere(),
                        ..self.person.grant(To::Team, InForce)
                    }],
                )
            },
        ]
    }

    fn by_sharing(&self) -> Vec<Case> {
        let with = self.shared_with;
        let elsewhere = self.elsewhere();
        let shared = |relation, sharing: Vec<Sharing>| Case {
            sharing,
            ..self.case(relation, self.named(InForce))
        };
        let but_name = |when| {
            let mut both = self.share(with, ALL, when);
            both.extend(self.share(with, set("name"), InForce));
            both
        };
        let mut ended_here = self.share(elsewhere, ALL, InForce);
        ended_here.extend(self.share(with, ALL, Ended));
        let mut elsewhere_but_name = self.share(elsewhere, ALL, InForce);
        elsewhere_but_name.extend(self.share(with, set("name"), InForce));
        let mut ended_and_withdrawn = self.share(with, ALL, Ended);
        ended_and_withdrawn.extend(self.share(with, ALL, Revoked));
        let mut other_classes = self.share(with, ALL, Ended);
        other_classes.extend(self.share(with, set("diary"), InForce));
        vec![
            shared("sharing-withdrawn", self.share(with, ALL, Revoked)),
            shared("sharing-ended", self.share(with, ALL, Ended)),
            shared("sharing-to-come", self.share(with, ALL, NotYet)),
            shared(
                "sharing-of-contact",
                self.share(with, set("name contact"), InForce),
            ),
            shared("sharing-elsewhere", self.share(elsewhere, ALL, InForce)),
            shared("sharing-elsewhere-and-ended-here", ended_here),
            shared("sharing-elsewhere-but-name", elsewhere_but_name),
            shared("sharing-ended-and-withdrawn", ended_and_withdrawn),
            shared("sharing-withdrawn-but-name", but_name(Revoked)),
            shared("sharing-ended-but-name", but_name(Ended)),
            shared("sharing-to-come-but-name", but_name(NotYet)),
            Case {
                sharing: other_classes,
                ..self.case("sharing-of-other-classes", vec![self.own(set("name"), 0)])
            },
        ]
    }

    /// Grants for the area, and for another house of which the same person may be as well.
    fn by_others(&self) -> Vec<Case> {
        let charity = Grant {
            body: Body::Charity,
            capacity: Capacity::ThirdSector,
            reads: Capacity::ThirdSector.most(),
            writes: Capacity::ThirdSector.writes(),
            ..self.person.by_name(InForce)
        };
        let both = vec![self.person.by_name(InForce), charity];
        vec![
            self.case(
                "name-in-the-case-of-another",
                vec![self.of_another(InForce).remove(0), self.own(set("name"), 0)],
            ),
            self.case("case-of-another", self.of_another(InForce)),
            self.case("case-of-another-ended", self.of_another(Ended)),
            self.case("case-of-another-not-yet", self.of_another(NotYet)),
            self.case("case-of-another-revoked", self.of_another(Revoked)),
            Case {
                glass: Some("case-manager"),
                ..self.case(
                    "glass-of-another",
                    vec![
                        Grant {
                            to: To::Person("case-manager"),
                            ..self.person.broken_glass(InForce)
                        },
                        self.person.by_name(InForce),
                    ],
                )
            },
            self.case("area", vec![self.area()]),
            self.case(
                "area-beside-a-manager",
                vec![self.area(), self.of_another(InForce).remove(0)],
            ),
            Case {
                sharing: self.share(Body::Charity, ALL, InForce),
                ..self.case("sharing-with-the-other-house", both)
            },
        ]
    }

    fn protected(&self) -> Vec<Case> {
        let protected = |relation, grants| Case {
            protected: true,
            team: self.person.member_of_team(InForce),
            ..self.case(relation, grants)
        };
        let beside_the_body = |when| {
            let mut both = self.to(To::Body);
            both.push(self.person.by_name(when));
            both
        };
        // named as one thing, and as a social worker of the body that holds the case not, or not now
        let social = |relation, to, when| {
            let social = Grant {
                body: Body::Home,
                capacity: Capacity::TeamSocial,
                reads: Capacity::TeamSocial.reads(),
                writes: Capacity::TeamSocial.writes(),
                ..self.person.grant(to, when)
            };
            Case {
                team: vec![self.colleague()],
                ..protected(relation, vec![self.person.by_name(InForce), social])
            }
        };
        let mut beside_another = self.to(To::Body);
        beside_another.push(self.of_another(InForce).remove(0));
        let named = || To::Person(self.person.code);
        let mut beside_the_body_by_name = self.to(To::Body);
        beside_the_body_by_name.push(self.own(set("name"), 0));
        vec![
            protected("protected-named", self.named(InForce)),
            protected(
                "protected-managed",
                vec![Grant {
                    manages: self.person.capacity == Capacity::CaseManager,
                    ..self.person.by_name(InForce)
                }],
            ),
            protected("protected-named-ended", self.named(Ended)),
            protected("protected-body", self.to(To::Body)),
            protected("protected-team", self.to(To::Team)),
            protected("protected-area", vec![self.area()]),
            protected("protected-none", Vec::new()),
            protected("protected-case-of-another", self.of_another(InForce)),
            protected("protected-body-and-revoked", beside_the_body(Revoked)),
            protected("protected-body-and-ended", beside_the_body(Ended)),
            protected("protected-body-and-not-yet", beside_the_body(NotYet)),
            social("protected-social-as-a-body", To::Body, InForce),
            social("protected-social-until-now", named(), Ended),
            social("protected-social-later", named(), NotYet),
            social("protected-social-no-more", named(), Revoked),
            protected("protected-body-beside-another", beside_another),
            protected("protected-body-and-name", beside_the_body_by_name),
            Case {
                protected: true,
                ..self.glass("protected-glass", InForce)
            },
            Case {
                glass: Some("case-manager"),
                ..protected(
                    "protected-glass-of-another",
                    vec![Grant {
                        to: To::Person("case-manager"),
                        ..self.person.broken_glass(InForce)
                    }],
                )
            },
        ]
    }
}
