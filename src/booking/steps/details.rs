//! Step 3, Dettagli appuntamento: why, and what helps the conversation. The held time is fitted to the reason.

use agenda::hold::{Said as Fit, say_reason};
use askama::Template;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use directory::model::{Reason, Reception};
use platform::Tx;
use platform::web::{Choice, Form, Page, PageResult, Visit, VisitorRead, VisitorWrite};
use uuid::Uuid;
use vocabulary::ids::ReasonId;
use vocabulary::paths;

use super::{Anchor, Kept, index, keep, office_of, ready, times_of, wishes};
use crate::answers::{Answers, Details, Hold, Step};
use crate::board::{chosen, instead_of};
use crate::hold::{Claim, Wanted, needs, take};
use crate::steps::time::once;
use crate::{appointments, queries};

#[derive(Template)]
#[template(path = "booking/details.html")]
struct DetailsPage {
    page: Page,
    form: Form,
    index: Vec<Anchor>,
    kept: Kept,
    /// The way back to the times.
    times: String,
    office: Reception,
    reasons: Vec<Choice>,
    languages: Vec<Choice>,
    needs: Vec<Choice>,
    children: Vec<Choice>,
    /// Offered when the held time is gone or too short.
    instead: Vec<Choice>,
    once: Uuid,
}

/// What is known when the page is shown or sent.
struct Known<'a> {
    visit: &'a Visit,
    answers: &'a Answers,
    hold: &'a Hold,
    reasons: &'a [Reason],
}

pub async fn show(_: paths::BookDetails, visit: Visit, mut visitor: VisitorRead) -> PageResult {
    let answers = queries::draft(&mut visitor.tx).await?;
    let hold = match ready(&answers, Step::Details) {
        Ok(hold) => hold,
        Err(elsewhere) => return Ok(visit.go_to(&elsewhere)),
    };
    let reasons = public_reasons(&mut visitor.tx, &visit, &hold).await?;
    let form = Form::filled(typed(&visit, &answers, &reasons));
    let known = Known {
        visit: &visit,
        answers: &answers,
        hold: &hold,
        reasons: &reasons,
    };
    known.render(&mut visitor.tx, Vec::new(), form).await
}

pub async fn store(
    _: paths::BookDetails,
    visit: Visit,
    mut visitor: VisitorWrite,
    mut form: Form,
) -> PageResult {
    let tx = &mut visitor.tx;
    let mut answers = queries::draft_for_update(tx).await?;
    let details = wishes::read(&mut form);
    let hold = ready(&answers, Step::Details);
    if details.is_some() && !form.has_errors() {
        answers.details = details;
    }
    let hold = match hold {
        Ok(hold) => hold,
        Err(elsewhere) => {
            // the time is gone, the words are not: they wait for a new one
            keep(tx, &answers).await?;
            visitor.tx.commit().await?;
            return Ok(visit.go_to(&elsewhere));
        }
    };
    let reasons = public_reasons(tx, &visit, &hold).await?;
    let known = Known {
        visit: &visit,
        answers: &answers,
        hold: &hold,
        reasons: &reasons,
    };
    let Some(said) = known.read(&mut form) else {
        return known.render(tx, Vec::new(), form).await;
    };
    match known.fit(tx, said).await? {
        Claim::Held(hold) => {
            answers.hold = Some(hold);
            keep(tx, &answers).await?;
            visitor.tx.commit().await?;
            Ok(visit.go_to(&paths::BookApplicant))
        }
        Claim::Replayed => Ok(visit.go_to(&paths::BookApplicant)),
        refused => {
            form.fail("slot", refused.complaint().unwrap_or_default());
            let instead = known.other_times(tx, said.reason).await?;
            known.render(tx, instead, form).await
        }
    }
}

/// The part of the form that concerns the time.
#[derive(Clone, Copy)]
struct Said {
    reason: ReasonId,
    /// Another time, chosen because the first one was gone.
    other: Option<DateTime<Utc>>,
    once: Uuid,
}

