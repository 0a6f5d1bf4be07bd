//! Where and for what one can book: reasons and offices, in the words of the desk.

use platform::Tx;
use uuid::Uuid;
use vocabulary::Language;
use vocabulary::ids::{OfficeId, ReasonId, ServiceId};

/// Why somebody comes.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    pub(crate) id: ReasonId,
    pub(crate) slug: String,
    pub(crate) service_id: ServiceId,
    pub(crate) minutes: i16,
    pub(crate) buffer: i16,
    pub(crate) name: String,
}

/// All reasons that some office receives for; the desk may choose those that people may not.
pub(crate) async fn reasons(tx: &mut Tx, language: Language) -> sqlx::Result<Vec<Reason>> {
    sqlx::query_as!(
        Reason,
        r#"select r.id as "id: ReasonId", r.slug, r.service_id as "service_id: ServiceId",
                  r.duration_minutes as minutes, r.buffer_minutes as buffer, t.name
           from directory.reason r
           join directory.service s on s.id = r.service_id
           join directory.reason_text t on t.reason_id = r.id and t.language = $1
           where exists (select from directory.office_service os where os.service_id = r.service_id)
           order by s.position, r.position"#,
        language.code(),
    )
    .fetch_all(tx.conn())
    .await
}

/// An office at which one can book.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) id: OfficeId,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) municipality: Option<String>,
    pub(crate) services: Vec<Uuid>,
    /// One's own.
    pub(crate) mine: bool,
}

/// All offices that have a desk, the own ones first.
pub(crate) async fn places(tx: &mut Tx) -> sqlx::Result<Vec<Place>> {
    sqlx::query_as!(
        Place,
        r#"select o.office_id as "id!: OfficeId", o.office_slug as "slug!", o.office as "name!", o.municipality,
                  array(select os.service_id from directory.office_service os where os.office_id = o.office_id)
                      as "services!",
                  o.office_id = any (m.offices) as "mine!"
           from directory.reception o, (select identity.my_offices() as offices) m
           where exists (select from agenda.desk d where d.office_id = o.office_id)
           order by 6 desc, o.municipality, o.office"#
    )
    .fetch_all(tx.conn())
    .await
}

impl Place {
    pub(crate) fn offers(&self, service: ServiceId) -> bool {
        self.services.contains(&service.0)
    }

    /// The office, with its municipality if the name does not say it.
    pub(crate) fn label(&self) -> String {
        match &self.municipality {
            Some(place) if !self.name.contains(place.as_str()) => {
                format!("{} ({place})", self.name)
            }
            _ => self.name.clone(),
        }
    }
}
