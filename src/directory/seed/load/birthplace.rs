//! Municipalities and states: many rows, so as columns, and those that are there already are not touched.

use platform::Tx;

use crate::seed::birthplace::{Country, Municipality};

pub async fn municipalities(tx: &mut Tx, rows: &[Municipality]) -> sqlx::Result<()> {
    let istat: Vec<_> = rows.iter().map(|row| row.istat.clone()).collect();
    let belfiore: Vec<_> = rows.iter().map(|row| row.belfiore.clone()).collect();
    let name: Vec<_> = rows.iter().map(|row| row.name.clone()).collect();
    let province: Vec<_> = rows.iter().map(|row| row.province.clone()).collect();
    let valid_from: Vec<_> = rows.iter().map(|row| row.valid_from).collect();
    let valid_to: Vec<_> = rows.iter().map(|row| row.valid_to).collect();
    sqlx::query!(
        "insert into directory.municipality (istat, belfiore, name, province, valid_from, valid_to)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[])
         except select istat, belfiore, name, province, valid_from, valid_to from directory.municipality
         on conflict (belfiore, valid_from) do update
             set istat = excluded.istat, name = excluded.name, province = excluded.province,
                 valid_to = excluded.valid_to",
        &istat as &[Option<String>],
        &belfiore,
        &name,
        &province,
        &valid_from,
        &valid_to as &[Option<chrono::NaiveDate>],
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

pub async fn countries(tx: &mut Tx, rows: &[Country]) -> sqlx::Result<()> {
    let belfiore: Vec<_> = rows.iter().map(|row| row.belfiore.clone()).collect();
    let iso3: Vec<_> = rows.iter().map(|row| row.iso3.clone()).collect();
    let name: Vec<_> = rows.iter().map(|row| row.name_it.clone()).collect();
    let valid_from: Vec<_> = rows.iter().map(|row| row.valid_from).collect();
    let valid_to: Vec<_> = rows.iter().map(|row| row.valid_to).collect();
    sqlx::query!(
        "insert into directory.country (belfiore, iso3, name, valid_from, valid_to)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[])
         except select belfiore, iso3, name, valid_from, valid_to from directory.country
         on conflict (belfiore, valid_from, name) do update
             set iso3 = excluded.iso3, valid_to = excluded.valid_to",
        &belfiore,
        &iso3 as &[Option<String>],
        &name,
        &valid_from,
        &valid_to as &[Option<chrono::NaiveDate>],
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}
