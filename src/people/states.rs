//! States by their names and codes (ISO 3166-1 alpha-3): citizenships, and where a title was obtained.

use chrono::NaiveDate;

/// The code of a state that somebody typed. Italy is one too, though no table of foreign states has it.
pub(crate) fn code(typed: &str) -> Option<&'static str> {
    match crate::latin(typed).as_str() {
        "italia" | "italy" | "italiana" | "ita" => Some("ITA"),
        "apolide" | "stateless" => Some("XXA"),
        _ => places::reads(typed, None).ok()?.iso3,
    }
}

/// The name of a state by its code, in Italian; the code itself if there is none.
pub(crate) fn name(code: &str) -> String {
    match code {
        "ITA" => "Italia".to_owned(),
        "XXA" => "Apolide".to_owned(),
        _ => places::states(NaiveDate::MAX)
            .into_iter()
            .find(|state| state.iso3 == Some(code))
            .map_or_else(|| code.to_owned(), |state| state.name.to_owned()),
    }
}

/// Several, with commas between; `None`: one of them is no state.
pub(crate) fn codes(typed: &str) -> Option<Vec<&'static str>> {
    let mut codes = Vec::new();
    for one in typed.split([',', ';']).filter(|one| !one.trim().is_empty()) {
        let code = code(one)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Some(codes)
}

#[cfg(test)]
mod tests {
    use super::{code, codes, name};

    #[test]
    fn states_are_read_by_name_and_said_by_name() {
        for (typed, expected) in [
            ("Marocco", "MAR"),
            ("italia", "ITA"),
            ("ROMANIA", "ROU"),
            ("apolide", "XXA"),
        ] {
            assert_eq!(code(typed), Some(expected), "{typed}");
        }
        assert_eq!(code("Atlantide"), None);
        assert_eq!(name("MAR"), "Marocco");
        assert_eq!(codes("Italia, Marocco;marocco"), Some(vec!["ITA", "MAR"]));
        assert_eq!(codes(" "), Some(vec![]));
        assert_eq!(codes("Italia, Atlantide"), None);
    }
}
