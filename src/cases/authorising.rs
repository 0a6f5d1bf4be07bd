//! `/casi/{id}/condivisione/nuova`: the person says yes to sharing with one body. Before it is written down the page
//! says in plain words what the people there will see.

use access::{Capacity, CaseAccess, Classes, StaffLook, StaffWrite};
use askama::Template;
use axum::extract::Query;
use platform::web::{Choice, Form, Page, PageResult, Visit};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use vocabulary::local_time::local_date;
use vocabulary::paths;
use vocabulary::text::Refused;

use crate::grants::who;
use crate::keeping::{self, Heading, end_of, last_day, names, once, ticked};
use crate::queries::{self, Given, Partner, Yes};
use crate::sharing;

pub(crate) const HOW: [&str; 3] = ["paper", "spoken", "digital"];

#[derive(Template)]
#[template(path = "cases/authorising.html")]
struct Authorising {
    page: Page,
    form: Form,
    case: Heading,
    body: String,
    classes: Vec<Choice>,
    how: Vec<Choice>,
    today: String,
    /// What that body will see, once everything was said.
    preview: Option<Preview>,
}

/// In plain words.
struct Preview {
    /// As what people there work, and the classes that they may be let in to.
    sights: Vec<Sight>,
    /// Who sees it at once, because they have been let in already.
    at_once: Vec<Sight>,
}

struct Sight {
    who: String,
    classes: Vec<String>,
}

/// The body that was chosen, and what there is to know about it.
struct Counterpart {
    partner: Option<Partner>,
    given: Vec<Given>,
    capacities: Vec<Capacity>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ente: String,
}

pub(crate) async fn show(
    path: paths::CaseSharingNew,
    visit: Visit,
    look: StaffLook,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (mut look, case) =
        keeping::managed_by_looker(&visit, look, path.id, "case.sharing_viewed").await?;
    let mut form = Form::filled([("ente", asked.ente)]);
    let other = Counterpart::find(&mut look.tx, &case, form.raw("ente")).await?;
    if other.partner.is_none() {
        form.fail("ente", "sharing-ente-empty");
        return sharing::respond(&visit, look, &case, form, None).await;
    }
    let form = preset(form.raw("ente"), &other);
    respond(&visit, look, &case, &other, form, false).await
}

fn preset(body: &str, other: &Counterpart) -> Form {
    let mut fields = vec![
        ("once", Uuid::new_v4().to_string()),
        ("ente", body.to_owned()),
    ];
    let usual = other
        .capacities
        .iter()
        .fold(Classes::NONE, |all, capacity| all | capacity.defaults().0);
    fields.extend(
        usual
            .iter()
            .map(|class| ("classi", class.code().to_owned())),
    );
    Form::filled(fields)
}

pub(crate) async fn store(
    path: paths::CaseSharingNew,
    visit: Visit,
    staff: StaffWrite,
    mut form: Form,
) -> PageResult {
    let (mut staff, case) =
        keeping::managed_by_actor(&visit, staff, path.id, "sharing.authorised").await?;
    let other = Counterpart::find(&mut staff.tx, &case, form.raw("ente")).await?;
    let how = form.choice("come", "sharing-come-empty", &HOW.map(|how| (how, how)));
    let version = form.read("informativa", "sharing-version", |typed| {
        let version = vocabulary::text::tidy(typed, 40)?;
        if version.is_empty() {
            Err(Refused::Empty)
        } else {
            Ok(version)
        }
    });
    let until = last_day(&mut form, "fino");
    let (Some(how), Some(version), Some(until), false) = (how, version, until, form.has_errors())
    else {
        return respond(&visit, staff.into(), &case, &other, form, false).await;
    };
    let classes = ticked(&form, "classi");
    if form.is("act", "edit") || (!form.is("act", "save") && !classes.is_empty()) {
        let preview = !form.is("act", "edit");
        return respond(&visit, staff.into(), &case, &other, form, preview).await;
    }
    let id = once(&form);
    let yes = Yes {
        id,
        body: form.raw("ente").parse().unwrap_or_default(),
        classes,
        how,
        notice_version: &version,
        until: until.map(end_of),
    };
    let outcome = match queries::authorise(&mut staff.tx, case.case, &yes).await {
        Err(error) if keeping::is_twice(&error) => return Ok(done(&visit, path.id)),
        outcome => outcome?,
    };
    let codes: Vec<_> = classes.iter().map(access::DataClass::code).collect();
    let event = keeping::event("sharing.authorised", &case, visit.app().clock.now())
        .subject(id)
        .detail(json!({ "outcome": outcome, "to": yes.body, "classes": codes, "how": how }));
    match outcome.as_str() {
        "authorised" => {
            event.record(&mut staff.tx).await?;
            staff.tx.commit().await?;
            Ok(done(&visit, path.id))
        }
        "absent" => Err(keeping::absent(staff, event.refused()).await),
        outcome => {
            event.refused().record(&mut staff.tx).await?;
            let (field, message) = complaint(outcome);
            form.fail(field, message);
            respond(&visit, staff.into(), &case, &other, form, false).await
        }
    }
}

