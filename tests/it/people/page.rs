//! The page of a person: who reads what, how to reach somebody safely, and that what is not theirs is nowhere.

use uuid::Uuid;

use super::{in_trail, registered};
use crate::support::TestPortal;

#[tokio::test]
async fn the_page_says_how_to_reach_somebody_without_harm() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let fields = [
        ("cognome", "Okafor"),
        ("nome", "Blessing"),
        ("lingua", "en"),
        ("interprete", "si"),
        ("telefono", "000 5550123"),
        ("di_chi", "partner"),
        ("senza_dimora", "si"),
    ];
    let person = registered(&mut desk, &fields).await;
    let here = format!("/persone/{person}");
    let page = desk.get(&here).await.is(200);
    let page = page
        .says("Non lasciare messaggi")
        .says("Del marito")
        .says("Senza fissa dimora");
    page.says("Serve un interprete: English");
    assert_eq!(in_trail(&portal, "person.opened", person, "done").await, 1);

    desk.get(&format!("{here}/recapiti")).await.is(200);
    let contact = [
        ("tipo", "mobile"),
        ("di_chi", "self"),
        ("recapito", "000 5550999"),
        ("messaggi", "si"),
        ("quando", "la mattina"),
    ];
    let done = desk
        .send(&format!("{here}/recapiti"), &contact)
        .await
        .is(303);
    desk.follow(done)
        .await
        .is(200)
        .says("Si può lasciare un messaggio.")
        .says("la mattina");
}

#[tokio::test]
async fn a_person_of_nobodys_circle_does_not_exist() {
    let portal = TestPortal::new().await;
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    let person = registered(&mut lucca, &[("cognome", "Kovalenko"), ("nome", "Daryna")]).await;
    let nobody = Uuid::new_v4();
    for persona in [
        "accoglienza",
        "assistente-sociale",
        "coordinatrice",
        "operatore-cpi",
        "amministratore",
    ] {
        let mut browser = portal.signed_in(persona).await;
        for id in [person, nobody] {
            for part in ["", "/nome", "/identita", "/recapiti", "/codici"] {
                browser
                    .get(&format!("/persone/{id}{part}"))
                    .await
                    .is(404)
                    .does_not_say("Kovalenko");
            }
        }
    }
    assert_eq!(
        in_trail(&portal, "person.opened", person, "refused").await,
        5
    );
}

#[tokio::test]
async fn the_desk_of_the_same_body_sees_who_a_colleague_registered_and_a_protected_one_not() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let open = registered(
        &mut social,
        &[("cognome", "Aperta"), ("telefono", "0005550111")],
    )
    .await;
    let fields = [
        ("cognome", "Chiusa"),
        ("protezione", "protected"),
        ("telefono", "0005550112"),
    ];
    let hidden = registered(&mut social, &fields).await;
    let fields = [
        ("cognome", "Riservata"),
        ("protezione", "confidential"),
        ("telefono", "0005550113"),
    ];
    let confidential = registered(&mut social, &fields).await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get(&format!("/persone/{open}"))
        .await
        .is(200)
        .says("0005550111");
    desk.get(&format!("/persone/{hidden}")).await.is(404);
    desk.get(&format!("/persone/{confidential}"))
        .await
        .is(200)
        .does_not_say("0005550113");
    desk.get(&format!("/persone/{confidential}/recapiti"))
        .await
        .is(404);
    social
        .get(&format!("/persone/{hidden}"))
        .await
        .is(200)
        .says("0005550112")
        .says("Non lasciare messaggi");
}

#[tokio::test]
async fn a_code_of_somebody_else_is_refused_and_named_where_it_may_be() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let rossi = [
        ("cognome", "Rossi"),
        ("nome", "Mario"),
        ("codice", "RSSMRA75T01E715Z"),
    ];
    registered(&mut desk, &rossi).await;
    let other = registered(&mut desk, &[("cognome", "Rossi"), ("nome", "Marino")]).await;
    let codes = format!("/persone/{other}/codici");
    desk.get(&codes).await.is(200);
    let answer = desk.submit(&codes, &[("codice", "RSSMRA75T01E715Z")]).await;
    // Marino is not Mario: first it is shown what does not fit
    let answer = if answer.status == 200 {
        desk.submit(&codes, &[]).await
    } else {
        answer
    };
    answer
        .is(422)
        .says("già di un’altra persona")
        .says("Mario Rossi");
}

#[tokio::test]
async fn whoever_may_write_of_a_person_reads_who_works_with_them() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let open = registered(&mut social, &[("cognome", "Aperta")]).await;
    let hidden = [("cognome", "Chiusa"), ("protezione", "protected")];
    let hidden = registered(&mut social, &hidden).await;
    let name: String =
        sqlx::query_scalar("select name from identity.account where login = 'assistente-sociale'")
            .fetch_one(&mut portal.behind().await)
            .await
            .unwrap();
    let mut desk = portal.signed_in("accoglienza").await;
    for browser in [&mut social, &mut desk] {
        let page = browser.get(&format!("/persone/{open}")).await.is(200);
        let page = page.says("Chi lavora con questa persona").says(&name);
        page.says("responsabile del caso").says("Tutto l’ufficio");
    }
    let page = social.get(&format!("/persone/{hidden}")).await.is(200);
    page.says(&name).does_not_say("Tutto l’ufficio");
    // a coordinator writes nothing: not even asked of the database itself
    let mut tx = portal.behind().await;
    let strangers: i64 = sqlx::query_scalar("select count(*) from people.who_works_with($1)")
        .bind(open)
        .fetch_one(&mut tx)
        .await
        .unwrap();
    assert_eq!(strangers, 0, "asked by nobody");
}

#[tokio::test]
async fn the_municipality_of_an_address_is_one_of_today_or_a_state() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let person = registered(&mut desk, &[("cognome", "Barsanti")]).await;
    let here = format!("/persone/{person}/indirizzi");
    let page = desk.get(&here).await.is(200);
    assert!(page.body.contains("value=\"Porcari (LU)\""));
    for (typed, words) in [
        ("Capanori", "Forse: Capannoli (PI), Capannori (LU)"),
        ("Castro", "aggiungi la provincia"),
        ("Vergemoli", "Questo comune non c’è più"),
    ] {
        desk.get(&here).await.is(200);
        let fields = [
            ("tipo", "residence"),
            ("via", "via Prova 1"),
            ("citta", typed),
        ];
        let answer = desk.submit(&here, &fields).await.is(422).says(words);
        assert_eq!(answer.complaints(), ["citta"], "{typed}");
        assert_eq!(desk.value_of("citta"), typed);
    }
    for typed in ["capannori", "Marocco"] {
        desk.get(&here).await.is(200);
        let once = Uuid::new_v4().to_string();
        let fields = [("once", &*once), ("tipo", "residence"), ("citta", typed)];
        desk.send(&here, &fields).await.is(303);
    }
    let written: Vec<(Option<String>, Option<String>)> = sqlx::query_as(
        "select municipality_code, place from people.address where person_id = $1 order by written_at",
    )
    .bind(person)
    .fetch_all(&mut portal.behind().await)
    .await
    .unwrap();
    let known = |code: &str, name: &str| (Some(code.to_owned()), Some(name.to_owned()));
    assert_eq!(
        written,
        [known("B648", "Capannori"), known("Z330", "Marocco")]
    );
}
