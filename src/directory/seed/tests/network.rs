//! Bodies, sites, offices, desks and patronal days fit together.

use chrono::{NaiveTime, Timelike};

use super::super::birthplace::municipalities;
use super::super::network::Desk;
use super::{seed, unique};

/// Code lists of the zone: name, ISTAT code, Belfiore code.
const ZONE: [(&str, &str, &str); 7] = [
    ("Lucca", "046017", "E715"),
    ("Capannori", "046007", "B648"),
    ("Altopascio", "046001", "A241"),
    ("Porcari", "046026", "G882"),
    ("Montecarlo", "046021", "F452"),
    ("Pescaglia", "046022", "G480"),
    ("Villa Basilica", "046034", "L913"),
];

#[test]
fn every_mentioned_name_exists() {
    let seed = seed();
    let bodies = unique(seed.bodies.iter().map(|body| body.slug.as_str()));
    let sites = unique(seed.sites.iter().map(|site| site.slug.as_str()));
    let offices = unique(seed.offices.iter().map(|office| office.slug.as_str()));
    let services = unique(seed.services.iter().map(|service| service.slug.as_str()));
    unique(
        seed.services
            .iter()
            .flat_map(|service| &service.reason)
            .map(|reason| reason.slug.as_str()),
    );
    for site in &seed.sites {
        assert!(
            bodies.contains(site.body.as_str()),
            "{}: {}",
            site.slug,
            site.body
        );
        assert!(
            ZONE.iter().any(|(_, istat, _)| *istat == site.municipality),
            "{}",
            site.slug
        );
    }
    for office in &seed.offices {
        assert!(
            bodies.contains(office.body.as_str()),
            "{}: {}",
            office.slug,
            office.body
        );
        assert!(
            sites.contains(office.site.as_str()),
            "{}: {}",
            office.slug,
            office.site
        );
        assert!(
            !office.services.is_empty(),
            "{} offers nothing",
            office.slug
        );
        for service in unique(office.services.iter().map(String::as_str)) {
            assert!(services.contains(service), "{}: {service}", office.slug);
        }
    }
    for desk in &seed.desks {
        assert!(offices.contains(desk.office.as_str()), "{}", desk.slug());
    }
}

#[test]
fn every_office_has_a_desk_and_every_service_an_office() {
    let seed = seed();
    for office in &seed.offices {
        assert!(
            seed.desks.iter().any(|desk| desk.office == office.slug),
            "{} has no desk",
            office.slug
        );
    }
    for service in &seed.services {
        let offered = seed
            .offices
            .iter()
            .any(|office| office.services.contains(&service.slug));
        assert!(offered, "nobody offers {}", service.slug);
    }
}

#[test]
fn the_seven_municipalities_take_part_with_their_codes() {
    let seed = seed();
    let today = municipalities().unwrap();
    for (name, istat, belfiore) in ZONE {
        let body = seed
            .bodies
            .iter()
            .find(|body| body.istat.as_deref() == Some(istat))
            .unwrap();
        assert_eq!(body.name, format!("Comune di {name}"));
        let row = today
            .iter()
            .find(|row| row.istat.as_deref() == Some(istat))
            .unwrap();
        assert_eq!(
            (
                row.name.as_str(),
                row.belfiore.as_str(),
                row.province.as_str()
            ),
            (name, belfiore, "LU")
        );
        let open = seed.sites.iter().any(|site| site.municipality == istat);
        assert!(open, "no site in {name}");
    }
}

#[test]
fn every_patronal_day_is_known_or_known_to_be_missing() {
    let seed = seed();
    let known = seed.patronal_days.iter().map(|day| day.istat.as_str());
    let missing = seed
        .unknown_patronal_days
        .iter()
        .map(|day| day.istat.as_str());
    let told = unique(known.chain(missing));
    assert_eq!(told, ZONE.map(|(_, istat, _)| istat).into());
    assert!(
        seed.unknown_patronal_days
            .iter()
            .all(|day| !day.note.is_empty())
    );
}

#[test]
fn every_hour_is_on_a_quarter_and_no_two_of_one_desk_overlap() {
    let quarter = |time: NaiveTime| time.minute().is_multiple_of(15) && time.second() == 0;
    let seed = seed();
    let slugs: Vec<_> = seed.desks.iter().map(Desk::slug).collect();
    unique(slugs.iter().map(String::as_str));
    for desk in &seed.desks {
        let mut hours: Vec<_> = desk
            .hours
            .iter()
            .map(|h| (h.weekday, h.opens, h.closes))
            .collect();
        hours.sort_unstable();
        for (weekday, opens, closes) in &hours {
            assert!(
                (1..=7).contains(weekday) && opens < closes,
                "{}",
                desk.slug()
            );
            assert!(quarter(*opens) && quarter(*closes), "{}", desk.slug());
        }
        for pair in hours.windows(2) {
            assert!(
                pair[0].0 < pair[1].0 || pair[0].2 <= pair[1].1,
                "{}: {pair:?}",
                desk.slug()
            );
        }
    }
}

#[test]
fn hours_are_examples_unless_their_office_has_a_source() {
    let seed = seed();
    let confirmed: Vec<_> = seed
        .desks
        .iter()
        .filter(|desk| !desk.example)
        .map(Desk::slug)
        .collect();
    assert_eq!(confirmed, ["capannori-sportello-arti-1"]);
    for office in &seed.offices {
        assert!(
            office.example || office.source.is_some(),
            "{} says neither",
            office.slug
        );
    }
}
