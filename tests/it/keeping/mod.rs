//! Tests of the pages about who may see a case, through the whole portal. Cases are arranged by the functions of the
//! database, as whoever would do it.

mod break_glass;
mod ending;
mod grants;
mod protection;
mod sharing;
mod team;

use sqlx::PgConnection;
use uuid::Uuid;

use crate::support::{Browser, TestPortal};

const MANAGER: &str = "assistente-sociale";
const COLLEAGUE: &str = "collega";
const THIRD: &str = "terza-collega";
const COORDINATOR: &str = "coordinatrice";
const OFFICER: &str = "operatore-cpi";
const HEALTH: &str = "operatrice-asl";
const CARITAS: &str = "operatrice-caritas";
const PRIVACY: &str = "responsabile-privacy";
const ELSEWHERE: &str = "assistente-sociale-lucca";

/// A reference that is well formed: the check character of twelve zeros.
const REFERENCE: &str = "0000000000000";

/// A portal with one case of the families' area, opened by its manager, with a line in every section.
struct House {
    portal: TestPortal,
    case: Uuid,
}

impl House {
    async fn new() -> Self {
        let portal = TestPortal::new().await;
        let mut behind = portal.behind().await;
        for (login, name) in [(COLLEAGUE, "Irene Salvetti"), (THIRD, "Bruna Matteucci")] {
            colleague(&mut behind, login, name).await;
        }
        for statement in [
            // the demo's cases would get into the way of counting
            "truncate cases.social_case cascade",
            "insert into access.agreement (body_id, valid, reference)
             select distinct m.body_id, daterange('2026-01-01', null), 'agreement for tests' from identity.membership m
             where not exists (select from access.agreement a where a.body_id = m.body_id)",
            "update identity.account set email = login || '@example.org' where email is null",
        ] {
            sqlx::raw_sql(statement).execute(&mut behind).await.unwrap();
        }
        let house = Self {
            portal,
            case: Uuid::new_v4(),
        };
        let opened: String = house
            .act(
                MANAGER,
                &format!(
                    "select cases.open('{}', '{REFERENCE}', (select id from directory.body where slug = 'comune-di-capannori'), 'families')",
                    house.case
                ),
            )
            .await;
        assert_eq!(opened, "opened");
        let classes: Vec<String> = sqlx::query_scalar("select code from access.data_class")
            .fetch_all(&mut behind)
            .await
            .unwrap();
        for class in classes {
            house
                .behind(&format!(
                    "insert into cases.{class} (id, case_id, text, written_by) values (gen_random_uuid(), '{}', 'canary-{class}', {})",
                    house.case,
                    account(MANAGER)
                ))
                .await;
        }
        house
    }

    /// What a function of the database answers to somebody.
    async fn act(&self, login: &str, statement: &str) -> String {
        let mut behind = self.portal.behind().await;
        let token = session(&mut behind, login, false).await;
        sqlx::query("select set_config('porta.token', encode(sha256(convert_to($1, 'UTF8')), 'hex'), false)")
            .bind(token)
            .execute(&mut behind)
            .await
            .unwrap();
        sqlx::query_scalar(sqlx::AssertSqlSafe(statement))
            .fetch_one(&mut behind)
            .await
            .unwrap()
    }

