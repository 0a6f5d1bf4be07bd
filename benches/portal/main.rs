//! Measures the portal on the data of a region and prints Markdown: the tables of `docs/PERFORMANCE.md`.
//!
//! Every figure stands beside a floor measured in the same run on the same machine: the same statements in `pgbench`,
//! the same bytes from a bare axum page. The ratios carry over to other machines, the bare figures do not.
//!
//! `cargo bench --bench portal`, or `-- --quick` for a shorter look; `-- search`, `-- pages`, `-- rush`, `-- audit`,
//! `-- cases`, `-- people` for a part.

mod audit;
mod bare;
mod cases;
mod figures;
mod ground;
mod load;
mod pages;
mod people;
mod pgbench;
mod program;
mod recorder;
mod region;
mod rush;
mod search;
mod side;

use anyhow::Result;
use region::Region;

/// How patient the run is.
#[derive(Clone, Copy)]
pub enum Length {
    Whole,
    Quick,
}

impl Length {
    pub fn of(self, whole: usize, quick: usize) -> usize {
        match self {
            Length::Whole => whole,
            Length::Quick => quick,
        }
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let length = if asked.iter().any(|word| word == "--quick") {
        Length::Quick
    } else {
        Length::Whole
    };
    let parts: Vec<&str> = asked
        .iter()
        .map(String::as_str)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let wanted = |part| parts.is_empty() || parts.contains(&part);

    if wanted("audit") {
        crate::audit::measure(length).await?;
    }
    if wanted("cases") {
        cases::measure(length).await?;
    }
    if wanted("people") {
        people::measure(length).await?;
    }
    if !["search", "pages", "rush"].into_iter().any(wanted) {
        return Ok(());
    }
    let region = Region::build().await?;
    if wanted("search") {
        search::measure(&region, length).await?;
    }
    if wanted("pages") {
        pages::measure(&region, length).await?;
    }
    if wanted("rush") {
        rush::measure(&region, length).await?;
    }
    Ok(())
}
