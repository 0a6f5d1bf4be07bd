//! Lists of words in sections, and drawing from them as often as words are used.

use crate::draw::Draw;

/// Words from the commonest down, drawn by the law of Zipf and Mandelbrot: as often as 1 / (rank + flatness).
pub struct Ranked {
    words: Vec<&'static str>,
    /// Sum of the weights up to and with each word.
    until: Vec<u32>,
}

impl Ranked {
    /// `flatness` above 0: the higher, the less common are the commonest.
    pub fn new(words: Vec<&'static str>, flatness: u32) -> Self {
        let weights = (flatness.max(1)..).take(words.len());
        let until = weights.scan(0, |sum, rank| {
            *sum += 1_000_000 / rank;
            Some(*sum)
        });
        let until = until.collect();
        Self { words, until }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// One of them; nothing if there is none.
    pub fn draw(&self, draw: &mut Draw) -> &'static str {
        let at = draw.below(self.until.last().copied().unwrap_or(0));
        let rank = self.until.partition_point(|until| *until <= at);
        self.words.get(rank).copied().unwrap_or_default()
    }
}

/// The words under `[section]` of a list: separated by commas, on as many lines as they need. None if it is missing.
pub fn section(list: &'static str, section: &str) -> Vec<&'static str> {
    list.lines()
        .map(str::trim)
        .skip_while(|line| line.strip_prefix('[') != Some(&format!("{section}]")))
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect()
}
