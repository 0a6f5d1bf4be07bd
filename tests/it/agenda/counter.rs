//! A counter to queue at: one office with one reason, a desk, and a morning a week from now.

use std::sync::Arc;

use agenda::hold::{self, Channel, Claim, Claimed};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use platform::db::{Actor, Db};
use platform::keys::{Token, TokenHash};
use platform::{Tx, WriteTx};
use sqlx::PgConnection;
use uuid::Uuid;
use vocabulary::ids::{AppointmentId, DeskId, OfficeId, ReasonId, ServiceId};
use vocabulary::local_time::{instant, local_date};

use crate::support::TestPortal;

/// The quarters of the morning, from nine to one.
pub const MORNING: i64 = 16;
/// An appointment takes half an hour, and the quarter after it is kept free.
pub const OCCUPIED: i64 = 3;

pub struct Counter {
    pub portal: Arc<TestPortal>,
    pub office: OfficeId,
    pub service: ServiceId,
    pub reason: ReasonId,
    pub desk: DeskId,
}

impl Counter {
    /// Opens one with so many places at its desk.
    pub async fn with_places(places: i16) -> Self {
        Self::at(Arc::new(TestPortal::new().await), places).await
    }

    /// Opens one more in the same portal.
    pub async fn beside(&self, places: i16) -> Self {
        Self::at(Arc::clone(&self.portal), places).await
    }

    async fn at(portal: Arc<TestPortal>, places: i16) -> Self {
        let counter = Self {
            portal,
            office: Uuid::new_v4().into(),
            service: Uuid::new_v4().into(),
            reason: Uuid::new_v4().into(),
            desk: Uuid::new_v4().into(),
        };
        let mut behind = counter.portal.behind().await;
        counter.furnish(&mut behind).await;
        counter.open(&mut behind, places).await;
        counter
    }

    async fn furnish(&self, behind: &mut PgConnection) {
        let office = "insert into directory.office (id, slug, body_id, site_id, name)
            select $1::uuid, 'office-' || left($1::text, 8), body_id, id, 'Sportello di prova' from directory.site limit 1";
        let service = "insert into directory.service (id, slug, topic, position)
            values ($1, 'service-' || left($1::text, 8), 'topic', 999)";
        for (statement, id) in [(office, self.office.0), (service, self.service.0)] {
            sqlx::query(statement)
                .bind(id)
                .execute(&mut *behind)
                .await
                .unwrap();
        }
        sqlx::query("insert into directory.office_service (office_id, service_id) values ($1, $2)")
            .bind(self.office)
            .bind(self.service)
            .execute(&mut *behind)
            .await
            .unwrap();
        self.add_reason(behind, self.reason, (30, 15), "anyone")
            .await;
        sqlx::query(
            "insert into agenda.desk (id, slug, office_id, name)
             values ($1, 'desk-' || left($1::text, 8), $2, 'Banco di prova')",
        )
        .bind(self.desk)
        .bind(self.office)
        .execute(behind)
        .await
        .unwrap();
    }

    pub async fn add_reason(
        &self,
        behind: &mut PgConnection,
        id: ReasonId,
        (duration, buffer): (i16, i16),
        who: &str,
    ) {
        sqlx::query(
            "insert into directory.reason (id, slug, service_id, duration_minutes, buffer_minutes,
                                           min_notice_hours, max_notice_days, who_may_book, position)
             values ($1, 'reason-' || left($1::text, 8), $2, $3, $4, 24, 30, $5, 1)",
        )
        .bind(id)
        .bind(self.service)
        .bind(duration)
        .bind(buffer)
        .bind(who)
        .execute(behind)
        .await
        .unwrap();
    }

    async fn open(&self, behind: &mut PgConnection, places: i16) {
        sqlx::query(
            "insert into agenda.opening (desk_id, during, local_date, capacity)
             values ($1, tstzrange($2, $3), $4, $5)",
        )
        .bind(self.desk)
        .bind(self.quarter(0))
        .bind(self.quarter(MORNING))
        .bind(self.day())
        .bind(places)
        .execute(behind)
        .await
        .unwrap();
    }

    /// The day on which the counter is open.
    pub fn day(&self) -> NaiveDate {
        local_date(self.portal.app.clock.now()) + Days::new(7)
    }

    /// The start of one of its quarters.
    pub fn quarter(&self, number: i64) -> DateTime<Utc> {
        instant(self.day().and_hms_opt(9, 0, 0).unwrap()) + TimeDelta::minutes(15 * number)
    }

    /// What somebody asks for who wants to come then.
    pub fn claim(&self, starts_at: DateTime<Utc>) -> Claim {
        Claim {
            once: Uuid::new_v4(),
            office: self.office,
            service: self.service,
            reason: Some(self.reason),
            starts_at,
            channel: Channel::Web,
        }
    }

    pub fn visitor(&self) -> Visitor {
        Visitor {
            db: self.portal.app.db.clone(),
            token: Token::random().hash(),
        }
    }
}

