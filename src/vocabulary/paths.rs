//! Addresses of pages. The router, links and redirects use these types; no address is put together from strings.
//! Italian words; the language prefix is added by `platform::web::Page::href`.

use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use serde::Deserialize;
use uuid::Uuid;

/// An address whose parts are not what they should be leads nowhere, like any other that does not exist.
pub struct NoSuchPage;

impl From<PathRejection> for NoSuchPage {
    fn from(_: PathRejection) -> Self {
        Self
    }
}

impl IntoResponse for NoSuchPage {
    fn into_response(self) -> Response {
        StatusCode::NOT_FOUND.into_response()
    }
}

macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident : $kind:ty),+ })? => $path:literal),+ $(,)?) => {$(
        paths!(@one $(#[$doc])* $name $({ $($field : $kind),+ })? => $path);
    )+};
    (@one $(#[$doc:meta])* $name:ident { $($field:ident : $kind:ty),+ } => $path:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, TypedPath, Deserialize)]
        #[typed_path($path, rejection(NoSuchPage))]
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
    SecondFactor => "/entra/secondo-passo",
    SecondFactorApp => "/entra/secondo-passo/app",
    SecondFactorRecovery => "/entra/secondo-passo/codice-di-riserva",
    SecondFactorChallenge => "/entra/secondo-passo/chiave/domanda",
    SecondFactorPasskey => "/entra/secondo-passo/chiave",
    SecondFactorNewPasskey => "/entra/secondo-passo/chiave/nuova",
    StepUp => "/entra/conferma",
    StepUpChallenge => "/entra/conferma/chiave/domanda",
    StepUpPasskey => "/entra/conferma/chiave",
    MyFactors => "/profilo/secondo-passo",
    MyApp => "/profilo/secondo-passo/app",
    MyAppNew => "/profilo/secondo-passo/app/nuova",
    MyPasskeyChallenge => "/profilo/secondo-passo/chiave/domanda",
    MyPasskeyNew => "/profilo/secondo-passo/chiave/nuova",
    MyFactorRemove { id: Uuid } => "/profilo/secondo-passo/{id}/togli",
    MyRecoveryCodes => "/profilo/secondo-passo/codici",
    SignOut => "/esci",
    /// The first page after signing in.
    Work => "/lavoro",
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
    /// Asked in, out of those who wait.
    DeskCall { id: Uuid } => "/banco/appuntamenti/{id}/chiama",
    /// Somebody without an appointment waits.
    DeskWalkIn => "/banco/senza-appuntamento",
    DeskWalkInCall { id: Uuid } => "/banco/senza-appuntamento/{id}/chiama",
    DeskWalkInLeft { id: Uuid } => "/banco/senza-appuntamento/{id}/andata-via",
    DeskAbsences => "/banco/assenze",
    DeskAbsenceEnd { id: Uuid } => "/banco/assenze/{id}/togli",

    // cases: mine, one of them, a section of it
    Cases => "/casi",
    CaseNew => "/casi/nuovo",
    CaseHandOver => "/casi/passaggio",
    Case { id: Uuid } => "/casi/{id}",
    CaseSection { id: Uuid, class: String } => "/casi/{id}/sezioni/{class}",
    CaseAssign { id: Uuid } => "/casi/{id}/assegna",
    CaseClosure { id: Uuid } => "/casi/{id}/chiusura",
    CaseReopening { id: Uuid } => "/casi/{id}/chiusura/riapri",
    // what is due in a case, one of it, and in all of mine
    CaseDeadlines { id: Uuid } => "/casi/{id}/scadenze",
    CaseDeadline { id: Uuid, deadline: Uuid } => "/casi/{id}/scadenze/{deadline}",
    Deadlines => "/scadenze",

    // persons: my circle, somebody new, one of them
    People => "/persone",
    PersonNew => "/persone/nuova",
    PersonLookUp => "/persone/oltre",
    PersonTwins => "/persone/doppioni",
    /// Two persons side by side: the first one is to be kept.
    PersonTwin { a: Uuid, b: Uuid } => "/persone/doppioni/{a}/{b}",
    Person { id: Uuid } => "/persone/{id}",
    PersonMerges { id: Uuid } => "/persone/{id}/unioni",
    PersonReceive { id: Uuid } => "/persone/{id}/ricevi",
    PersonName { id: Uuid } => "/persone/{id}/nome",
    PersonIdentity { id: Uuid } => "/persone/{id}/identita",
    PersonContacts { id: Uuid } => "/persone/{id}/recapiti",
    PersonAddresses { id: Uuid } => "/persone/{id}/indirizzi",
    PersonCodes { id: Uuid } => "/persone/{id}/codici",
    PersonLanguages { id: Uuid } => "/persone/{id}/lingue",
    PersonSchoolWork { id: Uuid } => "/persone/{id}/scuola-e-lavoro",
    PersonHealth { id: Uuid } => "/persone/{id}/salute",
    PersonProtection { id: Uuid } => "/persone/{id}/protezione",
    PersonProtectionConfirm { id: Uuid, lift: Uuid } => "/persone/{id}/protezione/{lift}/conferma",
    PersonColleagues { id: Uuid } => "/persone/{id}/colleghi",

    // access records: what is due today, a new one, drafts of it, one of them
    Accesses => "/accessi",
    AccessNew => "/accessi/nuovo",
    AccessDraft => "/accessi/bozza",
    AccessDraftDrop { id: Uuid } => "/accessi/bozza/{id}/butta",
    AccessNotice => "/accessi/informativa",
    /// Somebody asked and was told: counted, not named.
    InformationContact => "/accessi/informazione",
    Access { id: Uuid } => "/accessi/{id}",
    AccessCorrections { id: Uuid } => "/accessi/{id}/correzioni",
    AccessStepDone { id: Uuid } => "/accessi/passi/{id}/fatto",
    PersonAccesses { id: Uuid } => "/persone/{id}/accessi",
    // cases that are proposed to coordinators
    Proposals => "/proposte",
    Proposal { id: Uuid } => "/proposte/{id}",
    ProposalOpen { id: Uuid } => "/proposte/{id}/apri",
    ProposalReject { id: Uuid } => "/proposte/{id}/respingi",
    ProposalAccept { id: Uuid } => "/proposte/{id}/accetta",
    // households: who lives with whom, and who is whose
    HouseholdNew => "/nuclei/nuovo",
    Household { id: Uuid } => "/nuclei/{id}",
    HouseholdJoin { id: Uuid } => "/nuclei/{id}/entra",
    HouseholdLeave { id: Uuid } => "/nuclei/{id}/esce",
    HouseholdSplit { id: Uuid } => "/nuclei/{id}/dividi",
    HouseholdHead { id: Uuid } => "/nuclei/{id}/capofamiglia",
    PersonFamily { id: Uuid } => "/persone/{id}/famiglia",

    // who may see a case
    CaseGrants { id: Uuid } => "/casi/{id}/accessi",
    CaseGrantNew { id: Uuid } => "/casi/{id}/accessi/nuovo",
    CaseGrantRevoke { id: Uuid, grant: Uuid } => "/casi/{id}/accessi/{grant}/revoca",
    CaseSharing { id: Uuid } => "/casi/{id}/condivisione",
    CaseSharingNew { id: Uuid } => "/casi/{id}/condivisione/nuova",
    CaseSharingWithdraw { id: Uuid, authorisation: Uuid } => "/casi/{id}/condivisione/{authorisation}/ritira",
    CaseTeam { id: Uuid } => "/casi/{id}/squadra",
    CaseTeamLeave { id: Uuid, member: Uuid } => "/casi/{id}/squadra/{member}/togli",
    CaseProtection { id: Uuid } => "/casi/{id}/protezione",
    CaseProtectionConfirm { id: Uuid, lift: Uuid } => "/casi/{id}/protezione/{lift}/conferma",
    BreakGlass => "/vetro",
    BreakGlassReviews => "/vetro/revisioni",
    BreakGlassReview { id: Uuid } => "/vetro/revisioni/{id}",

    // an invitation: the link in the mail, then the page that needs no link any more
    InvitationLink { token: String } => "/invito/{token}",
    Invitation => "/invito",
    ForgottenPassword => "/entra/password-dimenticata",

    // the own account
    Profile => "/profilo",
    ProfilePassword => "/profilo/password",
    ProfileSessions => "/profilo/accessi",
    ProfileSessionsEnd => "/profilo/accessi/chiudi-gli-altri",
    ProfileSessionEnd { id: Uuid } => "/profilo/accessi/{id}/chiudi",
    /// What was typed when a session ended.
    KeptWork => "/ripresa",
    KeptWorkSend { id: Uuid } => "/ripresa/{id}/invia",
    KeptWorkDrop { id: Uuid } => "/ripresa/{id}/butta",

    // accounts of staff, for administrators
    Admin => "/amministrazione",
    AdminInvite => "/amministrazione/invita",
    AdminAccount { id: Uuid } => "/amministrazione/persone/{id}",
    AdminMembership { id: Uuid } => "/amministrazione/persone/{id}/incarichi",
    AdminMembershipEnd { id: Uuid, membership: Uuid } => "/amministrazione/persone/{id}/incarichi/{membership}",
    AdminReset { id: Uuid } => "/amministrazione/persone/{id}/password",
    AdminInviteAgain { id: Uuid } => "/amministrazione/persone/{id}/invita-di-nuovo",
    AdminRevoke { id: Uuid } => "/amministrazione/persone/{id}/revoca-invito",
    AdminDisable { id: Uuid } => "/amministrazione/persone/{id}/disattiva",
    AdminEnable { id: Uuid } => "/amministrazione/persone/{id}/riattiva",
    AdminSignOut { id: Uuid } => "/amministrazione/persone/{id}/chiudi-accessi",

    // the trail
    Trail => "/registro",
    TrailExport => "/registro/esporta",
    /// Who looked at the data of the person whom a case is about.
    CaseLooks { case: Uuid } => "/registro/chi-ha-visto/{case}",
    CaseLooksPrint { case: Uuid } => "/registro/chi-ha-visto/{case}/stampa",

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
