//! The people of the proof, and what a case is to them.

use super::specification::{Capacity, DANGER_TO_LIFE, Set, set};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// Holds the cases.
    Home,
    /// Another municipality.
    Other,
    /// The employment agency with which things are shared.
    Agency,
    /// Another one, with which nothing is.
    Stranger,
    Health,
    Charity,
    /// A municipality and an agency whose agreement ended, and an agency whose agreement is to begin.
    HomeLapsed,
    AgencyLapsed,
    AgencyToCome,
}

pub const BODIES: [Body; 9] = [
    Body::Home,
    Body::Other,
    Body::Agency,
    Body::Stranger,
    Body::Health,
    Body::Charity,
    Body::HomeLapsed,
    Body::AgencyLapsed,
    Body::AgencyToCome,
];

impl Body {
    pub fn agreement(self) -> Span {
        match self {
            Body::HomeLapsed | Body::AgencyLapsed => Span::Ended,
            Body::AgencyToCome => Span::NotYet,
            _ => Span::InForce,
        }
    }

    pub fn kind(self) -> &'static str {
        match self {
            Body::Home | Body::Other | Body::HomeLapsed => "municipality",
            Body::Agency | Body::Stranger | Body::AgencyLapsed | Body::AgencyToCome => {
                "employment_agency"
            }
            Body::Health => "health_authority",
            Body::Charity => "third_sector",
        }
    }
}

/// When something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    InForce,
    Ended,
    NotYet,
    Revoked,
}

#[derive(Clone, Debug)]
pub struct Role {
    pub name: &'static str,
    pub body: Body,
    /// What a coordinator is limited to.
    pub area: Option<&'static str>,
}

/// How a session came to be nobody's, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    Open,
    None,
    Ended,
    Idle,
    TooOld,
}

#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what somebody is or is not, each by itself"
)]
pub struct Person {
    pub code: &'static str,
    pub roles: Vec<Role>,
    pub membership: Span,
    pub login: Login,
    pub session: bool,
    pub disabled: bool,
    /// Has shown the second factor a moment ago.
    pub stepped_up: bool,
    /// As what this person is put on cases here, and for which body.
    pub capacity: Capacity,
    pub body: Body,
    /// Runs through a handful of relations only.
    pub brief: bool,
}

/// Whom a grant is for: always somebody in the role that its capacity takes, in its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    Person(&'static str),
    Body,
    Team,
    Area(&'static str),
}

#[derive(Clone, Debug)]
pub struct Grant {
    pub to: To,
    pub body: Body,
    pub capacity: Capacity,
    pub reads: Set,
    pub writes: Set,
    pub manages: bool,
    pub basis: &'static str,
    pub when: Span,
    /// Its end has been noticed by the sweeper.
    pub swept: bool,
}

impl Grant {
    pub fn role(&self) -> &'static str {
        self.capacity.role()
    }
}

#[derive(Clone, Debug)]
pub struct Sharing {
    pub to: Body,
    pub classes: Set,
    pub when: Span,
}

#[derive(Clone, Debug)]
pub struct Member {
    pub person: &'static str,
    pub role: &'static str,
    pub body: Body,
    pub when: Span,
}

#[derive(Clone, Debug)]
pub struct Case {
    /// The person for whom it was made, and how that person stands to it.
    pub person: &'static str,
    pub relation: &'static str,
    pub body: Body,
    pub area: &'static str,
    pub protected: bool,
    pub grants: Vec<Grant>,
    pub sharing: Vec<Sharing>,
    pub team: Vec<Member>,
    /// Who broke the glass here.
    pub glass: Option<&'static str>,
}

