//! Puts the persons into a database, past every policy: rows whose ids say whose they are.
//!
//! Each stands with a companion who is granted to the same people: two who see one another, for what takes two.

use std::fmt::Write;

use sqlx::{AssertSqlSafe, PgConnection};

use super::super::people::{Person, Span};
use super::super::specification::{CLASSES, Set, has};
use super::super::world::{AUTHOR, World, body_id, id, part_id};
use super::records;
use super::standing::{Held, Somebody, known_to};
use super::{PARTS, Part};

pub struct Persons {
    pub all: Vec<Somebody>,
}

/// Which rows a person is to see of somebody.
type Rows = Box<dyn Fn(&Person, &Somebody, usize) -> Vec<String>>;

/// A table and its key.
pub struct Table {
    pub name: &'static str,
    pub key: &'static str,
    pub rows: Rows,
}

pub fn person_id(number: usize) -> String {
    id('1', number)
}

fn row_id(number: usize, part: usize) -> String {
    part_id('2', number, part)
}

impl Persons {
    pub fn of(world: &World) -> Self {
        let is_here = |code: &str| world.people.iter().any(|one| one.code == code);
        let mut all: Vec<_> = world.people.iter().flat_map(known_to).collect();
        all.retain(|somebody| {
            somebody.held.iter().all(|held| is_here(held.who))
                && somebody.excluded.is_none_or(is_here)
        });
        Self { all }
    }

    pub fn own(&self, code: &str) -> Vec<usize> {
        (0..self.all.len())
            .filter(|number| self.all[*number].of == code)
            .collect()
    }

    pub fn companion(&self, number: usize) -> String {
        person_id(self.all.len() + number)
    }

    /// Nobody has a grant on them.
    pub fn unknown(&self) -> String {
        person_id(2 * self.all.len())
    }

    /// Nor on this one, who is protected.
    fn hidden(&self) -> String {
        person_id(3 * self.all.len() + 1)
    }

    /// Of somebody made to be merged.
    pub fn is_of_a_merge(&self, row: &str) -> bool {
        // of the merges themselves too
        row.starts_with('8')
            || row
                .get(24..)
                .and_then(|digits| usize::from_str_radix(digits, 16).ok())
                .is_some_and(|number| number >= 4 * self.all.len() && number < 0x1_0000)
    }

    /// Whose row this is.
    pub fn named(&self, row: &str) -> String {
        usize::from_str_radix(&row[24..], 16)
            .ok()
            .map(|number| number % self.all.len())
            .and_then(|number| self.all.get(number))
            .map_or(row.to_owned(), |somebody| {
                format!("{}/{}", somebody.of, somebody.relation)
            })
    }

    fn values(&self, part: &Part, number: usize) -> String {
        part.values
            .replace("target", &format!("'{}'", person_id(number)))
            .replace("HOUSEHOLD", &format!("'{}'", id('6', number)))
            .replace("RELATIVE", &format!("'{}'", self.companion(number)))
    }

    /// One more row. Where a person can have only one, that alone stands in the way, and policies are asked before.
    pub fn added(&self, part: &Part, number: usize) -> String {
        let values = match part.table {
            // what may stand twice
            "people.household_member" => self
                .values(part, number)
                .replace("'registry'", "'isee'")
                .replace("'6000", "'6100"),
            "people.kin" => self
                .values(part, number)
                .replace("'parent'", "'foster_parent'"),
            "people.citizenship" => "'ALB'".into(),
            "people.language" => "'sq', 5".into(),
            "people.identity_code" => self.values(part, number).replace("'STP0'", "'STP1'"),
            _ => self.values(part, number),
        };
        format!(
            "insert into {} (person_id, {}) values ('{}', {values})",
            part.table,
            part.columns,
            person_id(number)
        )
    }

    /// One more row of everybody, and of two who do not see one another's relative, or who do not live together.
    pub fn tries_to_add(&self, part: &Part) -> Vec<String> {
        let relative = format!("'{}'", self.unknown());
        (0..self.all.len())
            .flat_map(|number| {
                let one = self.added(part, number);
                let next = id('6', (number + 1) % self.all.len());
                let other = one
                    .replace(&format!("'{}'", self.companion(number)), &relative)
                    .replace(&id('6', number).replacen("6000", "6100", 1), &next);
                [one, other]
            })
            .collect()
    }

    fn key(part: &Part, index: usize, number: usize) -> String {
        if part.has_id {
            format!("id = '{}'", row_id(number, index))
        } else {
            format!("person_id = '{}'", person_id(number))
        }
    }

    pub fn corrected(part: &Part, index: usize, number: usize) -> String {
        format!(
            "update {} set written_by = identity.me() where {}",
            part.table,
            Self::key(part, index, number)
        )
    }

    pub fn removed(part: &Part, index: usize, number: usize) -> String {
        format!(
            "delete from {} where {}",
            part.table,
            Self::key(part, index, number)
        )
    }

