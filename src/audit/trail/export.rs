//! `/registro/esporta`: what the search found, for a spreadsheet. That it was taken out is written down, to the disk,
//! before the first line leaves.

use access::StaffLook;
use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use platform::web::{PageError, PageResult, Visit};
use vocabulary::paths;

use super::entry::Entry;
use super::filter::{Cursor, Offered, Search, form};
use super::page::cases;
use super::{for_privacy_officer, queries};
use crate::Event;

/// Larger searches are to be narrowed; the last line says that there is more.
const MOST: usize = 20_000;
const AT_ONCE: u16 = 2_000;

const HEADINGS: [&str; 11] = [
    "at", "who", "body", "capacity", "what", "action", "case", "class", "basis", "outcome",
    "request",
];

pub(super) async fn show(
    _: paths::TrailExport,
    visit: Visit,
    mut staff: StaffLook,
    Query(asked): Query<Vec<(String, String)>>,
) -> PageResult {
    for_privacy_officer(&staff.me)?;
    let mut form = form(asked, visit.app().clock.now());
    let search = Search::read(&mut staff.tx, &mut form).await?;
    if form.has_errors() {
        return Err(PageError::BadRequest);
    }
    let (lines, rows) = lines(&visit, &mut staff, &search).await?;
    let mut event = Event::new("trail.exported").detail(search.detail(rows));
    if let Some(case) = search.case {
        event = event.case(case);
    }
    event.record(&mut staff.tx).await?;
    staff.tx.commit_to_disk().await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"registro.csv\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, lines).into_response())
}

async fn lines(
    visit: &Visit,
    staff: &mut StaffLook,
    search: &Search,
) -> Result<(String, usize), PageError> {
    let offered = Offered::load(&mut staff.tx, visit).await?;
    let mut text = line(&HEADINGS.map(|heading| visit.text(&format!("audit-column-{heading}"))));
    let (mut count, mut cursor) = (0, None);
    while count < MOST {
        let rows = queries::rows(&mut staff.tx, search, cursor, i64::from(AT_ONCE)).await?;
        let Some(last) = rows.last() else { break };
        cursor = Some(Cursor {
            at: last.at,
            id: last.id,
        });
        count += rows.len();
        let is_all = rows.len() < usize::from(AT_ONCE);
        let cases = cases(staff, &rows).await?;
        for row in rows {
            text.push_str(&line(&columns(
                visit,
                &Entry::of(visit.language(), row, &offered, &cases),
            )));
        }
        if is_all {
            return Ok((text, count));
        }
    }
    if count >= MOST {
        text.push_str(&line(&[visit.text("audit-export-more")]));
    }
    Ok((text, count))
}

fn columns(visit: &Visit, entry: &Entry) -> [String; 11] {
    let outcome = if entry.is_refused {
        "audit-outcome-refused"
    } else {
        "audit-outcome-done"
    };
    [
        entry
            .at
            .to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        entry.who.clone(),
        entry.body.clone(),
        entry.capacity.clone(),
        entry.what.clone(),
        entry.action.clone(),
        entry.case.clone(),
        entry.class.clone(),
        entry.basis.clone(),
        visit.text(outcome),
        entry.request.clone(),
    ]
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// Always in quotes; what a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let is_formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::{line, quoted};

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_out() {
        for formula in ["=1+1", "+39", "-2", "@SUM(A1)", "\t=1", "＝1"] {
            assert!(quoted(formula).starts_with("\"'"), "{formula}");
        }
        assert_eq!(quoted("Anna \"Nina\" Rossi"), "\"Anna \"\"Nina\"\" Rossi\"");
        assert_eq!(line(&["a,b".into(), "c\nd".into()]), "\"a,b\",\"c\nd\"\r\n");
    }
}
