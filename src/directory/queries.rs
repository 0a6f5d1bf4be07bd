//! What is offered, where and when. Each function is one question and one statement.

use chrono::NaiveDate;
use platform::Tx;
use vocabulary::Language;
use vocabulary::ids::{OfficeId, ReasonId, ServiceId, SiteId};

use crate::model::{Hours, Offered, Reason, Reception, Service, ServiceSheet, Site};

/// All services, in the order of the pages.
pub async fn services(tx: &mut Tx, language: Language) -> sqlx::Result<Vec<Service>> {
    sqlx::query_as!(
        Service,
        r#"select s.id as "id: ServiceId", s.slug, s.topic, t.name, t.summary
           from directory.service s
           join directory.service_text t on t.service_id = s.id and t.language = $1
           order by s.position"#,
        language.code(),
    )
    .fetch_all(tx.conn())
    .await
}

/// Everything that people read about one service.
pub async fn service(
    tx: &mut Tx,
    slug: &str,
    language: Language,
) -> sqlx::Result<Option<ServiceSheet>> {
    sqlx::query_as!(
        ServiceSheet,
        r#"select s.id as "id: ServiceId", s.slug, s.topic, t.name, t.summary, t.audience, t.how_it_works, t.needed,
                  t.obtained, t.times_and_costs
           from directory.service s
           join directory.service_text t on t.service_id = s.id and t.language = $2
           where s.slug = $1"#,
        slug,
        language.code(),
    )
    .fetch_optional(tx.conn())
    .await
}

/// Why people come to a service, also those reasons that only staff may choose.
pub async fn reasons(
    tx: &mut Tx,
    service: ServiceId,
    language: Language,
) -> sqlx::Result<Vec<Reason>> {
    sqlx::query_as!(
        Reason,
        r#"select r.id as "id: ReasonId", r.slug, r.service_id as "service_id: ServiceId", r.duration_minutes,
                  r.buffer_minutes, r.min_notice_hours, r.max_notice_days, r.who_may_book, t.name, t.bring
           from directory.reason r
           join directory.reason_text t on t.reason_id = r.id and t.language = $2
           where r.service_id = $1
           order by r.position"#,
        service.0,
        language.code(),
    )
    .fetch_all(tx.conn())
    .await
}

/// Why people come to an office, over all that it offers.
pub async fn reasons_at(
    tx: &mut Tx,
    office: OfficeId,
    language: Language,
) -> sqlx::Result<Vec<Reason>> {
    sqlx::query_as!(
        Reason,
        r#"select r.id as "id: ReasonId", r.slug, r.service_id as "service_id: ServiceId", r.duration_minutes,
                  r.buffer_minutes, r.min_notice_hours, r.max_notice_days, r.who_may_book, t.name, t.bring
           from directory.office_service os
           join directory.reason r on r.service_id = os.service_id
           join directory.reason_text t on t.reason_id = r.id and t.language = $2
           where os.office_id = $1
           order by r.position"#,
        office.0,
        language.code(),
    )
    .fetch_all(tx.conn())
    .await
}

/// One reason.
pub async fn reason(
    tx: &mut Tx,
    reason: ReasonId,
    language: Language,
) -> sqlx::Result<Option<Reason>> {
    sqlx::query_as!(
        Reason,
        r#"select r.id as "id: ReasonId", r.slug, r.service_id as "service_id: ServiceId", r.duration_minutes,
                  r.buffer_minutes, r.min_notice_hours, r.max_notice_days, r.who_may_book, t.name, t.bring
           from directory.reason r
           join directory.reason_text t on t.reason_id = r.id and t.language = $2
           where r.id = $1"#,
        reason.0,
        language.code(),
    )
    .fetch_optional(tx.conn())
    .await
}

/// The offices that offer a service, by municipality.
pub async fn offices_offering(tx: &mut Tx, service: ServiceId) -> sqlx::Result<Vec<Reception>> {
    sqlx::query_as!(
        Reception,
        r#"select o.office_id as "office_id!: OfficeId", office_slug as "office_slug!", office as "office!", phone,
                  email, walk_in as "walk_in!", example as "example!", body as "body!",
                  site_id as "site_id!: SiteId", site_slug as "site_slug!", site as "site!", address, postal_code,
                  directions, step_free, municipality
           from directory.reception o
           join directory.office_service os on os.office_id = o.office_id
           where os.service_id = $1
           order by municipality, site, office"#,
        service.0,
    )
    .fetch_all(tx.conn())
    .await
}

