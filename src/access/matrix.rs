//! The matrix: the most that each capacity may be granted of each class. It stands once, in `matrix.csv` (from the
//! minimisation table of the project's domain reference, §4.2); the database is loaded with it at every deployment.
//!
//! A cell: `r` read, `rw` read and write, in brackets only by an explicit grant, `-` never.

use std::sync::LazyLock;

use platform::Tx;

use crate::{Classes, DataClass, Role};

/// As what somebody works on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Capacity {
    Reception,
    CaseManager,
    /// A social worker or educator of the team.
    TeamSocial,
    Employment,
    Health,
    ThirdSector,
    Coordination,
}

/// What the matrix allows in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub may_write: bool,
    /// Else only by an explicit grant.
    pub by_default: bool,
}

const MATRIX: &str = include_str!("matrix.csv");
static CELLS: LazyLock<Vec<(Capacity, DataClass, Cell)>> =
    LazyLock::new(|| read(MATRIX).expect("matrix.csv is well formed"));

impl Capacity {
    pub const ALL: [Capacity; 7] = [
        Capacity::Reception,
        Capacity::CaseManager,
        Capacity::TeamSocial,
        Capacity::Employment,
        Capacity::Health,
        Capacity::ThirdSector,
        Capacity::Coordination,
    ];

    /// The word in the database.
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

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|capacity| capacity.code() == code)
    }

    /// Its name, as a message id.
    pub fn message(self) -> String {
        format!("capacity-{}", self.code().replace('_', "-"))
    }

    /// The role in a body that it takes.
    pub fn role(self) -> Role {
        match self {
            Capacity::Reception => Role::Reception,
            Capacity::CaseManager | Capacity::TeamSocial => Role::SocialWorker,
            Capacity::Employment => Role::EmploymentOfficer,
            Capacity::Health => Role::HealthProfessional,
            Capacity::ThirdSector => Role::ThirdSectorOperator,
            Capacity::Coordination => Role::Coordinator,
        }
    }

    /// The cell of the matrix; `None`: never.
    pub fn cell(self, class: DataClass) -> Option<Cell> {
        CELLS
            .iter()
            .find(|(capacity, of, _)| (*capacity, *of) == (self, class))
            .map(|(_, _, cell)| *cell)
    }

    /// The most that may be granted: read, and of that written.
    pub fn most(self) -> (Classes, Classes) {
        self.where_cell(|_| true)
    }

    /// What is granted unless somebody says otherwise.
    pub fn defaults(self) -> (Classes, Classes) {
        self.where_cell(|cell| cell.by_default)
    }

    fn where_cell(self, counts: impl Fn(Cell) -> bool) -> (Classes, Classes) {
        let own = |writing: bool| {
            CELLS
                .iter()
                .filter(|(capacity, _, cell)| {
                    *capacity == self && counts(*cell) && (cell.may_write || !writing)
                })
                .map(|(_, class, _)| *class)
                .collect()
        };
        (own(false), own(true))
    }
}

fn read(matrix: &str) -> Option<Vec<(Capacity, DataClass, Cell)>> {
    let mut lines = matrix.lines();
    let capacities: Option<Vec<_>> = lines
        .next()?
        .split(',')
        .skip(1)
        .map(Capacity::from_code)
        .collect();
    let capacities = capacities?;
    let mut cells = Vec::new();
    for line in lines {
        let mut columns = line.split(',');
        let class = DataClass::from_code(columns.next()?)?;
        for (capacity, column) in capacities.iter().zip(columns) {
            let cell = match column {
                "-" => continue,
                "r" => (false, true),
                "rw" => (true, true),
                "(r)" => (false, false),
                "(rw)" => (true, false),
                _ => return None,
            };
            let (may_write, by_default) = cell;
            cells.push((
                *capacity,
                class,
                Cell {
                    may_write,
                    by_default,
                },
            ));
        }
    }
    Some(cells)
}

/// Brings the database's copy up to date, as the deploying user. Grants that stand are narrowed to what it allows now.
pub async fn load_matrix(tx: &mut Tx) -> sqlx::Result<()> {
    let (mut capacities, mut classes) = (Vec::new(), Vec::new());
    let (mut writes, mut defaults) = (Vec::new(), Vec::new());
    for (capacity, class, cell) in CELLS.iter() {
        capacities.push(capacity.code());
        classes.push(class.code());
        writes.push(cell.may_write);
        defaults.push(cell.by_default);
    }
    sqlx::query(
        "with matrix as (
             select * from unnest($1::text[], $2::text[], $3::boolean[], $4::boolean[]) m (capacity, class, may_write, by_default)
         ), gone as (
             delete from access.capacity_class c
             where not exists (select from matrix m where (m.capacity, m.class) = (c.capacity, c.class))
         )
         insert into access.capacity_class as c (capacity, class, may_write, by_default)
         select capacity, class, may_write, by_default from matrix
         on conflict (capacity, class) do update set may_write = excluded.may_write, by_default = excluded.by_default
         where (c.may_write, c.by_default) is distinct from (excluded.may_write, excluded.by_default)",
    )
    .bind(capacities)
    .bind(classes)
    .bind(writes)
    .bind(defaults)
    .execute(tx.conn())
    .await?;
    sqlx::query("select access.keep_grants_within_the_matrix()")
        .execute(tx.conn())
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{CELLS, Capacity};
    use crate::{Classes, DataClass};

    #[test]
    fn every_class_and_every_capacity_stands_in_the_matrix() {
        for class in DataClass::ALL {
            assert!(CELLS.iter().any(|(_, of, _)| *of == class), "{class:?}");
        }
        for capacity in Capacity::ALL {
            assert!(!capacity.most().0.is_empty(), "{capacity:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_and_what_is_given_is_allowed() {
        for capacity in Capacity::ALL {
            let ((most, written), (given, given_to_write)) = (capacity.most(), capacity.defaults());
            assert!((written - most).is_empty() && (given - most).is_empty());
            assert!((given_to_write - given).is_empty() && (given_to_write - written).is_empty());
        }
    }

    #[test]
    fn whoever_may_see_the_whole_may_see_the_part() {
        for capacity in [Capacity::CaseManager, Capacity::TeamSocial] {
            let (most, _) = capacity.most();
            for class in DataClass::ALL {
                if class
                    .reduced_from()
                    .is_some_and(|whole| most.contains(whole))
                {
                    assert!(most.contains(class), "{capacity:?} {class:?}");
                }
            }
        }
    }

    #[test]
    fn the_employment_centre_never_sees_diary_health_minors_or_violence() {
        let never: Classes = [
            DataClass::Diary,
            DataClass::SharedNote,
            DataClass::Health,
            DataClass::Minors,
            DataClass::Protection,
        ]
        .into_iter()
        .collect();
        assert!((Capacity::Employment.most().0 & never).is_empty());
    }
}
