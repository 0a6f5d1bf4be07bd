//! Passkeys (WebAuthn): a key that stays in a device and signs the portal's question, for the portal's own address
//! alone. Nothing that can be read off or typed into another page.

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use platform::Tx;
use platform::web::{PageError, Visit};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::{Host, Url};
use vocabulary::ids::FactorId;
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder,
};

use crate::second_factor::{Factors, Holder};
use crate::second_factor_ceremony as ceremony;
use crate::second_factor_queries as queries;

/// Whether keys work where the page was opened. Browsers tie a key to a name; an address in numbers has none.
pub enum Here {
    Works(Place),
    /// Under this origin they do.
    Elsewhere(String),
    Nowhere,
}

/// The name that keys are tied to.
pub struct Place {
    name: String,
    origin: Url,
}

impl Here {
    pub fn of(visit: &Visit, headers: &HeaderMap) -> Self {
        let Ok(address) = Url::parse(&visit.app().settings.public_url) else {
            return Self::Nowhere;
        };
        let place = match address.host() {
            Some(Host::Domain(name)) => {
                return Self::Works(Place {
                    name: name.to_owned(),
                    origin: address,
                });
            }
            Some(Host::Ipv4(ip)) if ip.is_loopback() => Place::on_this_machine(&address),
            Some(Host::Ipv6(ip)) if ip.is_loopback() => Place::on_this_machine(&address),
            _ => None,
        };
        match place {
            Some(place) if place.is_asked(headers) => Self::Works(place),
            Some(place) => Self::Elsewhere(place.origin.as_str().trim_end_matches('/').to_owned()),
            None => Self::Nowhere,
        }
    }

    pub fn place(self) -> Result<Place, PageError> {
        match self {
            Self::Works(place) => Ok(place),
            Self::Elsewhere(_) | Self::Nowhere => Err(PageError::NotFound),
        }
    }
}

impl Place {
    /// A portal that listens on loopback is reached under the name `localhost` too.
    fn on_this_machine(address: &Url) -> Option<Self> {
        let mut origin = address.clone();
        origin.set_host(Some("localhost")).ok()?;
        Some(Self {
            name: "localhost".into(),
            origin,
        })
    }

    fn is_asked(&self, headers: &HeaderMap) -> bool {
        let asked = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok());
        asked.is_some_and(|host| host.split(':').next() == Some(&self.name))
    }

    fn relying_party(&self) -> anyhow::Result<Webauthn> {
        Ok(WebauthnBuilder::new(&self.name, &self.origin)?
            .rp_name("Porta Unica")
            .build()?)
    }
}

/// Asks a device for a new key.
pub async fn ask_for_new(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
    factors: &Factors,
    place: &Place,
) -> Result<Response, PageError> {
    let known = keys_of(factors)?
        .iter()
        .map(|(_, key)| key.cred_id().clone())
        .collect();
    let (question, state) = place
        .relying_party()?
        .start_passkey_registration(holder.id.0, &holder.login, &holder.name, Some(known))
        .map_err(anyhow::Error::from)?;
    keep(tx, visit, holder, ceremony::NEW_PASSKEY, &state).await?;
    Ok(question_for_script("create", &question.public_key))
}

/// The new key that a device made; `None`: not an answer to the question.
pub async fn read_new(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
    place: &Place,
    answer: &str,
) -> Result<Option<Passkey>, PageError> {
    let state: Option<PasskeyRegistration> = take(tx, visit, holder, ceremony::NEW_PASSKEY).await?;
    let answer = serde_json::from_str::<RegisterPublicKeyCredential>(answer);
    let (Some(state), Ok(answer)) = (state, answer) else {
        return Ok(None);
    };
    let party = place.relying_party()?;
    Ok(party.finish_passkey_registration(&answer, &state).ok())
}

/// From now on the key counts. False: it is known already, whoever's it is.
pub async fn add(tx: &mut Tx, name: &str, key: &Passkey) -> Result<bool, PageError> {
    let id = FactorId(uuid::Uuid::new_v4());
    Ok(queries::add_passkey(tx, id, name, key.cred_id(), &to_json(key)?).await?)
}

/// Asks for a signature of one of the keys that somebody has.
pub async fn ask(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
    factors: &Factors,
    place: &Place,
) -> Result<Response, PageError> {
    let keys: Vec<Passkey> = keys_of(factors)?.into_iter().map(|(_, key)| key).collect();
    if keys.is_empty() {
        return Err(PageError::NotFound);
    }
    let (question, state) = place
        .relying_party()?
        .start_passkey_authentication(&keys)
        .map_err(anyhow::Error::from)?;
    keep(tx, visit, holder, ceremony::PASSKEY, &state).await?;
    Ok(question_for_script("get", &question.public_key))
}

/// Is this the signature, by one of the keys, over the question that was asked last?
pub async fn accepts(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
    place: &Place,
    answer: &str,
) -> Result<bool, PageError> {
    let state: Option<PasskeyAuthentication> = take(tx, visit, holder, ceremony::PASSKEY).await?;
    let answer = serde_json::from_str::<PublicKeyCredential>(answer);
    let (Some(state), Ok(answer)) = (state, answer) else {
        return Ok(false);
    };
    let Ok(result) = place
        .relying_party()?
        .finish_passkey_authentication(&answer, &state)
    else {
        return Ok(false);
    };
    let factors = Factors::of(tx).await?;
    for (id, mut key) in keys_of(&factors)? {
        if key.update_credential(&result).is_some() {
            let counter = result.counter();
            return Ok(queries::use_passkey(tx, id, counter, &to_json(&key)?).await?);
        }
    }
    Ok(false)
}

fn keys_of(factors: &Factors) -> anyhow::Result<Vec<(FactorId, Passkey)>> {
    factors
        .passkeys
        .iter()
        .map(|row| Ok((row.id, serde_json::from_value(row.credential.clone())?)))
        .collect()
}

fn to_json(key: &Passkey) -> anyhow::Result<serde_json::Value> {
    Ok(serde_json::to_value(key)?)
}

async fn keep(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
    kind: &str,
    state: &impl Serialize,
) -> Result<(), PageError> {
    let state = serde_json::to_vec(state).map_err(anyhow::Error::from)?;
    Ok(ceremony::keep(tx, visit, holder.token, kind, &state).await?)
}

async fn take<S: DeserializeOwned>(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
    kind: &str,
) -> Result<Option<S>, PageError> {
    let state = ceremony::take(tx, visit, holder.token, kind).await?;
    Ok(state.and_then(|state| serde_json::from_slice(&state).ok()))
}

/// What the script hands to the browser: `create` or `get`, with the options of the standard.
fn question_for_script(act: &str, options: &impl Serialize) -> Response {
    let question = serde_json::json!({ act: options });
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, question.to_string()).into_response()
}
