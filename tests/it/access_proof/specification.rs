//! Who may see and write what of a case: the independent specification that the database is compared with. Written by
//! hand from the minimisation table of the domain reference (§4.2) and its rule
//!
//!     role in force  and  team or grant with dates  and  sharing authorised for that class  and  not protected
//!
//! It knows nothing of `matrix.csv`, of `access::may` or of any policy, and reads nothing from the database.

use super::people::{Case, Grant, Person, Span, To};

/// Every class of data; each is a table of the schema `cases`.
pub const CLASSES: [&str; 25] = [
    "name",
    "identity",
    "contact",
    "household",
    "household_summary",
    "work",
    "education",
    "economic",
    "economic_summary",
    "housing",
    "housing_summary",
    "care_load",
    "care_load_summary",
    "health",
    "health_summary",
    "minors",
    "protection",
    "diary",
    "shared_note",
    "plan",
    "plan_shared",
    "plan_work",
    "plan_health",
    "plan_task",
    "appointment",
];

/// A set of classes, by their place in [`CLASSES`].
pub type Set = u32;

pub fn place(class: &str) -> usize {
    CLASSES
        .iter()
        .position(|known| *known == class)
        .unwrap_or_else(|| panic!("no class called {class}"))
}

pub fn set(classes: &str) -> Set {
    classes
        .split_whitespace()
        .fold(0, |set, class| set | 1 << place(class))
}

pub fn has(set: Set, class: &str) -> bool {
    set & (1 << place(class)) != 0
}

/// As what somebody works on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    Reception,
    CaseManager,
    TeamSocial,
    Employment,
    Health,
    ThirdSector,
    Coordination,
}

pub const CAPACITIES: [Capacity; 7] = [
    Capacity::Reception,
    Capacity::CaseManager,
    Capacity::TeamSocial,
    Capacity::Employment,
    Capacity::Health,
    Capacity::ThirdSector,
    Capacity::Coordination,
];