    pub fn tables(&self) -> Vec<Table> {
        let many = self.all.len();
        let both = move |number: usize| vec![person_id(number), person_id(many + number)];
        let when = |yes: bool, rows: Vec<String>| if yes { rows } else { Vec::new() };
        let mut tables = vec![
            Table {
                name: "people.person",
                key: "id",
                rows: Box::new(move |p, s, n| when(p.reads_of(s) != 0, both(n))),
            },
            Table {
                name: "people.circle",
                key: "person_id",
                rows: Box::new(move |p, s, n| when(has(p.reads_of(s), "name"), both(n))),
            },
            Table {
                name: "(select * from people.circle where birth_date is not null) circle",
                key: "person_id",
                rows: Box::new(move |p, s, n| {
                    when(has(p.reads_of(s), "identity"), vec![person_id(n)])
                }),
            },
            Table {
                name: "people.person_grant",
                key: "id",
                rows: Box::new(move |p, s, n| {
                    let mine: Vec<*const Held> = p.holds_on(s).map(std::ptr::from_ref).collect();
                    (0..s.held.len())
                        .filter(|held| mine.contains(&std::ptr::from_ref(&s.held[*held])))
                        .flat_map(|held| [part_id('3', n, held), part_id('3', many + n, held)])
                        .collect()
                }),
            },
            Table {
                name: "people.exclusion",
                key: "id",
                rows: Box::new(move |p, s, n| {
                    when(
                        s.excluded.is_some() && p.answers_for(s),
                        vec![id('4', n), id('4', many + n)],
                    )
                }),
            },
            Table {
                name: "people.protection_lift",
                key: "id",
                rows: Box::new(move |p, s, n| {
                    when(s.lift_asked && p.answers_for(s), vec![id('5', n)])
                }),
            },
            Table {
                name: "people.twin",
                key: "person_a",
                rows: Box::new(move |p, s, n| {
                    when(has(p.reads_of(s), "identity"), vec![person_id(n)])
                }),
            },
            Table {
                name: "people.merge",
                key: "id",
                rows: Box::new(move |p, s, n| {
                    when(has(p.reads_of(s), "identity"), vec![part_id('4', n, 1)])
                }),
            },
            Table {
                name: "people.household",
                key: "id",
                rows: Box::new(move |p, s, n| {
                    when(has(p.reads_of(s), "household"), vec![id('6', n)])
                }),
            },
        ];
        tables.extend(records::tables());
        for (index, part) in PARTS.iter().enumerate() {
            tables.push(Table {
                name: part.table,
                key: if part.has_id { "id" } else { "person_id" },
                rows: Box::new(move |p, s, n| {
                    let companions = part.table == "people.name";
                    when(
                        has(p.reads_of(s), part.class),
                        match (part.has_id, companions) {
                            (true, _) => vec![row_id(n, index)],
                            (false, true) => both(n),
                            (false, false) => vec![person_id(n)],
                        },
                    )
                }),
            });
        }
        tables
    }

