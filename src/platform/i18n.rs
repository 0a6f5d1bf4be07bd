//! Every text that people read, by its name in the catalogue (`locales/<language>/*.ftl`, Project Fluent).

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use vocabulary::Language;
use vocabulary::local_time::LocalTime;

include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<(Language, Bundle)>> = LazyLock::new(|| {
    CATALOGUES
        .iter()
        .filter_map(|(code, files)| {
            Language::from_code(code).map(|language| (language, bundle(code, files)))
        })
        .collect()
});

fn bundle(code: &str, files: &[&str]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![code.parse().expect("a language code")]);
    // Isolation marks around values would be read aloud and copied along; the texts that need them write them.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("locales/{code}: {errors:?}"));
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("locales/{code}: {errors:?}"));
    }
    bundle
}

/// Reads all catalogues now rather than at the first page.
pub fn load() {
    LazyLock::force(&BUNDLES);
}

/// The text of a message. An unknown name is shown as itself: ugly, found by the tests, and no page breaks.
pub fn text(language: Language, id: &str, values: &[(&str, &str)]) -> Cow<'static, str> {
    let found = BUNDLES
        .iter()
        .find(|(known, _)| *known == language)
        .and_then(|(_, bundle)| {
            let pattern = bundle.get_message(id)?.value()?;
            let mut errors = Vec::new();
            let text = if values.is_empty() {
                bundle.format_pattern(pattern, None, &mut errors)
            } else {
                let args: FluentArgs<'_> = values
                    .iter()
                    .map(|(name, value)| (*name, value_of(value)))
                    .collect();
                Cow::Owned(
                    bundle
                        .format_pattern(pattern, Some(&args), &mut errors)
                        .into_owned(),
                )
            };
            errors.is_empty().then_some(text)
        });
    found.unwrap_or_else(|| {
        tracing::error!(
            id,
            language = language.code(),
            "no such text, or a value is missing"
        );
        Cow::Owned(id.to_owned())
    })
}

/// Numbers choose plural forms, everything else is text as it is.
fn value_of(value: &str) -> FluentValue<'_> {
    match value.parse::<u32>() {
        // a leading zero or a plus is part of a text, not of a number
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

/// Does the catalogue have this message?
pub fn exists(language: Language, id: &str) -> bool {
    BUNDLES
        .iter()
        .any(|(known, bundle)| *known == language && bundle.get_message(id).is_some())
}

/// `giovedì 3 dicembre 2026`.
pub fn long_date(language: Language, at: LocalTime) -> String {
    let weekday = text(language, &format!("date-weekday-{}", at.weekday), &[]);
    let month = text(language, &format!("date-month-{}", at.month), &[]);
    text(
        language,
        "date-long",
        &[
            ("weekday", &weekday),
            ("day", &at.day.to_string()),
            ("month", &month),
            ("year", &at.year.to_string()),
        ],
    )
    .into_owned()
}

/// `3 dicembre 2026`.
pub fn plain_date(language: Language, date: NaiveDate) -> String {
    let month = month_and_year(language, date.year(), date.month());
    format!("{} {month}", date.day())
}

/// `3 dicembre 2026, 9:15`.
pub fn moment(language: Language, at: DateTime<Utc>) -> String {
    let local = LocalTime::of(at);
    let month = month_and_year(language, local.year, local.month);
    format!("{} {month}, {}", local.day, local.clock())
}

/// `dicembre 2026`.
pub fn month_and_year(language: Language, year: i32, month: u32) -> String {
    let month = text(language, &format!("date-month-{month}"), &[]);
    text(
        language,
        "date-month-year",
        &[("month", &month), ("year", &year.to_string())],
    )
    .into_owned()
}
