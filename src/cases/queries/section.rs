//! Lines of the sections. Each class has a table of its own, named by its code: the only part of a statement here that
//! is put together, and never from what somebody typed.

use access::{Classes, DataClass};
use chrono::{DateTime, Utc};
use platform::Tx;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;
use vocabulary::ids::CaseId;

/// What there is of one class. No `Debug`: it must not end up in a log.
#[derive(FromRow)]
pub(crate) struct Summary {
    class: String,
    pub(crate) lines: i64,
    pub(crate) newest: Option<String>,
    pub(crate) newest_at: Option<DateTime<Utc>>,
    /// Lines of others since I was in this case last.
    pub(crate) news: i64,
    pub(crate) news_by: Vec<String>,
}

impl Summary {
    pub(crate) fn class(&self) -> Option<DataClass> {
        DataClass::from_code(&self.class)
    }

    /// Is it this, which is no class?
    pub(crate) fn is(&self, other: &str) -> bool {
        self.class == other
    }
}

/// What is due stands among the summaries, with the soonest day in place of the newest line.
pub(crate) const OPEN_DEADLINES: &str = "open deadlines";

/// One line for each of these classes, and one for what is due, in one question.
pub(crate) async fn summaries(
    tx: &mut Tx,
    case: CaseId,
    classes: Classes,
) -> sqlx::Result<Vec<Summary>> {
    let mut questions: Vec<String> = classes
        .iter()
        .map(|class| {
            let code = class.code();
            format!(
                "select '{code}' as class, count(*) as lines, max(s.written_at) as newest_at,
                        (array_agg(s.text order by s.written_at desc, s.id))[1] as newest,
                        array_agg(s.written_by) filter (where s.written_at > v.at and s.written_by <> v.me) as news
                 from cases.{code} s cross join visit v where s.case_id = $1"
            )
        })
        .collect();
    if classes.contains(DataClass::Plan) {
        questions.push(format!(
            "select '{OPEN_DEADLINES}', count(*), null::timestamptz, min(d.due_on)::text, null::uuid[]
             from cases.deadline d where d.case_id = $1 and d.done_on is null and d.why_not is null"
        ));
    }
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let question = format!(
        "with visit as materialized (select cases.last_visit($1) as at, identity.me() as me), found as materialized ({})
         select f.class, f.lines, f.newest_at, f.newest, coalesce(cardinality(f.news), 0)::bigint as news,
                case when f.news is null then '{{}}' else array(select a.name from cases.author_names(f.news) a order by 1) end as news_by
         from found f",
        questions.join(" union all ")
    );
    sqlx::query_as(AssertSqlSafe(question))
        .bind(case.0)
        .fetch_all(tx.conn())
        .await
}

/// A line of a section. No `Debug`: it must not end up in a log.
#[derive(FromRow)]
pub(crate) struct Line {
    pub(crate) id: Uuid,
    pub(crate) text: String,
    pub(crate) written_by: Uuid,
    pub(crate) author: Option<String>,
    pub(crate) written_at: DateTime<Utc>,
    /// Of the diary only.
    pub(crate) private: bool,
}

/// How many lines a page shows; a section that has more shows its newest.
pub(crate) const MOST_LINES: i64 = 200;

/// The newest first.
pub(crate) async fn lines(tx: &mut Tx, case: CaseId, class: DataClass) -> sqlx::Result<Vec<Line>> {
    let private = if class == DataClass::Diary {
        "s.private"
    } else {
        "false"
    };
    sqlx::query_as(AssertSqlSafe(format!(
        "with shown as materialized (
             select s.id, s.text, s.written_by, s.written_at, {private} as private
             from cases.{} s where s.case_id = $1 order by s.written_at desc, s.id limit {MOST_LINES}
         )
         select shown.*, a.name as author
         from shown
         left join cases.author_names(array(select distinct written_by from shown)) a on a.id = shown.written_by
         order by shown.written_at desc, shown.id",
        class.code()
    )))
    .bind(case.0)
    .fetch_all(tx.conn())
    .await
}

/// What was written, for one section of one case.
pub(crate) struct Written<'a> {
    pub(crate) case: CaseId,
    pub(crate) class: DataClass,
    pub(crate) text: &'a str,
    pub(crate) private: bool,
}

pub(crate) async fn add_line(tx: &mut Tx, id: Uuid, line: &Written<'_>) -> sqlx::Result<()> {
    let (column, value) = match line.class {
        DataClass::Diary => (", private", ", $4"),
        _ => ("", ""),
    };
    let mut query = sqlx::query(AssertSqlSafe(format!(
        "insert into cases.{} (id, case_id, text{column}) values ($1, $2, $3{value})",
        line.class.code()
    )))
    .bind(id)
    .bind(line.case.0)
    .bind(line.text);
    if line.class == DataClass::Diary {
        query = query.bind(line.private);
    }
    query.execute(tx.conn()).await?;
    Ok(())
}

/// Corrects a line of one's own; `false` if it is none. What it said before stays in the trail.
pub(crate) async fn correct_line(tx: &mut Tx, id: Uuid, line: &Written<'_>) -> sqlx::Result<bool> {
    let private = match line.class {
        DataClass::Diary => ", private = $4",
        _ => "",
    };
    let mut query = sqlx::query(AssertSqlSafe(format!(
        "update cases.{} set text = $3{private} where id = $1 and case_id = $2 and written_by = (select identity.me())",
        line.class.code()
    )))
    .bind(id)
    .bind(line.case.0)
    .bind(line.text);
    if line.class == DataClass::Diary {
        query = query.bind(line.private);
    }
    Ok(query.execute(tx.conn()).await?.rows_affected() == 1)
}
