//! What is written to people about their appointment. Says when and where; never why, and never to which service:
//! others may read the subject on the screen of a telephone.

use chrono::{DateTime, Utc};
use directory::model::Reception;
use platform::i18n;
use vocabulary::local_time::LocalTime;
use vocabulary::reference::Reference;
use vocabulary::{Language, paths};

use crate::steps::day_and_time;

/// When and where, in the reader's language.
pub struct Occasion<'a> {
    pub language: Language,
    pub office: &'a Reception,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Where the portal is, for links.
    pub portal: &'a str,
}

/// The same news for a mail and for a short message.
#[derive(Clone)]
pub struct Text {
    pub subject: String,
    pub mail: String,
    pub sms: String,
}

impl Occasion<'_> {
    /// `Sede sociale, via Roma 1, 55100 Lucca`, as far as it is known.
    pub fn place(&self) -> String {
        place(self.office)
    }

    /// `giovedì 3 dicembre 2026, dalle ore 9:00 alle ore 9:30`.
    pub fn when(&self) -> String {
        let (start, end) = (LocalTime::of(self.starts_at), LocalTime::of(self.ends_at));
        let day = i18n::long_date(self.language, start);
        self.text(
            "booking-when",
            &[
                ("day", &day),
                ("from", &start.clock()),
                ("to", &end.clock()),
            ],
        )
    }

    pub fn confirmation(&self, reference: &Reference, bring: &str) -> Text {
        let reference = reference.to_string();
        let bring: Vec<String> = bring.lines().map(|thing| format!("- {thing}")).collect();
        Text {
            subject: self.text("booking-mail-confirmed-subject", &[]),
            mail: self.full(
                "booking-mail-confirmed",
                &[("reference", &reference), ("bring", &bring.join("\n"))],
            ),
            sms: self.short("booking-sms-confirmed", &[("reference", &reference)]),
        }
    }

    pub fn reminder(&self) -> Text {
        self.plain("reminder")
    }

    pub fn moved(&self) -> Text {
        self.plain("moved")
    }

    pub fn cancelled(&self) -> Text {
        self.plain("cancelled")
    }

    fn plain(&self, news: &str) -> Text {
        Text {
            subject: self.text(&format!("booking-mail-{news}-subject"), &[]),
            mail: self.full(&format!("booking-mail-{news}"), &[]),
            sms: self.short(&format!("booking-sms-{news}"), &[]),
        }
    }

    fn full(&self, id: &str, more: &[(&str, &str)]) -> String {
        let body = self.short(id, more);
        let footer = self.text("booking-mail-footer", &[("link", &self.link())]);
        format!("{body}\n\n{footer}\n")
    }

    fn short(&self, id: &str, more: &[(&str, &str)]) -> String {
        let (when, place, link) = (self.when(), self.place(), self.link());
        let start = day_and_time(self.language, self.starts_at);
        let mut values = vec![
            ("when", &*when),
            ("place", &*place),
            ("link", &*link),
            ("start", &*start),
        ];
        values.extend_from_slice(more);
        self.text(id, &values)
    }

    /// Where to move or cancel; the reference is not in it.
    fn link(&self) -> String {
        format!("{}{}{}", self.portal, self.language.prefix(), paths::Manage)
    }

    fn text(&self, id: &str, values: &[(&str, &str)]) -> String {
        i18n::text(self.language, id, values).into_owned()
    }
}

/// The building and its address. Not the office: its name may say why somebody goes there.
pub fn place(office: &Reception) -> String {
    let town = [
        office.postal_code.as_deref(),
        office.municipality.as_deref(),
    ];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts = [
        Some(office.site.clone()),
        office.address.clone(),
        Some(town),
    ];
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The message with a one-time code.
pub fn code(language: Language, code: &str) -> Text {
    let text = |id| i18n::text(language, id, &[("code", code)]).into_owned();
    Text {
        subject: text("booking-mail-code-subject"),
        mail: text("booking-mail-code"),
        sms: text("booking-sms-code"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use vocabulary::ids::{OfficeId, SiteId};

    fn office() -> Reception {
        Reception {
            office_id: OfficeId(Uuid::from_u128(1)),
            office_slug: "servizio-sociale".into(),
            office: "Servizio sociale professionale".into(),
            phone: None,
            email: None,
            walk_in: false,
            example: false,
            body: "Comune di Lucca".into(),
            site_id: SiteId(Uuid::from_u128(2)),
            site_slug: "sant-anna".into(),
            site: "Sede di Sant’Anna".into(),
            address: None,
            postal_code: Some("55100".into()),
            directions: None,
            step_free: None,
            municipality: Some("Lucca".into()),
        }
    }

    fn texts() -> Vec<(Language, Text)> {
        let office = office();
        Language::ALL
            .into_iter()
            .flat_map(|language| {
                let occasion = Occasion {
                    language,
                    office: &office,
                    starts_at: "2026-12-03T08:00:00Z".parse().unwrap(),
                    ends_at: "2026-12-03T08:30:00Z".parse().unwrap(),
                    portal: "https://porta.example.it",
                };
                let reference = Reference::from_bits(77);
                let confirmation = occasion.confirmation(&reference, "Un documento.\nL'invito.");
                assert!(confirmation.mail.contains(&reference.to_string()));
                assert!(confirmation.mail.contains("- L'invito."));
                assert!(confirmation.sms.contains(&reference.to_string()));
                [
                    confirmation,
                    occasion.reminder(),
                    occasion.moved(),
                    occasion.cancelled(),
                ]
                .map(|text| (language, text))
            })
            .collect()
    }

    #[test]
    fn every_message_says_when_in_the_time_of_rome_and_where() {
        for (_, text) in texts() {
            for body in [&text.mail, &text.sms] {
                assert!(
                    body.contains("9:00") && body.contains("Sede di Sant’Anna, 55100 Lucca"),
                    "{body}"
                );
                assert!(
                    !body.contains("{ $") && !body.contains("booking-"),
                    "{body}"
                );
            }
        }
    }

    #[test]
    fn no_message_names_the_service() {
        for (language, text) in texts() {
            for part in [&text.subject, &text.mail, &text.sms] {
                let part = part.to_lowercase();
                for word in [
                    "sociale prof",
                    "servizio social",
                    "social service",
                    "motivo",
                    "reason",
                ] {
                    assert!(!part.contains(word), "{language:?}: {word} in {part}");
                }
            }
            assert!(!text.subject.contains("2026") && !text.subject.contains("Lucca"));
        }
    }

    #[test]
    fn short_messages_stay_short_and_mails_end_with_the_way_to_change() {
        for (language, text) in texts() {
            assert!(
                text.sms.chars().count() <= 306,
                "two parts at most: {}",
                text.sms
            );
            let link = format!("https://porta.example.it{}/appuntamento", language.prefix());
            assert!(text.mail.contains(&link), "{}", text.mail);
        }
    }

    #[test]
    fn a_code_is_in_the_text_and_not_in_the_subject() {
        for language in Language::ALL {
            let text = code(language, "012345");
            assert!(text.mail.contains("012345") && text.sms.contains("012345"));
            assert!(!text.subject.contains("012345"));
        }
    }
}