impl Capacity {
    pub fn code(self) -> &'static str {
        match self {
            Capacity::Reception => "reception",
            Capacity::CaseManager => "case_manager",
            Capacity::TeamSocial => "team_social",
            Capacity::Employment => "employment",
            Capacity::Health => "health",
            Capacity::ThirdSector => "third_sector",
            Capacity::Coordination => "coordination",
        }
    }

    /// The role that it takes.
    pub fn role(self) -> &'static str {
        match self {
            Capacity::Reception => "reception",
            Capacity::CaseManager | Capacity::TeamSocial => "social_worker",
            Capacity::Employment => "employment_officer",
            Capacity::Health => "health_professional",
            Capacity::ThirdSector => "third_sector_operator",
            Capacity::Coordination => "coordinator",
        }
    }

    /// What it reads without anybody saying more: a column of the table in §4.2.
    pub fn reads(self) -> Set {
        match self {
            // identity and contact; appointments of the own desk
            Capacity::Reception => set("name identity contact appointment"),
            // everything; health as little as needed, the diary as its author or as the one responsible
            Capacity::CaseManager => set(&CLASSES.join(" ")),
            // everything social, notes that are shared, the whole plan; no health, no diary
            Capacity::TeamSocial => set("name identity contact household household_summary work education
                economic economic_summary housing housing_summary care_load care_load_summary
                shared_note plan plan_shared plan_work plan_health plan_task appointment"),
            // work; of the household the number of minors, of money a band, of the home a flag, of caring and of
            // health only what it means for working; of the plan the own area and what is shared. Never the rest.
            Capacity::Employment => set("name identity contact household_summary work education economic_summary
                housing_summary care_load_summary health_summary plan_shared plan_work appointment"),
            // health and caring, the household; work to read; of the plan the own area and what is shared
            Capacity::Health => set("name identity contact household household_summary work education
                care_load care_load_summary health health_summary plan_shared plan_health appointment"),
            // name and contact, the own task
            Capacity::ThirdSector => set("name contact plan_task appointment"),
            // assigns without content: whose case it is; the load is a count and shows no row
            Capacity::Coordination => set("name"),
        }
    }

    /// What it reads only when somebody says so: "by grant", "as needed".
    pub fn reads_if_granted(self) -> Set {
        match self {
            Capacity::TeamSocial | Capacity::Health => set("minors protection"),
            Capacity::ThirdSector => set("household household_summary"),
            _ => 0,
        }
    }

    /// What it writes: what the own profession adds to a case.
    pub fn writes(self) -> Set {
        match self {
            Capacity::Coordination => 0,
            // who comes, how to reach them, when they come: the desk writes what it is told
            Capacity::Reception | Capacity::CaseManager => self.reads(),
            // not who somebody is, and not other people's appointments
            Capacity::TeamSocial => self.reads() & !set("name identity appointment"),
            Capacity::Employment => set("work education plan_work"),
            Capacity::Health => set("health health_summary plan_health"),
            Capacity::ThirdSector => set("plan_task"),
        }
    }

    pub fn most(self) -> Set {
        self.reads() | self.reads_if_granted()
    }
}

/// The classes that open when the glass is broken over a danger to life: who, where, with whom, what is dangerous.
pub const DANGER_TO_LIFE: &str = "name identity contact household housing care_load health health_summary minors \
    protection shared_note appointment";

impl Person {
    /// Somebody whom the portal knows right now.
    pub fn is_signed_in(&self) -> bool {
        self.session && !self.disabled
    }

    /// In that role of that body today, with an agreement in force.
    pub fn works_as(&self, role: &str, body: super::people::Body) -> bool {
        self.is_signed_in()
            && self.membership == Span::InForce
            && body.agreement() == Span::InForce
            && self.roles.iter().any(|r| r.name == role && r.body == body)
    }

    /// In that role anywhere today.
    pub fn has_role(&self, role: &str) -> bool {
        self.is_signed_in()
            && self.membership == Span::InForce
            && self.roles.iter().any(|r| r.name == role)
    }

    fn coordinates(&self, body: super::people::Body, area: &str) -> bool {
        self.works_as("coordinator", body)
            && self.roles.iter().any(|r| {
                r.name == "coordinator" && r.body == body && r.area.is_none_or(|own| own == area)
            })
    }

    /// Is this grant for me, as I stand today?
    pub fn is_meant_by(&self, grant: &Grant, case: &Case) -> bool {
        let (role, body) = (grant.role(), grant.body);
        match &grant.to {
            To::Person(code) => self.code == *code && self.works_as(role, body),
            To::Body => self.works_as(role, body),
            To::Area(area) => role == "coordinator" && self.coordinates(body, area),
            To::Team => {
                self.works_as(role, body)
                    && case.team.iter().any(|member| {
                        member.person == self.code
                            && (member.role, member.body) == (role, body)
                            && member.when == Span::InForce
                    })
            }
        }
    }

    /// On a protected case those grants alone that name somebody.
    fn holds<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = &'a Grant> {
        case.grants.iter().filter(|grant| {
            grant.when == Span::InForce
                && self.is_meant_by(grant, case)
                && (!case.protected || matches!(grant.to, To::Person(_)))
        })
    }

    fn opened(&self, case: &Case, mask: impl Fn(&Grant) -> Set) -> Set {
        self.holds(case)
            .fold(0, |all, grant| all | (mask(grant) & case.shared(grant)))
    }

    pub fn reads(&self, case: &Case) -> Set {
        self.opened(case, |grant| grant.reads)
    }

    pub fn writes(&self, case: &Case) -> Set {
        self.opened(case, |grant| grant.writes)
    }

    /// A case is in the lists of whoever reads something of it.
    pub fn sees_case(&self, case: &Case) -> bool {
        self.reads(case) != 0
    }

    /// Decides who works on the case: always somebody by name.
    pub fn manages(&self, case: &Case) -> bool {
        self.holds(case)
            .any(|grant| grant.manages && matches!(grant.to, To::Person(_)))
    }

    /// Hands the case to a manager.
    pub fn assigns(&self, case: &Case) -> bool {
        !case.protected
            && self
                .holds(case)
                .any(|grant| grant.capacity == Capacity::Coordination)
    }

    /// May say yes to the lifting of a protection; having got in through broken glass is not enough.
    pub fn lifts(&self, case: &Case) -> bool {
        case.protected
            && self.holds(case).any(|grant| {
                grant.body == case.body
                    && grant.basis != "break_glass"
                    && matches!(grant.capacity, Capacity::CaseManager | Capacity::TeamSocial)
            })
    }

    pub fn is_privacy_officer(&self) -> bool {
        self.is_signed_in()
            && self.membership == Span::InForce
            && self.roles.iter().any(|role| role.name == "privacy_officer")
    }

    /// Reviews a broken glass: coordinators of the area, of a protected case the privacy officer alone.
    pub fn reviews(&self, case: &Case) -> bool {
        self.is_privacy_officer() || (!case.protected && self.coordinates(case.body, case.area))
    }

    /// Knows of a broken glass.
    pub fn knows_of_glass(&self, case: &Case) -> bool {
        self.reviews(case) || (self.is_signed_in() && case.glass == Some(self.code))
    }

    /// Social workers of the body that holds the case, who have just shown their second factor.
    pub fn breaks_glass(&self, case: &Case) -> bool {
        self.stepped_up && self.works_as("social_worker", case.body)
    }

    pub fn opens_cases_in(&self, body: super::people::Body) -> bool {
        self.works_as("social_worker", body)
    }

    pub fn works_on_cases(&self) -> bool {
        self.roles.iter().any(|role| {
            !matches!(role.name, "manager" | "privacy_officer" | "administrator")
                && self.works_as(role.name, role.body)
        })
    }

    /// The own grants, also those that are over; never one that would betray a protected case.
    pub fn sees_grant(&self, case: &Case, grant: &Grant) -> bool {
        self.is_meant_by(grant, case) && (!case.protected || matches!(grant.to, To::Person(_)))
    }

    /// What a person authorised is seen by the body that it is for, and by whoever manages the case.
    pub fn sees_sharing(&self, case: &Case, to: super::people::Body) -> bool {
        self.holds(case)
            .any(|grant| grant.body == to || grant.manages)
    }

    /// The team is seen by the social workers of the body that holds the case who work on it.
    pub fn sees_team(&self, case: &Case) -> bool {
        self.sees_case(case)
            && self.holds(case).any(|grant| {
                grant.body == case.body
                    && matches!(grant.capacity, Capacity::CaseManager | Capacity::TeamSocial)
            })
    }

    /// That a protection is to be lifted is for those of them whom a grant names.
    pub fn sees_lift(&self, case: &Case) -> bool {
        self.sees_case(case)
            && self.holds(case).any(|grant| {
                grant.body == case.body
                    && matches!(grant.to, To::Person(_))
                    && matches!(grant.capacity, Capacity::CaseManager | Capacity::TeamSocial)
            })
    }

    /// A broken glass is seen by whoever broke it, by privacy officers and by those who coordinate that case.
    pub fn sees_break_glass(&self, case: &Case) -> bool {
        let reviews = self.roles.iter().any(|role| role.name == "privacy_officer")
            && self.membership == Span::InForce;
        let coordinates = self.roles.iter().any(|role| role.name == "coordinator")
            && self.works_as("coordinator", case.body)
            && self.sees_case(case);
        self.is_signed_in() && (reviews || coordinates || case.glass == Some(self.code))
    }
}

impl Case {
    /// What the person allows this grant's body to learn; the body that holds the case needs no authorisation.
    fn shared(&self, grant: &Grant) -> Set {
        if grant.body == self.body {
            return Set::MAX;
        }
        self.sharing
            .iter()
            .filter(|s| s.to == grant.body && s.when == Span::InForce)
            .fold(0, |all, s| all | s.classes)
    }
}
