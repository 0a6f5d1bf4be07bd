//! Classes of data and sets of them.

use std::ops::{BitAnd, BitOr, Sub};

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $code:literal $(reduces $whole:ident)?),+ $(,)?) => {
        /// What a piece of data is about, and so who may see it. Each class has a table of its own in the schema
        /// `cases`, named by [`DataClass::code`], and a bit in the masks of grants (`access.data_class`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum DataClass { $($(#[$doc])* $name),+ }

        impl DataClass {
            pub const ALL: [DataClass; [$($bit),+].len()] = [$(DataClass::$name),+];

            /// The word in the database.
            pub fn code(self) -> &'static str {
                match self { $(DataClass::$name => $code),+ }
            }

            /// Its bit in a mask.
            pub fn bit(self) -> i32 {
                match self { $(DataClass::$name => 1 << $bit),+ }
            }

            /// The class of which this is the little that others may need.
            pub fn reduced_from(self) -> Option<DataClass> {
                match self { $($(DataClass::$name => Some(DataClass::$whole),)?)+ _ => None }
            }
        }
    };
}

classes! {
    /// What somebody is called. All that an organisation of the third sector or a coordinator needs.
    Name = 0 "name" reduces Identity,
    Identity = 1 "identity",
    Contact = 2 "contact",
    Household = 3 "household",
    /// How many minors, in which age bands.
    HouseholdSummary = 4 "household_summary" reduces Household,
    Work = 5 "work",
    Education = 6 "education",
    Economic = 7 "economic",
    /// The ISEE's band; benefits yes or no.
    EconomicSummary = 8 "economic_summary" reduces Economic,
    Housing = 9 "housing",
    /// Is the home stable?
    HousingSummary = 10 "housing_summary" reduces Housing,
    CareLoad = 11 "care_load",
    /// What caring for others leaves free: "mornings only".
    CareLoadSummary = 12 "care_load_summary" reduces CareLoad,
    Health = 13 "health",
    /// Enrolment under law 68/1999 and functional limits.
    HealthSummary = 14 "health_summary" reduces Health,
    Minors = 15 "minors",
    /// Violence, justice.
    Protection = 16 "protection",
    Diary = 17 "diary",
    /// What the diary shares with the team.
    SharedNote = 18 "shared_note" reduces Diary,
    Plan = 19 "plan",
    PlanShared = 20 "plan_shared" reduces Plan,
    PlanWork = 21 "plan_work" reduces Plan,
    PlanHealth = 22 "plan_health" reduces Plan,
    /// One task of the plan, for whoever carries it out.
    PlanTask = 23 "plan_task" reduces Plan,
    Appointment = 24 "appointment",
}

impl DataClass {
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    /// Its name, as a message id.
    pub fn message(self) -> String {
        format!("class-{}", self.code().replace('_', "-"))
    }
}

/// A set of classes, as the database keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub i32);

impl Classes {
    pub const NONE: Classes = Classes(0);

    pub fn contains(self, class: DataClass) -> bool {
        self.0 & class.bit() != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    #[must_use]
    pub fn with(self, class: DataClass) -> Self {
        Classes(self.0 | class.bit())
    }

    pub fn iter(self) -> impl Iterator<Item = DataClass> {
        DataClass::ALL
            .into_iter()
            .filter(move |class| self.contains(*class))
    }
}

impl FromIterator<DataClass> for Classes {
    fn from_iter<I: IntoIterator<Item = DataClass>>(classes: I) -> Self {
        classes.into_iter().fold(Classes::NONE, Classes::with)
    }
}

impl BitAnd for Classes {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Classes(self.0 & other.0)
    }
}

impl BitOr for Classes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Classes(self.0 | other.0)
    }
}

impl Sub for Classes {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Classes(self.0 & !other.0)
    }
}
