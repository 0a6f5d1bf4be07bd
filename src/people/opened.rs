//! A person as whoever asks may open them: which classes, in the name of which grant. Absent and not-yours are the same.

use access::{Classes, DataClass, Me, Role};
use audit::Event;
use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;

use crate::queries::{self, MyGrant};

/// A person who exists for me.
pub(crate) struct Opened {
    pub(crate) id: Uuid,
    /// `none`, `confidential` or `protected`.
    pub(crate) protection: String,
    pub(crate) registered_at: DateTime<Utc>,
    pub(crate) given_name: Option<String>,
    pub(crate) surname: Option<String>,
    reads: Classes,
    writes: Classes,
    /// The strongest first: by name before by office, more before less.
    grants: Vec<MyGrant>,
}

impl Opened {
    /// The person, if a grant of mine opens anything of them.
    pub(crate) async fn open(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<Self>> {
        let mut grants = queries::my_grants(tx, id).await?;
        grants.sort_by_key(|grant| {
            std::cmp::Reverse((grant.by_name, grant.opens.count_ones(), grant.valid_to))
        });
        let Some(first) = grants.first() else {
            return Ok(None);
        };
        let all = |mask: fn(&MyGrant) -> i32| {
            Classes(grants.iter().map(mask).fold(0, std::ops::BitOr::bitor))
        };
        Ok(Some(Self {
            id,
            protection: first.protection.clone(),
            registered_at: first.registered_at,
            given_name: first.given_name.clone(),
            surname: first.surname.clone(),
            reads: all(|grant| grant.opens),
            writes: all(|grant| grant.lets_write),
            grants,
        }))
    }

    pub(crate) fn reads(&self, class: DataClass) -> bool {
        self.reads.contains(class)
    }

    pub(crate) fn writes(&self, class: DataClass) -> bool {
        self.writes.contains(class)
    }

    /// Named on the person, and not only for having looked them up: may protect, introduce, exclude.
    pub(crate) fn is_named(&self) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.by_name && grant.basis != "looked_up")
    }

    /// Named, with who the person is: may name a colleague.
    pub(crate) fn may_introduce(&self) -> bool {
        self.grants.iter().any(|grant| {
            grant.by_name
                && grant.basis != "looked_up"
                && Classes(grant.opens).contains(DataClass::Identity)
        })
    }

    /// Follows the person: reads who is excluded and who asked to lift a protection.
    pub(crate) fn follows(&self) -> bool {
        self.grants.iter().any(|grant| {
            grant.by_name && matches!(&*grant.capacity, "case_manager" | "team_social")
        })
    }

    /// Until when I see the person, if there is an end to it.
    pub(crate) fn until(&self) -> Option<DateTime<Utc>> {
        self.grants
            .iter()
            .map(|grant| grant.valid_to)
            .collect::<Option<Vec<_>>>()
            .and_then(|ends| ends.into_iter().max())
    }

    /// Found beyond the circle, and nothing more: gone tomorrow unless received.
    pub(crate) fn only_looked_up(&self) -> bool {
        self.grants.iter().all(|grant| grant.basis == "looked_up")
    }

    /// For which of my places I receive the person: the one of the grant that shows them, else the first. Another body
    /// must not learn of somebody because I work there too.
    pub(crate) fn place(&self, me: &Me) -> Option<(Role, Uuid)> {
        let places = places(me);
        let body = self.grants.first().map(|grant| grant.body_id);
        places
            .iter()
            .find(|(_, of, _)| Some(*of) == body)
            .or(places.first())
            .map(|(role, of, _)| (*role, *of))
    }

    /// An act on the person, in the name of the strongest grant.
    pub(crate) fn event(&self, action: &'static str) -> Event {
        let event = Event::new(action).subject(self.id);
        match self.grants.first() {
            Some(grant) => event
                .capacity(&*grant.capacity)
                .basis(&*grant.basis)
                .body(grant.body_id),
            None => event,
        }
    }
}

/// Whoever finds persons: their roles are those that grants are given to.
pub(crate) fn works_with_people(me: &Me) -> bool {
    receives(me) || me.is(Role::Coordinator)
}

/// Whoever registers and receives persons.
pub(crate) fn receives(me: &Me) -> bool {
    me.is(Role::Reception) || me.is(Role::SocialWorker)
}

/// The places where I register and receive: role and body.
pub(crate) fn places(me: &Me) -> Vec<(Role, Uuid, &str)> {
    me.memberships
        .iter()
        .filter(|place| matches!(place.role, Role::Reception | Role::SocialWorker))
        .map(|place| (place.role, place.body.0, &*place.body_name))
        .collect()
}
