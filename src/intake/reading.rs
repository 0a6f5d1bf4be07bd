//! Reads the whole form. Every field is read before anything is said about any of them; what is not needed in the simple
//! case may be left as it is.

use access::Me;
use chrono::NaiveDate;
use platform::web::Form;
use uuid::Uuid;
use vocabulary::text::{Refused, tidy};

use crate::model::{Need, New, Notice, Proposing, Reporter, Step, Told, Work};
use crate::offer::Offer;
use crate::persons;
use crate::words::{self, offered};

const LONGEST_REASON: usize = 4000;
const LONGEST_GIVEN: usize = 2000;
const LONGEST_NEED: usize = 1000;

/// The record, or nothing: what is wrong is beside the fields then.
pub(crate) fn read(form: &mut Form, offer: &Offer, me: &Me, today: NaiveDate) -> Option<New> {
    let work = work(form, offer);
    let persons = persons::read(form, today);
    let mode = form.choice("modo", "form-choice", &offered(words::MODES));
    let interlocutor = form.choice("chi_parla", "form-choice", &offered(words::INTERLOCUTORS));
    let reason_kind = form.choice("motivo", "form-choice", &offered(words::REASON_KINDS));
    let reason = prose(form, "racconto", LONGEST_REASON);
    let needs = needs(form);
    let urgency = form.choice("urgenza", "form-choice", &offered(words::URGENCIES));
    let outcome = form.choice("esito", "intake-outcome-empty", &offered(words::OUTCOMES));
    let referred_to = line(form, "inviato_a", 200);
    let given = prose(form, "dato", LONGEST_GIVEN);
    let reporter = reporter(form);
    let notice = notice(form, offer);
    let step = work
        .as_ref()
        .and_then(|work| step(form, offer, work, me, today));
    let proposal = work
        .as_ref()
        .and_then(|work| proposing(form, offer, work, outcome?));
    if outcome == Some("referred_out") && referred_to.is_none() {
        form.fail("inviato_a", "intake-referred-empty");
    }
    let office = work.as_ref().and_then(|work| office(form, offer, work));
    if form.has_errors() {
        return None;
    }
    Some(New {
        id: form.raw("once").parse().unwrap_or_else(|_| Uuid::new_v4()),
        work: work?,
        office,
        appointment: form.raw("appuntamento").parse().ok(),
        walk_in: form.raw("attesa").parse().ok(),
        mode: mode?,
        interlocutor: interlocutor?,
        reason_kind: reason_kind?,
        urgency: urgency?,
        outcome: outcome?,
        language: words::LANGUAGES
            .into_iter()
            .find(|code| *code == form.raw("lingua")),
        interpreter: form.is("interprete", "yes"),
        told: Told {
            reason,
            given,
            referred_to,
        },
        needs,
        reporter,
        notice,
        step,
        proposal,
        persons,
        protected: form.is("protetta", "yes"),
    })
}

/// The one I work for, or the one that was chosen.
fn work(form: &mut Form, offer: &Offer) -> Option<Work> {
    if let [only] = &offer.works[..] {
        return Some(only.clone());
    }
    let chosen = form.value("ente");
    let found = offer
        .works
        .iter()
        .find(|work| work.body.to_string() == chosen);
    if found.is_none() {
        form.fail("ente", "form-choice");
    }
    found.cloned()
}

fn office(form: &mut Form, offer: &Offer, work: &Work) -> Option<Uuid> {
    let chosen = form.raw("sede").parse().ok();
    match chosen {
        Some(id) => {
            let office = offer.office(id, work);
            if office.is_none() {
                form.fail("sede", "form-choice");
            }
            office
        }
        None => None,
    }
}

/// Text that keeps its line breaks.
pub(crate) fn paragraphs(typed: &str, most: usize) -> Result<String, Refused> {
    if typed.len() > most * 8 {
        return Err(Refused::TooLong);
    }
    let mut kept = Vec::new();
    for line in typed.lines() {
        let line = tidy(line, most)?;
        if !line.is_empty() {
            kept.push(line);
        }
    }
    let text = kept.join("\n");
    match text.chars().count() {
        0 => Err(Refused::Empty),
        count if count > most => Err(Refused::TooLong),
        _ => Ok(text),
    }
}