/// Everybody who asks.
#[expect(clippy::too_many_lines, reason = "a list")]
pub fn people() -> Vec<Person> {
    let (home, other) = (Body::Home, Body::Other);
    let mut all = vec![
        person("stranger", "social_worker", home, Capacity::TeamSocial).without(Login::None),
        person("reception", "reception", home, Capacity::Reception),
        person("case-manager", "social_worker", home, Capacity::CaseManager),
        person(
            "second-manager",
            "social_worker",
            home,
            Capacity::CaseManager,
        ),
        person("team-social", "social_worker", home, Capacity::TeamSocial),
        person(
            "social-elsewhere",
            "social_worker",
            other,
            Capacity::TeamSocial,
        ),
        person(
            "employment",
            "employment_officer",
            Body::Agency,
            Capacity::Employment,
        ),
        person(
            "employment-not-shared",
            "employment_officer",
            Body::Stranger,
            Capacity::Employment,
        ),
        person(
            "health",
            "health_professional",
            Body::Health,
            Capacity::Health,
        ),
        person(
            "charity",
            "third_sector_operator",
            Body::Charity,
            Capacity::ThirdSector,
        ),
        person("coordinator", "coordinator", home, Capacity::Coordination).of("families"),
        person(
            "coordinator-other-area",
            "coordinator",
            home,
            Capacity::Coordination,
        )
        .of("disability"),
        person(
            "coordinator-of-all",
            "coordinator",
            home,
            Capacity::Coordination,
        ),
        person(
            "coordinator-elsewhere",
            "coordinator",
            other,
            Capacity::Coordination,
        )
        .of("families"),
        person("manager", "manager", home, Capacity::CaseManager),
        person(
            "privacy-officer",
            "privacy_officer",
            home,
            Capacity::CaseManager,
        ),
        person(
            "administrator",
            "administrator",
            home,
            Capacity::CaseManager,
        ),
        person(
            "two-hats",
            "employment_officer",
            Body::Agency,
            Capacity::Employment,
        )
        .also("reception", home)
        .also("third_sector_operator", Body::Charity),
    ];
    let lapsed = person(
        "coordinator-lapsed",
        "coordinator",
        home,
        Capacity::Coordination,
    )
    .moved_to(Body::HomeLapsed);
    all.push(lapsed);
    all.push(
        person(
            "coordinator-and-social",
            "coordinator",
            home,
            Capacity::Coordination,
        )
        .also("social_worker", home),
    );
    for (own, code) in [(true, "own"), (false, "shared")] {
        let body = if own { home } else { Body::Agency };
        let plain = |name: &'static str| {
            let mut one = if own {
                person(name, "social_worker", body, Capacity::TeamSocial)
            } else {
                person(name, "employment_officer", body, Capacity::Employment)
            };
            one.brief = true;
            one
        };
        let name = |what: &str| -> &'static str { format!("{what}-{code}").leak() };
        all.extend([
            plain(name("disabled")).disabled(),
            plain(name("session-ended")).without(Login::Ended),
            plain(name("session-idle")).without(Login::Idle),
            plain(name("session-too-old")).without(Login::TooOld),
            plain(name("membership-lapsed")).member(Span::Ended),
            plain(name("membership-to-come")).member(Span::NotYet),
        ]);
        let lapsed = if own {
            Body::HomeLapsed
        } else {
            Body::AgencyLapsed
        };
        all.push(plain(name("agreement-lapsed")).moved_to(lapsed));
        if !own {
            all.push(plain("agreement-to-come").moved_to(Body::AgencyToCome));
        }
    }
    all
}

fn person(code: &'static str, role: &'static str, body: Body, capacity: Capacity) -> Person {
    Person {
        code,
        roles: vec![Role {
            name: role,
            body,
            area: None,
        }],
        membership: Span::InForce,
        login: Login::Open,
        session: true,
        disabled: false,
        stepped_up: code != "team-social",
        capacity,
        body,
        brief: false,
    }
}

impl Person {
    fn of(mut self, area: &'static str) -> Self {
        self.roles[0].area = Some(area);
        self
    }

    fn also(mut self, name: &'static str, body: Body) -> Self {
        self.roles.push(Role {
            name,
            body,
            area: None,
        });
        self
    }

    fn without(mut self, login: Login) -> Self {
        (self.login, self.session) = (login, false);
        self
    }

    fn disabled(mut self) -> Self {
        self.disabled = true;
        self
    }

    fn member(mut self, when: Span) -> Self {
        self.membership = when;
        self
    }

    fn moved_to(mut self, body: Body) -> Self {
        self.roles[0].body = body;
        self.body = body;
        self
    }

    pub fn grant(&self, to: To, when: Span) -> Grant {
        Grant {
            to,
            body: self.body,
            capacity: self.capacity,
            reads: self.capacity.most(),
            writes: self.capacity.writes(),
            manages: false,
            basis: "assigned",
            when,
            swept: false,
        }
    }

    pub fn by_name(&self, when: Span) -> Grant {
        self.grant(To::Person(self.code), when)
    }

    /// Teams have no receptionists and no coordinators.
    pub fn member_of_team(&self, when: Span) -> Vec<Member> {
        if matches!(self.capacity, Capacity::Reception | Capacity::Coordination) {
            return Vec::new();
        }
        vec![Member {
            person: self.code,
            role: self.capacity.role(),
            body: self.body,
            when,
        }]
    }

    /// The glass as it opens for social workers of the body that holds the case.
    pub fn broken_glass(&self, when: Span) -> Grant {
        Grant {
            body: Body::Home,
            capacity: Capacity::CaseManager,
            reads: set(DANGER_TO_LIFE),
            writes: set("shared_note"),
            basis: "break_glass",
            ..self.by_name(when)
        }
    }
}
