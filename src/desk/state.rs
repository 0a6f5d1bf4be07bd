//! What can happen to an appointment at the desk, and from which state to which.
//!
//! Every act is a compare and swap: it names the state that the page showed, and changes nothing if a colleague was
//! quicker.

/// One of the acts that need nothing but a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// The person is here.
    CheckIn,
    /// The conversation is over.
    Done,
    /// The time has come and nobody has.
    NoShow,
    /// The last click was a mistake.
    Undo,
}

impl Act {
    /// The state it leads to from the one that the page showed; `None` if it can not be done from there.
    pub(crate) fn leads_from(self, state: &str) -> Option<&'static str> {
        match (self, state) {
            (Act::CheckIn, "confirmed" | "no_show") | (Act::Undo, "done") => Some("checked_in"),
            (Act::Done, "checked_in") => Some("done"),
            (Act::NoShow, "confirmed") => Some("no_show"),
            (Act::Undo, "checked_in" | "no_show") => Some("confirmed"),
            _ => None,
        }
    }

    /// As the audit trail names it.
    pub(crate) fn event(self) -> &'static str {
        match self {
            Act::CheckIn => "appointment.checked_in",
            Act::Done => "appointment.done",
            Act::NoShow => "appointment.no_show",
            Act::Undo => "appointment.undone",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Act;

    const STATES: [&str; 7] = [
        "held",
        "confirmed",
        "checked_in",
        "done",
        "no_show",
        "cancelled_by_person",
        "cancelled_by_office",
    ];

    #[test]
    fn every_act_can_be_taken_back_to_where_it_started() {
        for (act, from) in [
            (Act::CheckIn, "confirmed"),
            (Act::Done, "checked_in"),
            (Act::NoShow, "confirmed"),
        ] {
            let to = act.leads_from(from).expect("possible");
            assert_eq!(Act::Undo.leads_from(to), Some(from), "{act:?}");
        }
    }

    #[test]
    fn who_was_marked_absent_and_comes_after_all_can_be_received() {
        assert_eq!(Act::CheckIn.leads_from("no_show"), Some("checked_in"));
    }

    #[test]
    fn a_cancelled_appointment_stays_cancelled() {
        for act in [Act::CheckIn, Act::Done, Act::NoShow, Act::Undo] {
            for state in STATES
                .into_iter()
                .filter(|state| state.starts_with("cancelled") || *state == "held")
            {
                assert_eq!(act.leads_from(state), None, "{act:?} from {state}");
            }
        }
    }
}