    pub async fn build(&self, world: &World, behind: &mut PgConnection) {
        let mut script = String::new();
        let many = self.all.len();
        for (number, somebody) in self.all.iter().enumerate() {
            Self::person(&mut script, world, number, somebody);
            Self::person(&mut script, world, many + number, somebody);
        }
        let unknown = self.unknown();
        put(
            &mut script,
            format_args!(
                "insert into people.person (id, body_id, protection) values ('{}', '{}', 'protected');",
                self.hidden(),
                body_id(self.all[0].body)
            ),
        );
        put(&mut script, format_args!("insert into people.person (id, body_id) values ('{unknown}', '{}');
            insert into people.name (person_id, surname, surname_latin, written_by) values ('{unknown}', 'Ignoti', 'ignoti', '{AUTHOR}');", body_id(self.all[0].body)));
        for (number, somebody) in self.all.iter().enumerate() {
            self.about(&mut script, world, number, somebody);
            records::write(&mut script, world, (number, &self.hidden()), somebody);
        }
        for (number, somebody) in self.all.iter().enumerate() {
            Self::lapse(&mut script, somebody, &[number, many + number]);
        }
        script.push_str("analyze people.person_grant; analyze people.person;\n");
        sqlx::raw_sql(AssertSqlSafe(script))
            .execute(behind)
            .await
            .expect("the persons of the proof");
    }

    /// What lapses by itself: nothing runs at that moment, so the circle still says what was true before.
    pub fn lapse(out: &mut String, somebody: &Somebody, numbers: &[usize]) {
        let held = somebody.held.iter().enumerate();
        for (held, _) in held.filter(|(_, held)| held.when == Span::Ended) {
            for number in numbers {
                put(out, format_args!(
                    "set session_replication_role = replica;
                     update people.person_grant set valid_to = clock_timestamp() - interval '1 second' where id = '{0}';
                     update people.circle set valid_to = clock_timestamp() - interval '1 second' where grant_id = '{0}';
                     set session_replication_role = origin;", part_id('3', *number, held)));
            }
        }
    }

    pub fn person(out: &mut String, world: &World, number: usize, somebody: &Somebody) {
        let person = person_id(number);
        put(out, format_args!(
            "insert into people.person (id, body_id, protection) values ('{person}', '{}', '{}');
             insert into people.name (person_id, surname, surname_latin, written_by) values ('{person}', 'Canarini', 'canarini', '{AUTHOR}');",
            body_id(somebody.body), somebody.protection
        ));
        for (n, held) in somebody.held.iter().enumerate() {
            let (kind, account) = if held.by_name {
                ("person", format!("'{}'", id('a', world.person(held.who))))
            } else {
                ("body", "null".into())
            };
            let (from, revoked) = match held.when {
                Span::NotYet => ("clock_timestamp() + interval '1 hour'", "null"),
                Span::Revoked => ("clock_timestamp() - interval '1 day'", "clock_timestamp()"),
                _ => ("clock_timestamp() - interval '1 day'", "null"),
            };
            put(out, format_args!(
                "insert into people.person_grant (id, person_id, principal_id, capacity, classes, writes, basis, reason, valid_from, valid_to, revoked_at)
                 values ('{}', '{person}', access.principal_of('{kind}', '{}', '{}', {account}, null, null), '{}', {}, {}, '{}', 'proof', {from}, clock_timestamp() + interval '1 day', {revoked});",
                part_id('3', number, n), held.capacity.role(), body_id(held.body), held.capacity.code(), mask(held.reads), mask(held.writes), held.basis
            ));
        }
    }

    /// What stands about somebody besides the name; households and ties, one of them with somebody unknown.
    fn about(&self, out: &mut String, world: &World, number: usize, somebody: &Somebody) {
        let (person, household) = (person_id(number), id('6', number));
        put(
            out,
            format_args!(
                "insert into people.household (id, kind, body_id, written_by) values ('{household}', 'registry', '{0}', '{AUTHOR}'), ('{1}', 'isee', '{0}', '{AUTHOR}');",
                body_id(somebody.body),
                household.replacen("6000", "6100", 1)
            ),
        );
        for (index, part) in PARTS
            .iter()
            .enumerate()
            .filter(|(_, part)| part.table != "people.name")
        {
            let (columns, values) = (part.columns, self.values(part, number));
            let (key, its_id) = if part.has_id {
                ("id, ", format!("'{}', ", row_id(number, index)))
            } else {
                ("", String::new())
            };
            put(
                out,
                format_args!(
                    "insert into {} ({key}person_id, written_by, {columns}) values ({its_id}'{person}', '{AUTHOR}', {values});",
                    part.table
                ),
            );
        }
        let unknown = self.unknown();
        // two pairs that look alike, and a merge that was undone
        put(out, format_args!(
            "insert into people.twin (person_a, person_b, probability, reasons) values ('{person}', '{0}', 0.9, '{{}}'), ('{person}', '{unknown}', 0.9, '{{}}');
             insert into people.merge (id, kept, merged, merged_by, undone_at, undone_by) values ('{1}', '{person}', '{unknown}', '{AUTHOR}', clock_timestamp(), '{AUTHOR}');",
            self.companion(number), part_id('4', number, 1)
        ));
        put(out, format_args!(
            "insert into people.kin (person_id, relative_id, kind, written_by) values ('{person}', '{unknown}', 'parent', '{AUTHOR}');
             insert into people.court_limit (person_id, parent_id, kind, valid, written_by) values ('{person}', '{unknown}', 'suspension', daterange('2020-01-01', null), '{AUTHOR}');"
        ));
        if let Some(excluded) = somebody.excluded {
            put(
                out,
                format_args!(
                    "insert into people.exclusion (id, person_id, account_id, why, set_by) values ('{}', '{person}', '{}', 'relative', '{AUTHOR}');",
                    id('4', number),
                    id('a', world.person(excluded))
                ),
            );
            // the companion is seen by the same people
            put(
                out,
                format_args!(
                    "insert into people.exclusion (id, person_id, account_id, why, set_by) values ('{}', '{}', '{}', 'relative', '{AUTHOR}');",
                    id('4', self.all.len() + number),
                    self.companion(number),
                    id('a', world.person(excluded))
                ),
            );
        }
        if somebody.lift_asked {
            put(
                out,
                format_args!(
                    "insert into people.protection_lift (id, person_id, asked_by, reason) values ('{}', '{person}', '{AUTHOR}', 'proof');",
                    id('5', number)
                ),
            );
        }
    }
}

fn mask(set: Set) -> String {
    let codes: Vec<&str> = (0..CLASSES.len())
        .filter(|place| set & (1 << place) != 0)
        .map(|place| CLASSES[place])
        .collect();
    format!("access.mask(variadic '{{{}}}')", codes.join(","))
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(out, "{line}").unwrap();
}
