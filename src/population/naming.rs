//! Given names by generation, surnames common and rare.

use vocabulary::fiscal_code::Sex;

use crate::draw::Draw;
use crate::words::{Ranked, section};

/// How common the commonest are: see [`Ranked`]. Chosen so that Rossi is about one in ninety Italians here, and the
/// first given name of a generation one in fifteen.
const GIVEN: u32 = 4;
const SURNAME: u32 = 15;

/// The names of a nation.
pub struct Names {
    women: [Ranked; 3],
    men: [Ranked; 3],
    surnames: Ranked,
    /// Beginnings, middles, vowels between two middles, and ends of rare surnames. Without beginnings there are none,
    /// without vowels there is one middle.
    rare: [Ranked; 4],
}

impl Names {
    /// From a list with the sections `female`, `male` (or three of each, by year of birth), `surname`, and `start`,
    /// `middle`, `link`, `end` where rare surnames are made.
    pub fn read(list: &'static str) -> Self {
        let ages = ["until 1950", "until 1984", "from 1985"];
        let given = |sex: &str| {
            ages.map(|age| {
                let of_age = section(list, &format!("{sex} {age}"));
                let words = if of_age.is_empty() {
                    section(list, sex)
                } else {
                    of_age
                };
                Ranked::new(words, GIVEN)
            })
        };
        Self {
            women: given("female"),
            men: given("male"),
            surnames: Ranked::new(section(list, "surname"), SURNAME),
            rare: ["start", "middle", "link", "end"]
                .map(|part| Ranked::new(section(list, part), SURNAME)),
        }
    }

    pub fn given(&self, draw: &mut Draw, sex: Sex, year: i32) -> String {
        let age = match year {
            ..=1950 => 0,
            1951..=1984 => 1,
            _ => 2,
        };
        let names = match sex {
            Sex::Female => &self.women[age],
            Sex::Male => &self.men[age],
        };
        let first = names.draw(draw);
        let second = names.draw(draw);
        if draw.per_mille(25) && first != second && !first.contains(' ') && !second.contains(' ') {
            return format!("{first} {second}");
        }
        first.to_owned()
    }

    /// Three of ten are rare, where rare ones are made.
    pub fn surname(&self, draw: &mut Draw) -> String {
        let is_rare = draw.per_mille(300);
        if is_rare && !self.rare[0].is_empty() {
            return self.rare_surname(draw);
        }
        self.surnames.draw(draw).to_owned()
    }

    /// Made of syllables, two of five with one more.
    fn rare_surname(&self, draw: &mut Draw) -> String {
        let [start, middle, link, end] = &self.rare;
        let mut made = start.draw(draw).to_owned();
        join(draw, &mut made, middle);
        if !link.is_empty() && draw.per_mille(400) {
            made.push_str(link.draw(draw));
            join(draw, &mut made, middle);
        }
        made + end.draw(draw)
    }
}

/// Adds what can be said after what is there.
fn join(draw: &mut Draw, made: &mut String, middle: &Ranked) {
    // among twenty there is one that fits
    let fitting = (0..20)
        .map(|_| middle.draw(draw))
        .find(|next| can_follow(made, next));
    made.push_str(fitting.unwrap_or_default());
}

/// After a consonant there are no two more, and before b and p there is m, not n.
fn can_follow(made: &str, next: &str) -> bool {
    let is_vowel = |c: char| "aeiouyăâî".contains(c);
    let last = made.chars().next_back().unwrap_or('a');
    let mut letters = next.chars();
    let (first, second) = (letters.next().unwrap_or('a'), letters.next());
    if is_vowel(last) {
        return !is_vowel(first);
    }
    is_vowel(first)
        || second.is_none_or(is_vowel) && first != last && !(last == 'n' && "bpmlr".contains(first))
}

/// The surname of a nation's family, as its men have it: two from Peru, sometimes two from Italy.
pub fn family_name(names: &Names, iso3: &str, draw: &mut Draw) -> String {
    let first = names.surname(draw);
    let is_double = iso3 == "PER" || iso3 == "ITA" && draw.per_mille(12);
    if is_double {
        let second = names.surname(draw);
        return format!("{first} {second}");
    }
    first
}

/// A surname as a woman has it: Ukrainian adjectives have an ending for women.
pub fn for_woman(surname: &str) -> String {
    surname
        .strip_suffix("skyi")
        .map_or_else(|| surname.to_owned(), |stem| format!("{stem}ska"))
}
