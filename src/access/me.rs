//! Whoever is signed in, and the roles that are in force today.

use chrono::{DateTime, Utc};
use platform::web::{Page, SignedIn, Visit};
use vocabulary::ids::{AccountId, BodyId, OfficeId};

use crate::doors;

/// What somebody does in a body. The words are those of the `identity.membership` table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Reception,
    SocialWorker,
    Coordinator,
    EmploymentOfficer,
    ThirdSectorOperator,
    HealthProfessional,
    Manager,
    PrivacyOfficer,
    Administrator,
}

impl Role {
    pub const ALL: [(&'static str, Role); 9] = [
        ("reception", Role::Reception),
        ("social_worker", Role::SocialWorker),
        ("coordinator", Role::Coordinator),
        ("employment_officer", Role::EmploymentOfficer),
        ("third_sector_operator", Role::ThirdSectorOperator),
        ("health_professional", Role::HealthProfessional),
        ("manager", Role::Manager),
        ("privacy_officer", Role::PrivacyOfficer),
        ("administrator", Role::Administrator),
    ];

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(known, _)| *known == code)
            .map(|(_, role)| role)
    }

    pub fn code(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(_, role)| *role == self)
            .map_or("", |(code, _)| code)
    }

    /// May this role hold grants on cases? Administrators, managers and privacy officers never do: the same list as in
    /// the table `access.principal`.
    pub fn works_on_cases(self) -> bool {
        !matches!(
            self,
            Role::Manager | Role::PrivacyOfficer | Role::Administrator
        )
    }

    /// Does this role receive people at a desk? The same list as in `identity.my_offices()`.
    pub fn receives(self) -> bool {
        matches!(
            self,
            Role::Reception | Role::SocialWorker | Role::Coordinator | Role::EmploymentOfficer
        )
    }
}

/// One role in one body, today.
#[derive(Clone, Debug)]
pub struct Membership {
    pub role: Role,
    pub body: BodyId,
    pub body_name: String,
    /// `None`: all offices of the body.
    pub office: Option<OfficeId>,
    /// For coordinators: `families`, `adults`, `disability`, `elderly`. `None`: all areas.
    pub area: Option<String>,
}

/// Whoever is signed in.
#[derive(Clone, Debug)]
pub struct Me {
    pub id: AccountId,
    pub name: String,
    pub memberships: Vec<Membership>,
    /// Until when the second factor that was shown last counts for grave acts.
    pub stepped_up_until: Option<DateTime<Utc>>,
}

impl Me {
    /// May work at a desk: sees an agenda, books for people, checks them in.
    pub fn receives(&self) -> bool {
        self.memberships
            .iter()
            .any(|membership| membership.role.receives())
    }

    pub fn is(&self, role: Role) -> bool {
        self.memberships
            .iter()
            .any(|membership| membership.role == role)
    }

    /// Has that role and no other.
    pub fn is_only(&self, role: Role) -> bool {
        self.is(role)
            && self
                .memberships
                .iter()
                .all(|membership| membership.role == role)
    }

    /// Is in that role in that body today.
    pub fn works_as(&self, role: Role, body: BodyId) -> bool {
        self.memberships
            .iter()
            .any(|membership| (membership.role, membership.body) == (role, body))
    }

    /// Works on cases: may hold grants at all.
    pub fn works_on_cases(&self) -> bool {
        self.memberships
            .iter()
            .any(|membership| membership.role.works_on_cases())
    }

    /// A page that says who is signed in; `title` is a message id.
    pub fn page(&self, visit: &Visit, title: &str) -> Page {
        let first = self.memberships.first();
        visit.page(title).signed_in(SignedIn {
            name: self.name.clone(),
            role: first
                .map(|m| visit.text(&format!("role-{}", m.role.code())))
                .unwrap_or_default(),
            body: first.map(|m| m.body_name.clone()).unwrap_or_default(),
            doors: doors::links(self, visit),
        })
    }
}