    /// Past every policy.
    async fn behind(&self, statement: &str) {
        let mut behind = self.portal.behind().await;
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement))
            .execute(&mut behind)
            .await
            .unwrap();
    }

    async fn count(&self, statement: &str) -> i64 {
        sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
            "select count(*) from {statement}"
        )))
        .fetch_one(&mut self.portal.behind().await)
        .await
        .unwrap()
    }

    async fn text(&self, statement: &str) -> String {
        sqlx::query_scalar(sqlx::AssertSqlSafe(statement))
            .fetch_one(&mut self.portal.behind().await)
            .await
            .unwrap()
    }

    /// Somebody at work, with a second factor shown a moment ago or not.
    async fn at_work(&self, login: &str, stepped_up: bool) -> Browser {
        let token = session(&mut self.portal.behind().await, login, stepped_up).await;
        let mut browser = self.portal.browser();
        browser.set_cookie("porta-sessione", &token);
        browser.get("/lavoro").await.is(200);
        browser
    }

    fn page(&self, rest: &str) -> String {
        format!("/casi/{}{rest}", self.case)
    }

    /// Lets somebody in as the manager would, with what the capacity usually needs.
    async fn give(&self, kind: &str, login: &str, capacity: &str) -> Uuid {
        let grant = Uuid::new_v4();
        let given = self
            .act(
                MANAGER,
                &format!(
                    "select access.give('{grant}', '{}', '{kind}', case when '{kind}' = 'person' then {who} end, {body}, '{capacity}',
                         d.classes, d.writes, null, 'works on it') from access.defaults('{capacity}') d",
                    self.case,
                    who = account(login),
                    body = body_of(login),
                ),
            )
            .await;
        assert_eq!(given, "given");
        grant
    }

    /// The person says yes to sharing everything with the body of somebody.
    async fn share(&self, login: &str) -> Uuid {
        let id = Uuid::new_v4();
        let shared = self
            .act(
                MANAGER,
                &format!(
                    "select access.authorise_sharing('{id}', '{}', {}, access.mask('name', 'identity', 'contact', 'work', 'education',
                         'plan_work', 'plan_shared', 'household_summary', 'care_load_summary', 'plan_task'), 'paper', '2026-1', null)",
                    self.case,
                    body_of(login),
                ),
            )
            .await;
        assert_eq!(shared, "authorised");
        id
    }

    /// A page as whoever has nothing to do with the case reads it: that of a case that does not exist.
    async fn is_a_stranger(&self, browser: &mut Browser) {
        for page in [
            "",
            "/sezioni/name",
            "/sezioni/work",
            "/accessi",
            "/condivisione",
            "/squadra",
            "/protezione",
        ] {
            let unknown = format!("/casi/{}{page}", Uuid::new_v4());
            let nothing = browser.get(&unknown).await.is(404).text();
            let here = browser.get(&self.page(page)).await.is(404).text();
            assert_eq!(without_number(&here), without_number(&nothing), "{page}");
        }
    }

    /// How often something stands in the trail of the case.
    async fn events(&self, action: &str, outcome: &str) -> i64 {
        self.count(&format!(
            "audit.event where action = '{action}' and outcome = '{outcome}' and (case_id = '{}' or case_id is null)",
            self.case
        ))
        .await
    }
}

/// The page without the number of the request.
fn without_number(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| word.parse::<Uuid>().is_err())
        .collect::<Vec<_>>()
        .join(" ")
}

fn account(login: &str) -> String {
    format!("(select id from identity.account where login = '{login}')")
}

fn body_of(login: &str) -> String {
    format!(
        "(select m.body_id from identity.membership m where m.account_id = {} limit 1)",
        account(login)
    )
}

/// A social worker of the same body as the manager.
async fn colleague(behind: &mut PgConnection, login: &str, name: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!(
        "insert into identity.account (id, login, name) values (gen_random_uuid(), '{login}', '{name}');
         insert into identity.membership (id, account_id, body_id, role, valid_from)
         select gen_random_uuid(), {}, {}, 'social_worker', '2026-01-01'",
        account(login),
        body_of(MANAGER)
    )))
    .execute(behind)
    .await
    .unwrap();
}

/// A session, as if somebody had just signed in.
async fn session(behind: &mut PgConnection, login: &str, stepped_up: bool) -> String {
    let token = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
    sqlx::query(
        "insert into identity.session (token_hash, account_id, idle_until, absolute_until, second_factor, stepped_up_until)
         select sha256(convert_to($1, 'UTF8')), a.id, now() + interval '20 minutes', now() + interval '8 hours', 'demo',
                case when $3 then now() + interval '5 minutes' end
         from identity.account a where a.login = $2",
    )
    .bind(&token)
    .bind(login)
    .bind(stepped_up)
    .execute(behind)
    .await
    .unwrap();
    token
}