fn done(visit: &Visit, id: Uuid) -> axum::response::Response {
    visit.go_to(&format!("{}?fatto=autorizzata", paths::CaseSharing { id }))
}

fn complaint(outcome: &str) -> (&'static str, &'static str) {
    match outcome {
        "no_such_body" => ("ente", "sharing-refused-no-such-body"),
        "no_agreement" => ("ente", "sharing-refused-no-agreement"),
        "no_class" => ("classi", "sharing-refused-no-class"),
        "ends_before_it_begins" => ("fino", "keeping-until-past"),
        _ => ("classi", "sharing-refused-beyond-the-matrix"),
    }
}

impl Counterpart {
    async fn find(tx: &mut platform::Tx, case: &CaseAccess, body: &str) -> sqlx::Result<Self> {
        let partner = queries::partners(tx, case.case)
            .await?
            .into_iter()
            .find(|one| one.id.to_string() == body);
        let mut given = queries::grants_on(tx, case.case).await?;
        given.retain(|one| one.body.to_string() == body);
        let candidates = queries::colleagues(tx, case.case).await?;
        let works_there = |capacity: &Capacity| {
            candidates
                .iter()
                .any(|one| one.body.to_string() == body && one.role == capacity.role().code())
        };
        let kind = partner.as_ref().map_or("", |one| one.kind.as_str());
        let capacities = [
            ("municipality", Capacity::TeamSocial),
            ("employment_agency", Capacity::Employment),
            ("health_authority", Capacity::Health),
            ("third_sector", Capacity::ThirdSector),
        ]
        .into_iter()
        .filter(|(usual, capacity)| *usual == kind || works_there(capacity))
        .map(|(_, capacity)| capacity)
        .collect();
        Ok(Self {
            partner,
            given,
            capacities,
        })
    }

    fn most(&self) -> Classes {
        self.capacities
            .iter()
            .fold(Classes::NONE, |all, capacity| all | capacity.most().0)
    }

    fn preview(&self, visit: &Visit, classes: Classes) -> Preview {
        let now = visit.app().clock.now();
        let sight = |who: String, seen: Classes| Sight {
            who,
            classes: names(visit, seen & classes),
        };
        let standing = self.given.iter().filter(|grant| !grant.is_over(now));
        Preview {
            sights: self
                .capacities
                .iter()
                .map(|one| sight(visit.text(&one.message()), one.most().0))
                .collect(),
            at_once: standing
                .map(|grant| sight(who(visit, grant), grant.reads()))
                .filter(|sight| !sight.classes.is_empty())
                .collect(),
        }
    }
}

async fn respond(
    visit: &Visit,
    mut look: StaffLook,
    case: &CaseAccess,
    other: &Counterpart,
    form: Form,
    preview: bool,
) -> PageResult {
    let now = visit.app().clock.now();
    keeping::event("case.sharing_viewed", case, now)
        .record(&mut look.tx)
        .await?;
    let page = look.me.page(visit, "sharing-new-title");
    look.tx.commit().await?;
    let page = Authorising {
        page,
        case: Heading::of(case),
        body: other.partner.as_ref().map_or_else(
            || visit.text("sharing-body-unknown"),
            |one| one.name.clone(),
        ),
        classes: other
            .most()
            .iter()
            .map(|class| Choice::new(class.code(), visit.text(&class.message())))
            .collect(),
        how: HOW
            .iter()
            .map(|how| Choice::new(*how, visit.text(&format!("sharing-how-{how}"))))
            .collect(),
        today: local_date(now).to_string(),
        preview: preview.then(|| other.preview(visit, ticked(&form, "classi"))),
        form,
    };
    Ok(visit.show(page.form.status(), &page))
}
