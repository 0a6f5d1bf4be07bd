//! `/valuta`: how easy it was, from 1 to 5, and one thing more. Kept without any link to a person or an appointment.

use askama::Template;
use axum::extract::Query;
use platform::web::{Choice, Form, Page, PageResult, Visit, VisitorWrite};
use serde::Deserialize;
use vocabulary::paths;

use crate::queries;

const SCORES: [(&str, i16); 5] = [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)];
/// From this score on, what went well is asked; below it, what did not.
const GOOD: i16 = 4;
/// Kept as `clear`, `complete`…; the page asks for the good or the bad side of them.
const ANSWERS: [&str; 5] = ["clear", "complete", "right_way", "technical", "other"];
const LONGEST_COMMENT: usize = 200;

#[derive(Template)]
#[template(path = "booking/rating.html")]
struct RatingPage {
    page: Page,
    form: Form,
    scores: Vec<Score>,
    good: Vec<Choice>,
    bad: Vec<Choice>,
    /// Which of the two questions is asked; none before there is a score.
    side: Option<Side>,
    is_done: bool,
}

struct Score {
    value: &'static str,
    label: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Good,
    Bad,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    voto: String,
    fatto: String,
}

pub async fn show(_: paths::Rate, visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let form = Form::filled([("voto", asked.voto)]);
    Ok(render(&visit, form, asked.fatto == "si"))
}

pub async fn store(
    _: paths::Rate,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let score = form.choice("voto", "booking-rating-empty", &SCORES);
    let comment = form.text("commento", LONGEST_COMMENT);
    let answer = ANSWERS
        .into_iter()
        .find(|answer| form.is("risposta", answer))
        .unwrap_or_default();
    let (Some(score), Some(comment), false) = (score, comment, form.has_errors()) else {
        return Ok(render(&visit, form, false));
    };
    queries::rate(&mut visitor.tx, score, answer, &comment).await?;
    visitor.tx.commit().await?;
    Ok(visit.go_to(&format!("{}?fatto=si", paths::Rate)))
}

fn render(visit: &Visit, form: Form, is_done: bool) -> axum::response::Response {
    let score = SCORES
        .into_iter()
        .find(|(value, _)| form.is("voto", value))
        .map(|(_, score)| score);
    let answers = |side: &str| {
        let message =
            |code: &str| visit.text(&format!("booking-rating-{side}-{}", code.replace('_', "-")));
        ANSWERS
            .into_iter()
            .map(|code| Choice::new(code, message(code)))
            .collect()
    };
    let label = |value| visit.text(&format!("booking-rating-{value}"));
    let page = RatingPage {
        page: visit.page("booking-rating-title"),
        scores: SCORES
            .map(|(value, _)| Score {
                value,
                label: label(value),
            })
            .into(),
        good: answers("good"),
        bad: answers("bad"),
        side: score.map(|score| if score >= GOOD { Side::Good } else { Side::Bad }),
        is_done,
        form,
    };
    visit.show(page.form.status(), &page)
}
