//! What somebody probably is to a new head, from what both were to the old one. A proposal only: whoever fills in the
//! form knows better.

use super::spell::HEAD;

/// The ANPR code of what a member is to the new head. `to_old`: what they were to the old head; `new_to_old`: what the
/// new head was to the old one. `99`: not to be said.
#[expect(clippy::match_same_arms, reason = "a table, by who the new head was")]
pub(crate) fn to_new_head(to_old: &str, new_to_old: &str) -> &'static str {
    if to_old == HEAD {
        return inverse(new_to_old);
    }
    match (new_to_old, to_old) {
        // the new head is the spouse or partner of the old one
        ("2" | "23" | "28", "3") | ("6", "9") => "3",
        ("2" | "23" | "28", "4") => "4",
        ("2" | "23" | "28", "6") => "17",
        ("2" | "23" | "28", "17") | ("3", "2" | "28") => "6",
        ("2" | "23" | "28", "9") => "18",
        ("2" | "23" | "28", "16") => "16",
        // a child of the old head
        ("3", "3") | ("9", "9") => "9",
        ("3", "4") => "10",
        ("3", "6") => "7",
        ("3", "9") => "11",
        // a parent of the old head
        ("6", "6") => "2",
        ("6", "3") => "4",
        ("6", "2" | "28") => "16",
        // a brother or sister of the old head
        ("9", "6") => "6",
        ("9", "3") => "10",
        ("9", "2" | "28") => "18",
        ("25", "25") => "25",
        _ => "99",
    }
}

/// What the old head is to the new one.
fn inverse(new_to_old: &str) -> &'static str {
    match new_to_old {
        "2" => "2",
        "3" => "6",
        "4" => "7",
        "5" => "8",
        "6" => "3",
        "7" => "4",
        "8" => "5",
        "9" => "9",
        "10" => "11",
        "11" => "10",
        "12" => "12",
        "13" => "13",
        "16" => "17",
        "17" => "16",
        "18" => "18",
        "23" => "23",
        "25" => "25",
        "28" => "28",
        _ => "99",
    }
}

#[cfg(test)]
mod tests {
    use super::to_new_head;
    use crate::code_lists::{CodeList, codes, is_valid_for_new};

    #[test]
    fn a_mother_who_becomes_the_head_keeps_her_children_and_her_husband() {
        assert_eq!(to_new_head("1", "2"), "2");
        assert_eq!(to_new_head("3", "2"), "3");
        assert_eq!(to_new_head("6", "2"), "17");
    }

    #[test]
    fn a_son_who_becomes_the_head_has_parents_and_brothers() {
        assert_eq!(to_new_head("1", "3"), "6");
        assert_eq!(to_new_head("2", "3"), "6");
        assert_eq!(to_new_head("3", "3"), "9");
    }

    #[test]
    fn every_proposal_is_a_code_that_a_form_offers_and_never_a_second_head() {
        let all = codes(CodeList::Relationship);
        for (one, other) in all
            .iter()
            .flat_map(|one| all.iter().map(move |other| (one, other)))
        {
            let proposed = to_new_head(one.code, other.code);
            assert!(is_valid_for_new(CodeList::Relationship, proposed) && proposed != "1");
        }
    }
}