/// Nothing, too, if it is wrong: the field says so then.
fn prose(form: &mut Form, field: &str, most: usize) -> Option<String> {
    form.read_optional(field, "form", |typed| paragraphs(typed, most))
        .flatten()
}

fn line(form: &mut Form, field: &str, most: usize) -> Option<String> {
    form.read_optional(field, "form", |typed| tidy(typed, most))
        .flatten()
}

/// A tick, or words: words without a tick are a need, too.
fn needs(form: &mut Form) -> Vec<Need> {
    let mut needs = Vec::new();
    for domain in words::DOMAINS {
        let words = prose(form, &format!("bisogno-{domain}"), LONGEST_NEED);
        if words.is_some() || form.is("bisogni", domain) {
            needs.push(Need { domain, words });
        }
    }
    needs
}

fn reporter(form: &mut Form) -> Option<Reporter> {
    let name = line(form, "segnala_nome", 200);
    let service = line(form, "segnala_servizio", 200);
    let contact = line(form, "segnala_contatto", 254);
    let source = form
        .raw("segnala_fonte")
        .parse()
        .ok()
        .filter(|source| (1..=words::SOURCES).contains(source));
    if source.is_none() && (name.is_some() || service.is_some() || contact.is_some()) {
        form.fail("segnala_fonte", "intake-source-empty");
    }
    Some(Reporter {
        name,
        source: source?,
        service,
        contact,
    })
}

fn notice(form: &mut Form, offer: &Offer) -> Option<Notice> {
    if form.raw("informativa_come").is_empty() {
        return None;
    }
    let how = form.choice("informativa_come", "form-choice", &offered(words::HOW))?;
    let id = form.raw("informativa").parse().ok();
    let Some(id) = id.filter(|id| offer.notice(*id)) else {
        form.fail("informativa", "form-choice");
        return None;
    };
    Some(Notice { id, how })
}

/// Nothing, or all of it: what, who, until when.
fn step(form: &mut Form, offer: &Offer, work: &Work, me: &Me, today: NaiveDate) -> Option<Step> {
    let what = line(form, "passo", 500);
    let until = form.value("passo_entro");
    if what.is_none() && until.is_empty() {
        if form.is("esito", "come_back") {
            form.fail("passo", "intake-step-empty");
        }
        return None;
    }
    let until = form.read("passo_entro", "intake-step-until", |typed| match typed
        .parse::<NaiveDate>()
    {
        _ if typed.is_empty() => Err(Refused::Empty),
        Ok(date) if date >= today && date <= today + chrono::TimeDelta::days(730) => Ok(date),
        _ => Err(Refused::Shape),
    });
    if what.is_none() {
        form.fail("passo", "intake-step-empty");
    }
    let who = form.raw("passo_chi").parse().unwrap_or(me.id.0);
    let Some(role) = offer.colleague(who, work) else {
        form.fail("passo_chi", "form-choice");
        return None;
    };
    Some(Step {
        what: what?,
        who,
        role: role.to_owned(),
        until: until?,
    })
}

fn proposing(form: &mut Form, offer: &Offer, work: &Work, outcome: &str) -> Option<Proposing> {
    if outcome != "case_proposed" {
        return None;
    }
    let area = form.choice("area", "intake-area-empty", &offered(words::AREAS));
    let coordinator = form.raw("coordinatore").parse().ok();
    if coordinator.is_some_and(|id| !offer.is_coordinator(id, work)) {
        form.fail("coordinatore", "form-choice");
    }
    if coordinator.is_none() && form.is("protetta", "yes") {
        form.fail("coordinatore", "intake-coordinator-needed");
    }
    Some(Proposing {
        area: area?,
        coordinator,
    })
}
