//! Addresses of pages. The router, links and redirects use these types; no address is put together from strings.
//! Italian words; the language prefix is added by `platform::web::Page::href`.

use axum_extra::routing::TypedPath;
use serde::Deserialize;
use uuid::Uuid;

macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident : $kind:ty),+ })? => $path:literal),+ $(,)?) => {$(
        paths!(@one $(#[$doc])* $name $({ $($field : $kind),+ })? => $path);
    )+};
    (@one $(#[$doc:meta])* $name:ident { $($field:ident : $kind:ty),+ } => $path:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name { $(pub $field: $kind),+ }
    };
    (@one $(#[$doc:meta])* $name:ident => $path:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, TypedPath)]
        #[typed_path($path)]
        pub struct $name;
    };
}

paths! {
    // for everybody
    Home => "/",
    Services => "/servizi",
    Service { slug: String } => "/servizi/{slug}",
    Sites => "/sedi",
    Site { slug: String } => "/sedi/{slug}",
    Privacy => "/privacy",
    LegalNotes => "/note-legali",
    Accessibility => "/accessibilita",
    Faq => "/faq",
    Report => "/segnalazione",

    // booking: the five official steps
    Book => "/prenota",
    BookPlace => "/prenota/luogo",
    BookTime => "/prenota/orario",
    BookDetails => "/prenota/dettagli",
    BookApplicant => "/prenota/richiedente",
    BookSummary => "/prenota/riepilogo",
    BookConfirmed => "/prenota/confermato",
    BookCalendar => "/prenota/confermato/appuntamento.ics",
    Rate => "/valuta",

    // the own appointment, by reference and one-time code
    Manage => "/appuntamento",
    ManageCode => "/appuntamento/codice",
    Mine => "/appuntamento/mio",
    MineMove => "/appuntamento/mio/sposta",
    MineCancel => "/appuntamento/mio/disdici",
    MineCalendar => "/appuntamento/mio/appuntamento.ics",
    MineLeave => "/appuntamento/mio/esci",

    // staff
    SignIn => "/entra",
    SignOut => "/esci",
    Desk => "/banco",
    DeskDay => "/banco/giorno",
    DeskWeek => "/banco/settimana",
    DeskPrint => "/banco/stampa",
    DeskBook => "/banco/prenota",
    DeskAppointment { id: Uuid } => "/banco/appuntamenti/{id}",
    DeskCheckIn { id: Uuid } => "/banco/appuntamenti/{id}/arrivo",
    DeskDone { id: Uuid } => "/banco/appuntamenti/{id}/concluso",
    DeskNoShow { id: Uuid } => "/banco/appuntamenti/{id}/assente",
    DeskUndo { id: Uuid } => "/banco/appuntamenti/{id}/annulla-stato",
    DeskCancel { id: Uuid } => "/banco/appuntamenti/{id}/disdici",
    DeskMove { id: Uuid } => "/banco/appuntamenti/{id}/sposta",
    /// The receipt on paper, right after booking.
    DeskSlip { id: Uuid } => "/banco/appuntamenti/{id}/foglio",
    DeskAbsences => "/banco/assenze",
    DeskAbsenceEnd { id: Uuid } => "/banco/assenze/{id}/togli",

    // the demo only
    Demo => "/demo",
    DemoEnter => "/demo/entra",
    DemoPost => "/demo/posta",
    DemoMessage { id: Uuid } => "/demo/posta/{id}",
    DemoMessageCalendar { id: Uuid } => "/demo/posta/{id}/appuntamento.ics",

    // machines
    Live => "/live",
    Ready => "/ready",
    CspReport => "/csp",
    Asset { file: String } => "/static/{file}",
}