/// The offices in one building.
pub async fn offices_at(tx: &mut Tx, site: SiteId) -> sqlx::Result<Vec<Reception>> {
    sqlx::query_as!(
        Reception,
        r#"select office_id as "office_id!: OfficeId", office_slug as "office_slug!", office as "office!", phone,
                  email, walk_in as "walk_in!", example as "example!", body as "body!",
                  site_id as "site_id!: SiteId", site_slug as "site_slug!", site as "site!", address, postal_code,
                  directions, step_free, municipality
           from directory.reception
           where site_id = $1
           order by office"#,
        site.0,
    )
    .fetch_all(tx.conn())
    .await
}

/// One office.
pub async fn office(tx: &mut Tx, office: OfficeId) -> sqlx::Result<Option<Reception>> {
    sqlx::query_as!(
        Reception,
        r#"select office_id as "office_id!: OfficeId", office_slug as "office_slug!", office as "office!", phone,
                  email, walk_in as "walk_in!", example as "example!", body as "body!",
                  site_id as "site_id!: SiteId", site_slug as "site_slug!", site as "site!", address, postal_code,
                  directions, step_free, municipality
           from directory.reception
           where office_id = $1"#,
        office.0,
    )
    .fetch_optional(tx.conn())
    .await
}

/// All buildings in which somebody receives, by municipality.
pub async fn sites(tx: &mut Tx) -> sqlx::Result<Vec<Site>> {
    sqlx::query_as!(
        Site,
        r#"select s.id as "id: SiteId", s.slug, s.name, b.name as body, s.address, s.postal_code, s.directions,
                  s.step_free, m.name as "municipality?"
           from directory.site s
           join directory.body b on b.id = s.body_id
           left join directory.municipality m on m.istat = s.municipality_istat and m.valid_to is null
           where exists (select from directory.office o where o.site_id = s.id)
           order by m.name, s.name"#,
    )
    .fetch_all(tx.conn())
    .await
}

/// One building.
pub async fn site(tx: &mut Tx, slug: &str) -> sqlx::Result<Option<Site>> {
    sqlx::query_as!(
        Site,
        r#"select s.id as "id: SiteId", s.slug, s.name, b.name as body, s.address, s.postal_code, s.directions,
                  s.step_free, m.name as "municipality?"
           from directory.site s
           join directory.body b on b.id = s.body_id
           left join directory.municipality m on m.istat = s.municipality_istat and m.valid_to is null
           where s.slug = $1"#,
        slug,
    )
    .fetch_optional(tx.conn())
    .await
}

/// What each of these offices offers, in the order of the pages.
pub async fn offered_at(
    tx: &mut Tx,
    offices: &[OfficeId],
    language: Language,
) -> sqlx::Result<Vec<Offered>> {
    sqlx::query_as!(
        Offered,
        r#"select os.office_id as "office_id: OfficeId", s.slug, t.name
           from directory.office_service os
           join directory.service s on s.id = os.service_id
           join directory.service_text t on t.service_id = s.id and t.language = $2
           where os.office_id = any ($1)
           order by s.position"#,
        offices as &[OfficeId],
        language.code(),
    )
    .fetch_all(tx.conn())
    .await
}

/// When these offices receive in the week of that day; desks with the same hours count once.
pub async fn hours(tx: &mut Tx, offices: &[OfficeId], on: NaiveDate) -> sqlx::Result<Vec<Hours>> {
    sqlx::query_as!(
        Hours,
        r#"select distinct office_id as "office_id!: OfficeId", weekday as "weekday!", opens as "opens!", closes as "closes!",
                  example as "example!"
           from agenda.weekly_hours
           where office_id = any ($1) and valid @> $2::date"#,
        offices as &[OfficeId],
        on,
    )
    .fetch_all(tx.conn())
    .await
}