/// Somebody with a browser of their own.
#[derive(Clone)]
pub struct Visitor {
    pub db: Db,
    pub token: TokenHash,
}

impl Visitor {
    pub fn actor(&self) -> Actor {
        Actor::Visitor(Some(self.token))
    }

    /// Begins, and begins again when a busy machine takes too long to open a connection.
    async fn write(&self) -> WriteTx {
        for _ in 0..20 {
            match self.db.write(self.actor()).await {
                Ok(tx) => return tx,
                Err(sqlx::Error::PoolTimedOut) => {}
                Err(error) => panic!("{error}"),
            }
        }
        panic!("no connection at all")
    }

    pub async fn claim(&self, claim: &Claim) -> Claimed {
        let mut tx = self.write().await;
        let claimed = hold::claim(&mut tx, claim).await.unwrap();
        tx.commit().await.unwrap();
        claimed
    }

    /// Claims a time that is known to be free.
    pub async fn hold(&self, claim: &Claim) -> AppointmentId {
        match self.claim(claim).await {
            Claimed::Held { appointment, .. } => appointment,
            other => panic!("the time should be free: {other:?}"),
        }
    }

    pub async fn release(&self, appointment: AppointmentId) -> bool {
        let mut tx = self.write().await;
        let released = hold::release(&mut tx, appointment).await.unwrap();
        tx.commit().await.unwrap();
        released
    }

    pub async fn confirm(&self, appointment: AppointmentId) -> agenda::confirmation::Confirmed {
        let mut tx = self.write().await;
        let confirmed = confirm_in(&mut tx, appointment).await;
        tx.commit().await.unwrap();
        confirmed
    }

    pub async fn move_to(
        &self,
        counter: &Counter,
        appointment: AppointmentId,
        starts_at: DateTime<Utc>,
    ) -> agenda::rescheduling::Moved {
        let mut tx = self.write().await;
        let moved =
            agenda::rescheduling::move_to(&mut tx, appointment, counter.office, starts_at).await;
        tx.commit().await.unwrap();
        moved.unwrap()
    }
}

/// Says who comes, if it has not been said, and confirms.
pub async fn confirm_in(
    tx: &mut Tx,
    appointment: AppointmentId,
) -> agenda::confirmation::Confirmed {
    sqlx::query(
        "insert into agenda.applicant (appointment_id, given_name, surname)
         select $1, 'Prova', 'Di Prova'
         where exists (select from agenda.appointment where id = $1 and state = 'held')
           and not exists (select from agenda.applicant where appointment_id = $1)",
    )
    .bind(appointment)
    .execute(tx.conn())
    .await
    .unwrap();
    let mut reference = [0; 32];
    reference[..16].copy_from_slice(appointment.0.as_bytes());
    agenda::confirmation::confirm(tx, appointment, &reference)
        .await
        .unwrap()
}

/// Lets the hold of an appointment run out.
pub async fn let_lapse(behind: &mut PgConnection, appointment: AppointmentId) {
    let lapsed = sqlx::query(
        "update agenda.seat set held_until = clock_timestamp() - interval '1 second'
         where appointment_id = $1 and held_until is not null",
    )
    .bind(appointment)
    .execute(behind)
    .await
    .unwrap();
    assert!(lapsed.rows_affected() > 0, "nothing was held");
}

/// The quarters that an appointment has, in order.
pub async fn seats(behind: &mut PgConnection, appointment: AppointmentId) -> Vec<DateTime<Utc>> {
    sqlx::query_scalar("select at from agenda.seat where appointment_id = $1 order by at")
        .bind(appointment)
        .fetch_all(behind)
        .await
        .unwrap()
}
