//! The whole portal on a database of its own.

use axum::Router;
use platform::App;
use platform::config::Settings;
use platform::db::{Address, Db};
use platform::keys::Keys;
use sqlx::PgConnection;
use vocabulary::Clock;

use super::browser::Browser;
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
        let address = cluster::fresh_database().await;
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
            .leads_to("/banco");
        browser
    }

    /// The database as its superuser, past every policy: to arrange and to look behind.
    pub async fn behind(&self) -> PgConnection {
        self.address.deploy().await.expect("the server answers")
    }
}
