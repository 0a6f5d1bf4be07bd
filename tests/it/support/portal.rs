//! The whole portal on a database of its own.

use axum::Router;
use platform::App;
use platform::config::Settings;
use platform::db::{Address, Db};
use platform::keys::Keys;
use sqlx::PgConnection;
use vocabulary::Clock;

use super::browser::{Answer, Browser};
use super::cluster::{self, PASSWORD, SECRET};

pub struct TestPortal {
    pub app: App,
    pub address: Address,
    pages: Router,
}

pub async fn app(address: &Address, settings: Settings) -> App {
    let keys = Keys::from_secret(SECRET);
    let db = Db::connect(address, &keys)
        .await
        .expect("every login role can connect");
    App::new(db, keys, Clock::System, settings)
}

impl TestPortal {
    pub async fn new() -> Self {
        Self::with(Settings::demo("http://127.0.0.1", PASSWORD.into())).await
    }

    pub async fn with(settings: Settings) -> Self {
        Self::on(cluster::fresh_database().await, settings).await
    }

    /// On a database that is there already.
    pub async fn on(address: Address, settings: Settings) -> Self {
        let app = app(&address, settings).await;
        let pages = platform::web::serve(app.clone(), porta::app::routes(app.settings.is_demo()));
        Self {
            app,
            address,
            pages,
        }
    }

    /// The portal as a service, for requests that no browser sends and for sockets.
    pub fn pages(&self) -> Router {
        self.pages.clone()
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser::new(self.pages.clone())
    }

    /// A browser in which a demo person is signed in.
    pub async fn signed_in(&self, persona: &str) -> Browser {
        let mut browser = self.browser();
        browser.get("/demo").await.is(200);
        browser
            .send("/demo/entra", &[("persona", persona)])
            .await
            .leads_to("/lavoro");
        browser
    }

    /// What the app on a demo person's telephone shows now.
    pub fn code_of(&self, persona: &str) -> String {
        let persona = demo::Persona::by_code(persona).expect("somebody of the demo");
        let now = self.app.clock.now();
        persona.app(&self.app.keys).code_at(now)
    }

    /// What a password comes to in a browser that nobody has used.
    pub async fn tries_password(&self, login: &str, password: &str) -> Answer {
        let mut browser = self.browser();
        browser.get("/entra").await.is(200);
        browser
            .submit("/entra", &[("login", login), ("password", password)])
            .await
    }

    /// Both steps of signing in, with password and app; the last answer. Codes used before are forgotten, so that a
    /// test need not wait half a minute for the next one.
    pub async fn signs_in(&self, browser: &mut Browser, persona: &str, page: &str) -> Answer {
        browser.get(page).await.is(200);
        let login = [("login", persona), ("password", PASSWORD)];
        let answer = browser.submit("/entra", &login).await.is(303);
        browser.follow(answer).await.is(200);
        sqlx::query("update identity.totp set last_step = 0")
            .execute(&mut self.behind().await)
            .await
            .expect("time passes");
        let code = self.code_of(persona);
        browser
            .submit("/entra/secondo-passo", &[("codice", &code)])
            .await
    }

    /// No worker seals this trail, and what filled the database may be minutes old, so that readiness would say that
    /// the seal is late.
    pub async fn is_as_if_sealed(&self) {
        sqlx::raw_sql(
            "set session_replication_role = replica;
             update audit.event set at = clock_timestamp(); update audit.row_change set at = clock_timestamp()",
        )
        .execute(&mut self.behind().await)
        .await
        .expect("a trail of just now");
    }

    /// The number of somebody's account.
    pub async fn account(&self, login: &str) -> String {
        sqlx::query_scalar("select id::text from identity.account where login = $1")
            .bind(login)
            .fetch_one(&mut self.behind().await)
            .await
            .expect("there")
    }

    /// The database as its superuser, past every policy: to arrange and to look behind.
    pub async fn behind(&self) -> PgConnection {
        self.address.deploy().await.expect("the server answers")
    }
}
