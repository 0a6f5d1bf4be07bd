//! Terms hold for every day of twenty years, and as the tables of `docs/DEADLINES.md` say.

use agenda::holiday::{DayOfYear, Holidays, national};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;

use super::rule::{RULES, Rule};
use super::term::Term;

const PAGE: &str = include_str!("../../../docs/DEADLINES.md");

/// The cells of every row below the table's head that begins so.
fn table(head: &str) -> Vec<Vec<&'static str>> {
    let cells = |row: &'static str| -> Vec<&'static str> {
        row.trim_matches('|').split('|').map(str::trim).collect()
    };
    PAGE.lines()
        .skip_while(|line| !line.starts_with(head))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(cells)
        .collect()
}

fn date(written: &str) -> NaiveDate {
    written.parse().expect("a date")
}

/// `07-12`, or `-` for none.
fn patron(written: &str) -> Holidays {
    let day = written
        .split_once('-')
        .and_then(|(month, day)| DayOfYear::new(month.parse().ok()?, day.parse().ok()?));
    assert_eq!(day.is_none(), written == "-", "{written}");
    Holidays::with_patrons(day)
}

fn in_words(term: Term) -> String {
    match term {
        Term::Days(many) => format!("{many} days"),
        Term::WorkingDays(many) => format!("{many} working days"),
    }
}

#[test]
fn the_rules_are_those_that_the_page_lists() {
    let say = |is: bool, yes: &str, no: &str| if is { yes.to_owned() } else { no.to_owned() };
    let rules: Vec<_> = RULES
        .iter()
        .map(|rule| {
            [
                rule.code.to_owned(),
                in_words(rule.term),
                rule.source.to_owned(),
                say(rule.is_law, "law", "guideline"),
                say(rule.is_confirmed, "yes", "no"),
            ]
        })
        .collect();
    let listed: Vec<_> = table("| code |")
        .iter()
        .map(|row| [row[0], row[2], row[3], row[4], row[5]].map(str::to_owned))
        .collect();
    assert_eq!(rules, listed);
}

#[test]
fn every_worked_example_ends_on_the_day_that_the_page_says() {
    let examples = table("| rule |");
    assert!(examples.len() >= 20, "only {} examples", examples.len());
    for row in &examples {
        let rule = Rule::from_code(row[0]).expect("a rule of the page");
        let due = rule.term.end(date(row[1]), &patron(row[2]));
        assert_eq!(due, Some(date(row[3])), "{row:?}");
        assert!(!row[4].is_empty(), "{row:?} says no reason");
    }
    for rule in &RULES {
        assert!(
            examples.iter().any(|row| row[0] == rule.code),
            "{} has no example",
            rule.code
        );
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

fn is_public_holiday(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sun || national(day).is_some()
}

prop_compose! {
    /// A day from 2020 to 2040.
    fn event()(day in 0..7671_u64) -> NaiveDate {
        date("2020-01-01") + Days::new(day)
    }
}

prop_compose! {
    fn feast()(day in 0..366_u64) -> DayOfYear {
        let day = date("2000-01-01") + Days::new(day);
        DayOfYear::new(day.month(), day.day()).expect("a day of a leap year")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn a_term_of_days_ends_on_its_last_day_or_on_the_first_after_it_that_is_no_holiday(
        event in event(), many in 1..400_u16, feast in feast()
    ) {
        let end = Term::Days(many).end(event, &Holidays::with_patrons([feast])).unwrap();
        let late = days(event, end) - i64::from(many);
        // Easter Sunday and Monday with 25 April behind them, or Christmas and two days: never more than three
        prop_assert!((0..=3).contains(&late), "{event} + {many} = {end}");
        prop_assert!(!is_public_holiday(end));
        let last = event + Days::new(many.into());
        prop_assert!(last.iter_days().take_while(|day| *day < end).all(is_public_holiday));
        // a feast of the place alone moves nothing
        prop_assert_eq!(Term::Days(many).end(event, &Holidays::default()), Some(end));
    }

    #[test]
    fn a_term_of_working_days_leaves_just_as_many_of_them_behind_it(
        event in event(), many in 1..60_u16, feast in feast()
    ) {
        let holidays = Holidays::with_patrons([feast]);
        let works = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5 && holidays.on(*day).is_none();
        let end = Term::WorkingDays(many).end(event, &holidays).unwrap();
        prop_assert!(works(&end));
        let between = event.iter_days().skip(1).take_while(|day| *day <= end).filter(works).count();
        prop_assert_eq!(between, usize::from(many));
    }

    #[test]
    fn a_later_event_is_never_due_earlier_and_a_longer_term_never_ends_earlier(
        event in event(), many in 1..200_u16, feast in feast()
    ) {
        let holidays = Holidays::with_patrons([feast]);
        for term in [Term::Days, Term::WorkingDays] {
            let end = term(many).end(event, &holidays).unwrap();
            prop_assert!(end > event);
            prop_assert!(term(many).end(event.succ_opt().unwrap(), &holidays).unwrap() >= end);
            prop_assert!(term(many + 1).end(event, &holidays).unwrap() >= end);
        }
    }

    #[test]
    fn working_days_take_at_least_as_long_as_days(event in event(), many in 1..200_u16) {
        let none = Holidays::default();
        let working = Term::WorkingDays(many).end(event, &none).unwrap();
        prop_assert!(working >= event + Days::new(many.into()));
    }
}

#[test]
fn the_day_of_the_event_never_counts_nor_does_the_change_of_the_clock() {
    // the days on which the clock is changed, from 2020 to 2040: the last Sundays of March and October
    let changes = date("2020-01-01")
        .iter_days()
        .take_while(|day| day.year() <= 2040)
        .filter(|day| {
            matches!(day.month(), 3 | 10) && day.weekday() == Weekday::Sun && day.day() > 24
        });
    let mut seen = 0;
    for change in changes {
        seen += 1;
        for before in 0..3 {
            let event = change - Days::new(before);
            let end = Term::Days(4).end(event, &Holidays::default()).unwrap();
            assert!(days(event, end) >= 4);
            if !is_public_holiday(event + Days::new(4)) {
                assert_eq!(days(event, end), 4, "{event}");
            }
        }
    }
    assert_eq!(seen, 42);
}

#[test]
fn a_leap_day_is_a_day_like_others() {
    let none = Holidays::default();
    let end = |term: Term, event: &str| term.end(date(event), &none).unwrap();
    assert_eq!(end(Term::Days(1), "2024-02-28"), date("2024-02-29"));
    assert_eq!(end(Term::Days(1), "2023-02-28"), date("2023-03-01"));
    assert_eq!(end(Term::Days(366), "2024-02-29"), date("2025-03-01"));
    // 29 February 2032 is a Sunday
    assert_eq!(end(Term::Days(1), "2032-02-28"), date("2032-03-01"));
    assert_eq!(end(Term::WorkingDays(1), "2024-02-28"), date("2024-02-29"));
}
