//! What a new password has to be: long enough, and not one that somebody would guess (ASVS 5.0, 6.2).
//!
//! No rule about kinds of characters and no expiry: length and surprise are what counts. Nothing is changed in what was
//! typed, neither here nor when it is verified.

use platform::App;
use platform::web::Form;
use sha2::{Digest, Sha256};
use zxcvbn::feedback::{Feedback, Warning};
use zxcvbn::{Score, zxcvbn};

use crate::Password;

/// In characters as Unicode counts them (code points), of whatever script.
pub const SHORTEST: usize = 12;
pub const LONGEST: usize = 128;

/// Words that everybody here would try first. The person's own and the body's are added to them.
const OURS: [&str; 16] = [
    "porta",
    "unica",
    "portaunica",
    "sportello",
    "comune",
    "sociale",
    "sociali",
    "servizi",
    "lavoro",
    "lucca",
    "capannori",
    "piana",
    "toscana",
    "ufficio",
    "password",
    "benvenuto",
];

/// Leaked passwords of twelve characters or more: the first eight bytes of each one's SHA-256, sorted.
/// `data/PROVENANCE.md` says where they come from.
static LEAKED: &[u8] = include_bytes!("data/leaked_passwords.bin");

fn was_leaked(typed: &str) -> bool {
    let digest = Sha256::digest(typed.to_lowercase().as_bytes());
    let (hashes, _) = LEAKED.as_chunks::<8>();
    hashes
        .binary_search_by(|hash| hash[..].cmp(&digest[..8]))
        .is_ok()
}

/// What a guesser would know of whoever chooses a password.
pub struct Context<'a> {
    pub name: &'a str,
    pub login: &'a str,
    pub email: &'a str,
    pub body: &'a str,
}

/// Reads the fields `new_password` and `again`. `None` if something is wrong with them or with the form; neither is
/// ever shown again.
pub async fn read(
    app: &App,
    form: &mut Form,
    context: &Context<'_>,
) -> anyhow::Result<Option<Password>> {
    let typed = form.value("new_password");
    if let Err(why) = examine(app, &typed, context).await? {
        form.fail("new_password", why);
    } else if typed != form.raw("again") {
        form.fail("again", "identity-again-different");
    }
    form.set("new_password", "");
    form.set("again", "");
    Ok((!form.has_errors()).then(|| Password::new(typed)))
}

/// Refuses with a message id that says what is wrong. Worked out apart from the requests: a long text takes a while.
async fn examine(
    app: &App,
    typed: &str,
    context: &Context<'_>,
) -> anyhow::Result<Result<(), &'static str>> {
    let length = typed.chars().count();
    if length == 0 {
        return Ok(Err("identity-new-password-empty"));
    }
    if length < SHORTEST {
        return Ok(Err("identity-new-password-short"));
    }
    if length > LONGEST {
        return Ok(Err("identity-new-password-long"));
    }
    let (typed, words) = (typed.to_owned(), words(context, &app.settings.owner));
    Ok(tokio::task::spawn_blocking(move || guess(&typed, &words)).await?)
}

/// Everything in the context that is a word, each once, in small letters, the longest first.
fn words(context: &Context<'_>, owner: &str) -> Vec<String> {
    let mut words: Vec<String> = [
        context.name,
        context.login,
        context.email,
        context.body,
        owner,
    ]
    .into_iter()
    .flat_map(|text| {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.chain([text]).map(str::to_lowercase)
    })
    .chain(OURS.map(str::to_owned))
    .filter(|word| word.chars().count() > 2)
    .collect();
    words.sort_unstable();
    words.dedup();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// What is left without these words, in small letters, the longest taken out first.
fn without(typed: &str, words: &[String]) -> String {
    words
        .iter()
        .fold(typed.to_lowercase(), |rest, word| rest.replace(word, ""))
}

/// `Ok` from a hundred million guesses on: more than anybody can try at a page that slows them down. Words that a
/// guesser would begin with count for nothing: what is left of the password has to be one by itself.
fn guess(typed: &str, words: &[String]) -> Result<(), &'static str> {
    let rest = without(typed, words);
    if rest != typed.to_lowercase() && zxcvbn(&rest, &[]).score() < Score::Three {
        return Err("identity-new-password-ours");
    }
    let found = zxcvbn(typed, &[]);
    if found.score() >= Score::Three {
        if was_leaked(typed) {
            return Err("identity-new-password-common");
        }
        return Ok(());
    }
    Err(match found.feedback().and_then(Feedback::warning) {
        Some(
            Warning::StraightRowsOfKeysAreEasyToGuess
            | Warning::ShortKeyboardPatternsAreEasyToGuess,
        ) => "identity-new-password-keys",
        Some(
            Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
        ) => "identity-new-password-repeats",
        Some(
            Warning::SequencesLikeAbcAreEasyToGuess
            | Warning::RecentYearsAreEasyToGuess
            | Warning::DatesAreOftenEasyToGuess,
        ) => "identity-new-password-dates",
        _ => "identity-new-password-common",
    })
}

#[cfg(test)]
mod tests {
    use super::{Context, guess, words};

    const MARTA: Context<'_> = Context {
        name: "Marta Lenci",
        login: "marta.lenci",
        email: "marta.lenci@comune.example.it",
        body: "Comune di Altopascio",
    };

    fn verdict(typed: &str) -> Result<(), &'static str> {
        guess(typed, &words(&MARTA, "Piana di Lucca"))
    }

    #[test]
    fn a_few_words_that_do_not_belong_together_are_a_password() {
        for good in [
            "corretto cavallo batteria",
            "zucca gialla treno lento",
            "tavolo-mela-orbita-7",
            "λόγος άλογο θάλασσα",
            "xK9#mQ2$vL7pWz",
        ] {
            assert_eq!(verdict(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_everybody_would_try_is_none() {
        for (bad, why) in [
            ("password1234", "identity-new-password-ours"),
            ("PortaUnica2026", "identity-new-password-ours"),
            ("comune-capannori", "identity-new-password-ours"),
            ("martalenci1975", "identity-new-password-ours"),
            ("altopascio2026", "identity-new-password-ours"),
            ("qwertyuiop123", "identity-new-password-common"),
            ("aaaaaaaaaaaaaaa", "identity-new-password-repeats"),
            ("abcdefghijklmnop", "identity-new-password-dates"),
            ("mailcreated5240", "identity-new-password-common"), // leaked
            ("iloveyou1234", "identity-new-password-common"),
            ("qazwsxedcrfv", "identity-new-password-common"),
            ("zxcvbnm,./;lk", "identity-new-password-keys"),
        ] {
            assert_eq!(verdict(bad), Err(why), "{bad}");
        }
    }
}
