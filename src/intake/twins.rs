//! Somebody who is typed may be known already: before they are registered, those of the circle with the same name and no
//! other year of birth are shown, and whoever writes says whether one of them it is.

use chrono::Datelike;
use platform::Tx;
use platform::web::Form;
use uuid::Uuid;

use crate::model::{Coming, Row, Who};
use crate::queries::{self, Likely};

/// What stands in `gemello-<row>` for somebody who is none of those shown.
pub(crate) const ANOTHER: &str = "nuova";

/// Likely twins of the rows about which nobody has said anything yet. Each such row is an error until somebody does.
pub(crate) async fn unsettled(
    tx: &mut Tx,
    form: &mut Form,
    coming: &[Coming],
) -> sqlx::Result<Vec<Likely>> {
    let rows: Vec<&Row> = coming
        .iter()
        .filter_map(|person| match &person.who {
            Who::Typed(row) if !form.is(&field(row.number), ANOTHER) => Some(row),
            _ => None,
        })
        .collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let latin = |name: &Option<String>| name.as_deref().map(people::latin).unwrap_or_default();
    let numbers: Vec<i32> = rows.iter().map(|row| number(row.number)).collect();
    let surnames: Vec<String> = rows.iter().map(|row| latin(&row.surname)).collect();
    let given: Vec<String> = rows.iter().map(|row| latin(&row.given_name)).collect();
    let years: Vec<i16> = rows.iter().map(|row| year(row)).collect();
    let known: Vec<Uuid> = coming
        .iter()
        .filter_map(|person| match person.who {
            Who::Known(id) => Some(id),
            Who::Typed(_) => None,
        })
        .collect();
    let mut likely = queries::likely(tx, &numbers, &surnames, &given, &years).await?;
    likely.retain(|twin| !known.contains(&twin.person));
    for twin in &likely {
        form.fail(&format!("gemello-{}", twin.row), "intake-twin-choose");
    }
    Ok(likely)
}

pub(crate) fn field(row: usize) -> String {
    format!("gemello-{row}")
}

fn number(row: usize) -> i32 {
    i32::try_from(row).unwrap_or(0)
}

fn year(row: &Row) -> i16 {
    row.birth
        .and_then(|birth| i16::try_from(birth.date.year()).ok())
        .unwrap_or(0)
}
