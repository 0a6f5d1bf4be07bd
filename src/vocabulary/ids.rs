//! Identifiers, one type for each kind of thing: an office can not be passed where a desk is meant.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A member of staff who signs in.
    AccountId,
    /// Somebody's time at a desk.
    AppointmentId,
    /// An organisation: a municipality, the employment agency, an association.
    BodyId,
    /// A case file (cartella sociale): a household or a person that is being followed.
    CaseId,
    /// One place where one conversation happens at a time (or `capacity` of them).
    DeskId,
    /// A second factor of an account: an app or a passkey.
    FactorId,
    /// A counter of a body at a site; people book with an office.
    OfficeId,
    /// Some people who live together, or whom the registry or the ISEE counts together.
    HouseholdId,
    /// Somebody whom the services know: adult or child, with papers or without.
    PersonId,
    /// Why somebody comes (motivo).
    ReasonId,
    /// What an office offers.
    ServiceId,
    /// A building.
    SiteId,
}

impl AppointmentId {
    /// A new random identifier. Random, not ordered by time: it must not tell how many came before.
    pub fn random() -> Self {
        Self(uuid::Uuid::new_v4())
    }
}
