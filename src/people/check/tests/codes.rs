//! Codes against what is known of a person.

use vocabulary::fiscal_code::FiscalCode;

use super::{Entered, GIULIA, told, with_code};

/// Surname, given name, sex, birth, birthplace; the code, with one letter for a digit, with seven.
const PERSONS: &str = "\
Bianchi,Giulia,F,1988-02-29,Capannori,BNCGLI88B69B648Z,BNCGLI88B69B64UW,BNCGLIUUBSVBSQUP
Rossi,Mario,M,1975-12-01,Lucca,RSSMRA75T01E715Z,RSSMRA75T01E71RU,RSSMRATRTLMETMRO
Fo,Ugo,M,1990-05-17,Altopascio,FOXGUO90E17A241P,FOXGUO90E17A24MH,FOXGUOVLEMTANQMQ
D'Angelo,Maria Rosaria,F,1969-08-31,Villa Basilica,DNGMRS69M71L913G,DNGMRS69M71L91PC,DNGMRSSVMTMLVMPP
El Amrani,Fatima,F,1994-11-09,Marocco,LMRFTM94S49Z330X,LMRFTM94S49Z33LA,LMRFTMVQSQVZPPLK
Popescu,Ion,M,2001-01-05,Romania,PPSNIO01A05Z129K,PPSNIO01A05Z12VZ,PPSNIOLMALRZMNVW
Hoxha,Arben,M,1983-07-20,Albania,HXHRBN83L20Z100M,HXHRBN83L20Z10LP,HXHRBNUPLNLZMLLP
Nicolò,Zoë,F,2019-04-10,Porcari,NCLZOE19D50G882W,NCLZOE19D50G88NL,NCLZOEMVDRLGUUNN";

#[test]
fn known_persons_fit_their_codes_with_omocodia_small_letters_and_spaces() {
    for row in PERSONS.lines() {
        let cells: Vec<_> = row.split(',').collect();
        for code in &cells[5..] {
            let spaced = format!(" {} {} ", code[..6].to_lowercase(), &code[6..]);
            for code in [*code, &spaced] {
                let entered = Entered {
                    given_name: cells[1],
                    surname: cells[0],
                    birth_date: cells[3],
                    sex: cells[2],
                    birthplace: cells[4],
                    place: "",
                    code,
                };
                assert_eq!(told(&entered), "ok", "{row}");
            }
        }
    }
    assert_eq!(PERSONS.lines().count(), 8);
}

#[test]
fn all_128_writings_are_right_and_every_other_check_letter_is_wrong() {
    for code in FiscalCode::parse(GIULIA.code).expect("a code").variants() {
        assert_eq!(with_code(code.as_str()), "ok");
        for wrong in ('A'..='Z').filter(|letter| !code.as_str().ends_with(*letter)) {
            let wrong = format!("{}{wrong}", &code.as_str()[..15]);
            assert_eq!(with_code(&wrong), "error fiscal_code.check", "{wrong}");
        }
    }
}

#[test]
fn a_code_of_somebody_else_is_a_warning_that_says_what_does_not_fit() {
    let with = |change: fn(&mut Entered<'_>)| {
        let mut entered = GIULIA;
        change(&mut entered);
        told(&entered)
    };
    assert_eq!(
        with(|it| it.surname = "Verdi"),
        "warning fiscal_code.surname"
    );
    assert_eq!(
        with(|it| it.given_name = "Anna"),
        "warning fiscal_code.given_name"
    );
    assert_eq!(with(|it| it.sex = "M"), "warning fiscal_code.sex");
    assert_eq!(
        with(|it| it.birth_date = "1988-02-28"),
        "warning fiscal_code.birth_date"
    );
    assert_eq!(
        with(|it| it.birthplace = "Lucca"),
        "warning fiscal_code.place"
    );
    assert_eq!(
        with(|it| (it.surname, it.given_name) = ("Giulia", "Bianchi")),
        "warning fiscal_code.names_swapped"
    );
    assert_eq!(
        with(|it| it.code = "RSSMRA75T01E715Z"),
        "warning fiscal_code.surname;fiscal_code.given_name;fiscal_code.birth_date;fiscal_code.sex;fiscal_code.place"
    );
}

#[test]
fn other_codes_are_well_written_or_not() {
    for (code, verdict) in [
        ("00743110157", "ok"),
        ("stp 090 123 0000001", "ok"),
        ("ENI0901230000002", "ok"),
        ("00743110158", "error fiscal_code.check"),
        ("0074311015", "error fiscal_code.length"),
        ("BNCGLI88B69B648", "error fiscal_code.length"),
        ("BNCGLI88B69B648ZZ", "error fiscal_code.length"),
        ("1NCGLI88B69B648Z", "error fiscal_code.shape"),
        ("?", "error fiscal_code.shape"),
    ] {
        assert_eq!(with_code(code), verdict, "{code}");
    }
}

#[test]
fn a_day_that_no_month_has_is_no_code() {
    let fifteen = "BNCGLI88B70B648";
    let letter =
        ('A'..='Z').find(|letter| FiscalCode::parse(&format!("{fifteen}{letter}")).is_ok());
    let code = format!("{fifteen}{}", letter.expect("one letter belongs"));
    assert_eq!(with_code(&code), "error fiscal_code.no_such_day");
}
