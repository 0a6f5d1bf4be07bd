//! Services and reasons are complete, bookable and easy to read.

use super::super::gulpease::gulpease;
use super::super::service::WhoMayBook;
use super::seed;

#[test]
fn every_reason_takes_whole_quarters() {
    for reason in seed().services.iter().flat_map(|service| &service.reason) {
        assert!(
            reason.duration_minutes >= 15 && reason.duration_minutes % 15 == 0,
            "{}",
            reason.slug
        );
        assert!(
            reason.buffer_minutes >= 0 && reason.buffer_minutes % 15 == 0,
            "{}",
            reason.slug
        );
        assert!(
            reason.min_notice_hours >= 0 && reason.max_notice_days > 0,
            "{}",
            reason.slug
        );
    }
}

#[test]
fn a_reason_fits_into_every_opening_of_the_offices_that_offer_it() {
    let seed = seed();
    for service in &seed.services {
        for office in seed
            .offices
            .iter()
            .filter(|office| office.services.contains(&service.slug))
        {
            let longest = service
                .reason
                .iter()
                .map(|r| r.duration_minutes + r.buffer_minutes)
                .max()
                .unwrap();
            for hours in seed
                .desks
                .iter()
                .filter(|desk| desk.office == office.slug)
                .flat_map(|desk| &desk.hours)
            {
                let minutes = (hours.closes - hours.opens).num_minutes();
                assert!(
                    minutes >= longest.into(),
                    "{}: {}",
                    office.slug,
                    service.slug
                );
            }
        }
    }
}

#[test]
fn there_are_at_least_ten_services_and_people_can_book_each() {
    let seed = seed();
    assert!(seed.services.len() >= 10);
    for service in &seed.services {
        let bookable = service
            .reason
            .iter()
            .any(|reason| reason.who_may_book != WhoMayBook::Staff);
        assert!(bookable, "{} has no reason", service.slug);
    }
}

#[test]
fn nothing_is_missing_in_either_language() {
    for service in &seed().services {
        for (language, text) in service.texts() {
            assert!(
                text.parts().iter().all(|part| !part.trim().is_empty()),
                "{} {language}",
                service.slug
            );
            assert_eq!(
                text.needed.len(),
                service.it.needed.len(),
                "{} {language}",
                service.slug
            );
        }
        for reason in &service.reason {
            for (language, text) in reason.texts() {
                assert!(
                    text.parts().iter().all(|part| !part.trim().is_empty()),
                    "{} {language}",
                    reason.slug
                );
                assert_eq!(
                    text.bring.len(),
                    reason.it.bring.len(),
                    "{} {language}",
                    reason.slug
                );
            }
        }
    }
}

#[test]
fn every_italian_text_is_easy_to_read() {
    let seed = seed();
    let mut figures = Vec::new();
    for service in &seed.services {
        let reasons = service.reason.iter().flat_map(|reason| reason.it.parts());
        for text in service.it.parts().into_iter().chain(reasons) {
            figures.push((gulpease(text), text));
        }
        let whole = gulpease(&service.it.parts().join("\n"));
        println!("{whole:5.1}  {}", service.slug);
        assert!(whole >= 75.0, "{}: {whole:.1}", service.slug);
    }
    figures.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!(
        "{} texts, median {:.1}; the hardest:",
        figures.len(),
        figures[figures.len() / 2].0
    );
    for (index, text) in figures.iter().take(10) {
        println!("{index:5.1}  {text}");
    }
    assert!(
        figures[0].0 >= 60.0,
        "{:.1}: {}",
        figures[0].0,
        figures[0].1
    );
}