impl Known<'_> {
    /// `None`: something in the form, this part or another, is wrong.
    fn read(&self, form: &mut Form) -> Option<Said> {
        let offered: Vec<_> = self
            .reasons
            .iter()
            .map(|one| (one.slug.as_str(), one.id))
            .collect();
        let reason = form.choice("motivo", "booking-reason-empty", &offered);
        let other = if form.was_sent("slot") {
            chosen(form)
        } else {
            None
        };
        let once = once(form);
        let said = Said {
            reason: reason?,
            other,
            once: once?,
        };
        (!form.has_errors()).then_some(said)
    }

    /// Fits the held time to the reason; a lapsed or another time is claimed with the reason at once.
    async fn fit(&self, tx: &mut Tx, said: Said) -> sqlx::Result<Claim> {
        let now = self.visit.app().clock.now();
        let (hold, reason) = (self.hold, Some(said.reason));
        if said.other.is_none() && hold.is_live(now) {
            match say_reason(tx, hold.appointment, said.reason).await? {
                Fit::Fits => {
                    return Ok(Claim::Held(Hold {
                        reason,
                        ..hold.clone()
                    }));
                }
                Fit::NoRoom => return Ok(Claim::TooShort),
                Fit::NotOffered => return Ok(Claim::NotOffered),
                Fit::Lapsed => {}
            }
        }
        let starts_at = said.other.unwrap_or(hold.starts_at);
        let wanted = Wanted {
            reason,
            starts_at,
            ..Wanted::again(hold)
        };
        take(tx, self.answers, wanted, said.once, now).await
    }

    async fn other_times(&self, tx: &mut Tx, reason: ReasonId) -> sqlx::Result<Vec<Choice>> {
        let need = appointments::need(needs(self.reasons, Some(reason)));
        let now = self.visit.app().clock.now();
        let free = appointments::free(tx, self.hold.office, need, now).await?;
        Ok(instead_of(self.hold.starts_at, &free, self.visit))
    }

    async fn render(&self, tx: &mut Tx, instead: Vec<Choice>, form: Form) -> PageResult {
        let visit = self.visit;
        let office = office_of(tx, self.hold).await?;
        let parts = [
            ("#motivi", "booking-reason"),
            ("#altro", "booking-details"),
            ("#come", "booking-help"),
        ];
        let status = if instead.is_empty() {
            form.status()
        } else {
            StatusCode::CONFLICT
        };
        let page = DetailsPage {
            page: visit.page("booking-details-title"),
            form,
            index: index(visit, &parts),
            kept: Kept::of(self.hold, visit),
            times: times_of(visit, &office, self.answers),
            office,
            reasons: self
                .reasons
                .iter()
                .map(|r| Choice::new(&*r.slug, &*r.name))
                .collect(),
            languages: wishes::languages(visit),
            needs: wishes::needs(visit),
            children: wishes::children(),
            instead,
            once: Uuid::new_v4(),
        };
        Ok(visit.show(status, &page))
    }
}

async fn public_reasons(tx: &mut Tx, visit: &Visit, hold: &Hold) -> sqlx::Result<Vec<Reason>> {
    let mut reasons = directory::queries::reasons(tx, hold.service, visit.language()).await?;
    reasons.retain(Reason::is_public);
    Ok(reasons)
}

/// What is known already: earlier answers, the reason from the address, the only reason there is.
fn typed(visit: &Visit, answers: &Answers, reasons: &[Reason]) -> Vec<(&'static str, String)> {
    let chosen = answers.hold.as_ref().and_then(|hold| hold.reason);
    let reason = match reasons {
        [only] => Some(only),
        several => several.iter().find(|reason| Some(reason.id) == chosen),
    };
    let spoken = visit.language().code().to_owned();
    let fallback = Details {
        language: spoken,
        ..Details::default()
    };
    let mut typed = wishes::typed(answers.details.as_ref().unwrap_or(&fallback));
    typed.extend(reason.map(|reason| ("motivo", reason.slug.clone())));
    typed
}
