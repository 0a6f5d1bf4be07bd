//! `/amministrazione/persone/{id}`: one account: its roles with dates, its state, and what can be done about it.

use access::StaffRead;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use identity::span;
use platform::i18n;
use platform::web::{Page, PageResult, Visit};
use serde::Deserialize;
use uuid::Uuid;
use vocabulary::paths;

use crate::answer;
use crate::queries::{self, Account, Membership};

#[derive(Template)]
#[template(path = "admin/account.html")]
struct AccountPage {
    page: Page,
    account: Account,
    created: String,
    used: String,
    invitation_until: String,
    memberships: Vec<Line>,
    to: Addresses,
}

struct Line {
    role: String,
    place: String,
    span: String,
    state: String,
    /// Empty if there is nothing to end, or if it is the own account.
    end: String,
}

/// Where the acts are.
struct Addresses {
    membership: String,
    reset: String,
    invite_again: String,
    revoke: String,
    disable: String,
    enable: String,
    sign_out: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    fatto: String,
}

pub(crate) async fn show(
    path: paths::AdminAccount,
    visit: Visit,
    mut staff: StaffRead,
    Query(asked): Query<Asked>,
) -> PageResult {
    let account = queries::account(&mut staff.tx, path.id).await?;
    let memberships = queries::memberships(&mut staff.tx, account.id).await?;
    let language = visit.language();
    let page = AccountPage {
        page: staff
            .me
            .page(&visit, "admin-title")
            .titled(account.name.clone())
            .noting(answer::done(&asked.fatto)),
        created: i18n::moment(language, account.created_at),
        used: account
            .used_at
            .map(|at| i18n::moment(language, at))
            .unwrap_or_default(),
        invitation_until: account
            .invitation_ends_at
            .map(|at| i18n::moment(language, at))
            .unwrap_or_default(),
        memberships: memberships
            .into_iter()
            .map(|one| line(&visit, &account, one))
            .collect(),
        to: addresses(&visit, path.id),
        account,
    };
    Ok(visit.show(StatusCode::OK, &page))
}

fn line(visit: &Visit, account: &Account, one: Membership) -> Line {
    let area = one
        .area
        .map(|area| visit.text(&format!("identity-area-{area}")));
    let can_end = one.state != "over" && !account.is_mine;
    let end = paths::AdminMembershipEnd {
        id: account.id.0,
        membership: one.id,
    };
    Line {
        role: visit.text(&format!("role-{}", one.role)),
        place: [Some(one.body), one.office, area]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        span: span(visit.language(), one.from, one.to),
        state: visit.text(&format!("identity-role-{}", one.state)),
        end: if can_end {
            visit.href(&end)
        } else {
            String::new()
        },
    }
}

fn addresses(visit: &Visit, id: Uuid) -> Addresses {
    Addresses {
        membership: visit.href(&paths::AdminMembership { id }),
        reset: visit.href(&paths::AdminReset { id }),
        invite_again: visit.href(&paths::AdminInviteAgain { id }),
        revoke: visit.href(&paths::AdminRevoke { id }),
        disable: visit.href(&paths::AdminDisable { id }),
        enable: visit.href(&paths::AdminEnable { id }),
        sign_out: visit.href(&paths::AdminSignOut { id }),
    }
}
