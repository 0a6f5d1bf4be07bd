//! Services, reasons and their texts in every language.

use platform::Tx;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::seed::service::{Reason, Service, ServiceText};

pub async fn services(tx: &mut Tx, services: &[Service]) -> sqlx::Result<()> {
    let row = |(position, service): (usize, &Service)| {
        json!({
            "id": service.id(), "slug": service.slug, "topic": service.topic, "position": position,
            "source": service.source,
        })
    };
    sqlx::query!(
        "insert into directory.service as known (id, slug, topic, position, source)
         select id, slug, topic, position, source
         from jsonb_to_recordset($1) as row (id uuid, slug text, topic text, position smallint, source text)
         on conflict (id) do update
             set topic = excluded.topic, position = excluded.position, source = excluded.source
             where known is distinct from excluded",
        services.iter().enumerate().map(row).collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    service_texts(tx, services).await
}

async fn service_texts(tx: &mut Tx, services: &[Service]) -> sqlx::Result<()> {
    let row = |service: Uuid, (language, text): (&str, &ServiceText)| {
        json!({
            "service_id": service, "language": language, "name": text.name, "summary": text.summary,
            "audience": text.for_whom, "how_it_works": text.how, "needed": text.needed.join("\n"),
            "obtained": text.get, "times_and_costs": format!("{}\n{}", text.time, text.cost),
        })
    };
    let rows = services
        .iter()
        .flat_map(|service| service.texts().map(|text| row(service.id(), text)));
    sqlx::query!(
        "insert into directory.service_text as known (service_id, language, name, summary, audience, how_it_works,
             needed, obtained, times_and_costs)
         select service_id, language, name, summary, audience, how_it_works, needed, obtained, times_and_costs
         from jsonb_to_recordset($1) as row (service_id uuid, language text, name text, summary text, audience text,
             how_it_works text, needed text, obtained text, times_and_costs text)
         on conflict (service_id, language) do update
             set name = excluded.name, summary = excluded.summary, audience = excluded.audience,
                 how_it_works = excluded.how_it_works, needed = excluded.needed, obtained = excluded.obtained,
                 times_and_costs = excluded.times_and_costs
             where known is distinct from excluded",
        rows.collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn reasons(tx: &mut Tx, services: &[Service]) -> sqlx::Result<()> {
    let row = |(position, (service, reason)): (usize, (&Service, &Reason))| {
        json!({
            "id": reason.id(), "slug": reason.slug, "service_id": service.id(),
            "duration_minutes": reason.duration_minutes, "buffer_minutes": reason.buffer_minutes,
            "min_notice_hours": reason.min_notice_hours, "max_notice_days": reason.max_notice_days,
            "who_may_book": reason.who_may_book.word(), "position": position,
        })
    };
    let reasons = services
        .iter()
        .flat_map(|service| service.reason.iter().map(move |reason| (service, reason)));
    sqlx::query!(
        "insert into directory.reason as known (id, slug, service_id, duration_minutes, buffer_minutes,
             min_notice_hours, max_notice_days, who_may_book, position)
         select id, slug, service_id, duration_minutes, buffer_minutes, min_notice_hours, max_notice_days,
             who_may_book, position
         from jsonb_to_recordset($1) as row (id uuid, slug text, service_id uuid, duration_minutes smallint,
             buffer_minutes smallint, min_notice_hours smallint, max_notice_days smallint, who_may_book text,
             position smallint)
         on conflict (id) do update
             set service_id = excluded.service_id, duration_minutes = excluded.duration_minutes,
                 buffer_minutes = excluded.buffer_minutes, min_notice_hours = excluded.min_notice_hours,
                 max_notice_days = excluded.max_notice_days, who_may_book = excluded.who_may_book,
                 position = excluded.position
             where known is distinct from excluded",
        reasons.enumerate().map(row).collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    reason_texts(tx, services).await
}

async fn reason_texts(tx: &mut Tx, services: &[Service]) -> sqlx::Result<()> {
    let rows = services
        .iter()
        .flat_map(|service| &service.reason)
        .flat_map(|reason| {
            reason.texts().map(|(language, text)| {
                json!({
                    "reason_id": reason.id(), "language": language, "name": text.name,
                    "bring": text.bring.join("\n"),
                })
            })
        });
    sqlx::query!(
        "insert into directory.reason_text as known (reason_id, language, name, bring)
         select reason_id, language, name, bring
         from jsonb_to_recordset($1) as row (reason_id uuid, language text, name text, bring text)
         on conflict (reason_id, language) do update set name = excluded.name, bring = excluded.bring
             where known is distinct from excluded",
        rows.collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
