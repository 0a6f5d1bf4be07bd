//! The people one can be in the demo. All of them are made up.

use identity::SharedSecret;
use platform::keys::{Keys, Purpose};
use uuid::Uuid;
use vocabulary::ids::AccountId;

/// Somebody to be.
pub struct Persona {
    /// As in the form of the demo page, and the login.
    pub code: &'static str,
    pub name: &'static str,
    /// Role and body (its slug); a citizen has none.
    pub works: Option<Works>,
}

pub struct Works {
    pub role: &'static str,
    pub body: &'static str,
}

const ZONE: &str = "zona-distretto-piana-di-lucca";

pub const PERSONAS: [Persona; 11] = [
    Persona {
        code: "accoglienza",
        name: "Marta Lenci",
        works: Some(Works {
            role: "reception",
            body: "comune-di-capannori",
        }),
    },
    Persona {
        code: "assistente-sociale",
        name: "Giulia Bertolucci",
        works: Some(Works {
            role: "social_worker",
            body: "comune-di-capannori",
        }),
    },
    Persona {
        code: "assistente-sociale-lucca",
        name: "Paolo Martinelli",
        works: Some(Works {
            role: "social_worker",
            body: "comune-di-lucca",
        }),
    },
    Persona {
        code: "coordinatrice",
        name: "Elena Giannini",
        works: Some(Works {
            role: "coordinator",
            body: "comune-di-capannori",
        }),
    },
    Persona {
        code: "operatore-cpi",
        name: "Davide Fanucchi",
        works: Some(Works {
            role: "employment_officer",
            body: "arti",
        }),
    },
    Persona {
        code: "operatrice-caritas",
        name: "Suor Chiara Pardini",
        works: Some(Works {
            role: "third_sector_operator",
            body: "caritas-lucca",
        }),
    },
    Persona {
        code: "operatrice-asl",
        name: "Silvia Del Carlo",
        works: Some(Works {
            role: "health_professional",
            body: "azienda-usl-toscana-nord-ovest",
        }),
    },
    Persona {
        code: "responsabile-privacy",
        name: "Andrea Nottoli",
        works: Some(Works {
            role: "privacy_officer",
            body: ZONE,
        }),
    },
    Persona {
        code: "amministratore",
        name: "Luca Simonetti",
        works: Some(Works {
            role: "administrator",
            body: ZONE,
        }),
    },
    Persona {
        code: "dirigente",
        name: "Francesca Orsi",
        works: Some(Works {
            role: "manager",
            body: ZONE,
        }),
    },
    Persona {
        code: "cittadina",
        name: "Fatima El Amrani",
        works: None,
    },
];

impl Persona {
    pub fn by_code(code: &str) -> Option<&'static Persona> {
        PERSONAS.iter().find(|persona| persona.code == code)
    }

    /// The same in every demo.
    pub fn account(&self) -> AccountId {
        AccountId(Uuid::new_v5(
            &Uuid::NAMESPACE_URL,
            format!("porta-unica:demo:{}", self.code).as_bytes(),
        ))
    }

    /// The app on the telephone that nobody has: its secret follows from the secret of this demo.
    pub fn app(&self, keys: &Keys) -> SharedSecret {
        SharedSecret::from_bytes(&keys.mac(Purpose::DemoApp, &[self.code.as_bytes()]))
    }
}
