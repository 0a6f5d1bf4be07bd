//! The day may change while a test runs.

use std::panic::resume_unwind;

use vocabulary::Clock;
use vocabulary::local_time::local_date;

/// For tests that compare what a page shows now with what it showed earlier: pages name the day. Whoever fails with
/// midnight in between tries once more.
pub async fn within_one_day<T>(test: impl Fn() -> T)
where
    T: Future<Output = ()> + Send + 'static,
{
    let began = today();
    let Err(failed) = tokio::spawn(test()).await else {
        return;
    };
    if today() == began {
        resume_unwind(failed.into_panic());
    }
    test().await;
}

fn today() -> chrono::NaiveDate {
    local_date(Clock::System.now())
}
