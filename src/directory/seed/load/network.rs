//! Bodies, sites, offices, desks, patronal days. Rows travel as one JSON value each statement.

use chrono::NaiveTime;
use platform::Tx;
use serde_json::{Value, json};

use crate::seed::id;
use crate::seed::network::{Body, Desk, Hours, Office, PatronalDay, Site};

pub async fn bodies(tx: &mut Tx, bodies: &[Body]) -> sqlx::Result<()> {
    let row = |body: &Body| {
        json!({
            "id": body.id(), "slug": body.slug, "kind": body.kind.word(), "name": body.name, "istat": body.istat,
            "website": body.website, "source": body.source, "example": body.example,
        })
    };
    sqlx::query!(
        "insert into directory.body as known (id, slug, kind, name, istat, website, source, example)
         select id, slug, kind, name, istat, website, source, example
         from jsonb_to_recordset($1) as row (id uuid, slug text, kind text, name text, istat text, website text,
             source text, example boolean)
         on conflict (id) do update
             set kind = excluded.kind, name = excluded.name, istat = excluded.istat, website = excluded.website,
                 source = excluded.source, example = excluded.example
             where known is distinct from excluded",
        bodies.iter().map(row).collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn sites(tx: &mut Tx, sites: &[Site]) -> sqlx::Result<()> {
    let row = |site: &Site| {
        json!({
            "id": site.id(), "slug": site.slug, "body_id": id("body", &site.body), "name": site.name,
            "address": site.address, "postal_code": site.postal_code, "municipality_istat": site.municipality,
            "directions": site.directions, "step_free": site.step_free, "source": site.source,
            "example": site.example,
        })
    };
    sqlx::query!(
        "insert into directory.site as known (id, slug, body_id, name, address, postal_code, municipality_istat,
             directions, step_free, source, example)
         select id, slug, body_id, name, address, postal_code, municipality_istat, directions, step_free, source,
             example
         from jsonb_to_recordset($1) as row (id uuid, slug text, body_id uuid, name text, address text,
             postal_code text, municipality_istat text, directions text, step_free boolean, source text,
             example boolean)
         on conflict (id) do update
             set body_id = excluded.body_id, name = excluded.name, address = excluded.address,
                 postal_code = excluded.postal_code, municipality_istat = excluded.municipality_istat,
                 directions = excluded.directions, step_free = excluded.step_free, source = excluded.source,
                 example = excluded.example
             where known is distinct from excluded",
        sites.iter().map(row).collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn patronal_days(tx: &mut Tx, days: &[PatronalDay]) -> sqlx::Result<()> {
    let row = |day: &PatronalDay| {
        json!({
            "municipality_istat": day.istat, "month": day.month, "day": day.day, "name": day.name,
            "source": day.source,
        })
    };
    sqlx::query!(
        "insert into directory.patronal_day as known (municipality_istat, month, day, name, source)
         select municipality_istat, month, day, name, source
         from jsonb_to_recordset($1) as row (municipality_istat text, month smallint, day smallint, name text,
             source text)
         on conflict (municipality_istat) do update
             set month = excluded.month, day = excluded.day, name = excluded.name, source = excluded.source
             where known is distinct from excluded",
        days.iter().map(row).collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn offices(tx: &mut Tx, offices: &[Office]) -> sqlx::Result<()> {
    let row = |office: &Office| {
        json!({
            "id": office.id(), "slug": office.slug, "body_id": id("body", &office.body),
            "site_id": id("site", &office.site), "name": office.name, "phone": office.phone,
            "email": office.email, "walk_in": office.walk_in, "source": office.source, "example": office.example,
        })
    };
    sqlx::query!(
        "insert into directory.office as known (id, slug, body_id, site_id, name, phone, email, walk_in, source,
             example)
         select id, slug, body_id, site_id, name, phone, email, walk_in, source, example
         from jsonb_to_recordset($1) as row (id uuid, slug text, body_id uuid, site_id uuid, name text, phone text,
             email text, walk_in boolean, source text, example boolean)
         on conflict (id) do update
             set body_id = excluded.body_id, site_id = excluded.site_id, name = excluded.name,
                 phone = excluded.phone, email = excluded.email, walk_in = excluded.walk_in,
                 source = excluded.source, example = excluded.example
             where known is distinct from excluded",
        offices.iter().map(row).collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    office_services(tx, offices).await
}

async fn office_services(tx: &mut Tx, offices: &[Office]) -> sqlx::Result<()> {
    let pairs = offices
        .iter()
        .flat_map(|office| office.services.iter().map(move |slug| (office, slug)));
    let rows = pairs.map(|(office, slug)| {
        json!({
            "office_id": office.id(), "service_id": id("service", slug),
        })
    });
    sqlx::query!(
        "insert into directory.office_service (office_id, service_id)
         select office_id, service_id from jsonb_to_recordset($1) as row (office_id uuid, service_id uuid)
         on conflict do nothing",
        rows.collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn desks(tx: &mut Tx, desks: &[Desk]) -> sqlx::Result<()> {
    let row = |desk: &Desk| {
        json!({
            "id": desk.id(), "slug": desk.slug(), "office_id": id("office", &desk.office), "name": desk.name(),
        })
    };
    sqlx::query!(
        "insert into agenda.desk as known (id, slug, office_id, name)
         select id, slug, office_id, name
         from jsonb_to_recordset($1) as row (id uuid, slug text, office_id uuid, name text)
         on conflict (id) do update set office_id = excluded.office_id, name = excluded.name
             where (known.office_id, known.name) is distinct from (excluded.office_id, excluded.name)",
        desks.iter().map(row).collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    availability_rules(tx, desks).await
}

async fn availability_rules(tx: &mut Tx, desks: &[Desk]) -> sqlx::Result<()> {
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    let row = |desk: &Desk, hours: &Hours| {
        json!({
            "id": desk.rule_id(hours), "desk_id": desk.id(), "weekday": hours.weekday,
            "opens": clock(hours.opens), "closes": clock(hours.closes), "capacity": desk.capacity,
            "valid_from": desk.valid_from, "example": desk.example,
        })
    };
    let rows = desks
        .iter()
        .flat_map(|desk| desk.hours.iter().map(move |hours| row(desk, hours)));
    sqlx::query!(
        "insert into agenda.availability_rule as known (id, desk_id, weekday, opens, closes, capacity, valid, example)
         select id, desk_id, weekday, opens, closes, capacity, daterange(valid_from, null), example
         from jsonb_to_recordset($1) as row (id uuid, desk_id uuid, weekday smallint, opens time, closes time,
             capacity smallint, valid_from date, example boolean)
         on conflict (id) do update
             set closes = excluded.closes, capacity = excluded.capacity, example = excluded.example
             where (known.closes, known.capacity, known.example)
                 is distinct from (excluded.closes, excluded.capacity, excluded.example)",
        rows.collect::<Value>(),
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
