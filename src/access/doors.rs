//! Where somebody can go: one list, by role. It makes the navigation and the first page after signing in.

use platform::web::{DoorLink, Visit};

use crate::{Me, Role};

/// A part of the portal as somebody finds it.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    pub path: &'static str,
    /// Message id of its name; with `-text` behind it, of the sentence that says what is there.
    pub name: &'static str,
    opens_for: fn(&Me) -> bool,
}

const DOORS: [Door; 13] = [
    door("/banco", "door-today", Me::receives),
    door("/banco/settimana", "door-week", Me::receives),
    door("/banco/prenota", "door-book", Me::receives),
    door("/banco/assenze", "door-absences", Me::receives),
    door("/persone", "door-people", |me| {
        me.is(Role::Reception) || me.is(Role::SocialWorker) || me.is(Role::Coordinator)
    }),
    door("/accessi", "door-accesses", |me| {
        me.is(Role::Reception) || me.is(Role::SocialWorker)
    }),
    door("/proposte", "door-proposals", |me| {
        me.is(Role::Coordinator) || me.is(Role::Reception) || me.is(Role::SocialWorker)
    }),
    door("/casi", "door-cases", |me| {
        me.works_on_cases() && !me.is_only(Role::Reception)
    }),
    door("/vetro", "door-glass", |me| me.is(Role::SocialWorker)),
    door("/vetro/revisioni", "door-reviews", |me| {
        me.is(Role::Coordinator) || me.is(Role::PrivacyOfficer)
    }),
    door("/registro", "door-trail", |me| me.is(Role::PrivacyOfficer)),
    door("/amministrazione", "door-accounts", |me| {
        me.is(Role::Administrator)
    }),
    door("/profilo", "door-profile", |_| true),
];

const fn door(path: &'static str, name: &'static str, opens_for: fn(&Me) -> bool) -> Door {
    Door {
        path,
        name,
        opens_for,
    }
}

/// The doors that open for somebody. What is behind them is decided by the database, not here.
pub fn doors(me: &Me) -> Vec<Door> {
    DOORS
        .into_iter()
        .filter(|door| (door.opens_for)(me))
        .collect()
}

/// The navigation: the deepest door whose address begins the page's is the current one.
pub(crate) fn links(me: &Me, visit: &Visit) -> Vec<DoorLink> {
    let doors = doors(me);
    let here = doors
        .iter()
        .map(|door| door.path)
        .filter(|path| leads_here(path, visit.path()))
        .max_by_key(|path| path.len());
    doors
        .iter()
        .map(|door| DoorLink {
            href: visit.href(&door.path),
            text: visit.text(door.name),
            current: Some(door.path) == here,
        })
        .collect()
}

fn leads_here(door: &str, page: &str) -> bool {
    page.strip_prefix(door)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
