//! The people one can be in the demo. All of them are made up.

use uuid::Uuid;
use vocabulary::ids::AccountId;

/// Somebody to be.
pub struct Persona {
    /// As in the form of the demo page, and the login.
    pub code: &'static str,
    pub name: &'static str,
    /// Role, body and office (slugs); a citizen has none.
    pub works: Option<Works>,
}

pub struct Works {
    pub role: &'static str,
    pub body: &'static str,
    pub office: Option<&'static str>,
}

const fn works(
    role: &'static str,
    body: &'static str,
    office: Option<&'static str>,
) -> Option<Works> {
    Some(Works { role, body, office })
}

const ZONE: &str = "zona-distretto-piana-di-lucca";

pub const PERSONAS: [Persona; 11] = [
    Persona {
        code: "accoglienza",
        name: "Marta Lenci",
        works: works("reception", "comune-di-capannori", None),
    },
    Persona {
        code: "assistente-sociale",
        name: "Giulia Bertolucci",
        works: works("social_worker", "comune-di-capannori", None),
    },
    Persona {
        code: "assistente-sociale-lucca",
        name: "Paolo Martinelli",
        works: works("social_worker", "comune-di-lucca", None),
    },
    Persona {
        code: "coordinatrice",
        name: "Elena Giannini",
        works: works("coordinator", "comune-di-capannori", None),
    },
    Persona {
        code: "operatore-cpi",
        name: "Davide Fanucchi",
        works: works("employment_officer", "arti", None),
    },
    Persona {
        code: "operatrice-caritas",
        name: "Suor Chiara Pardini",
        works: works("third_sector_operator", "caritas-lucca", None),
    },
    Persona {
        code: "operatrice-asl",
        name: "Silvia Del Carlo",
        works: works(
            "health_professional",
            "azienda-usl-toscana-nord-ovest",
            None,
        ),
    },
    Persona {
        code: "responsabile-privacy",
        name: "Andrea Nottoli",
        works: works("privacy_officer", ZONE, None),
    },
    Persona {
        code: "amministratore",
        name: "Luca Simonetti",
        works: works("administrator", ZONE, None),
    },
    Persona {
        code: "dirigente",
        name: "Francesca Orsi",
        works: works("manager", ZONE, None),
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
}
