//! Sizes in the picture: sixteenths of the text size, which are pixels where the text has sixteen.

/// Half the side of a square, and the radius of a circle.
pub const HALF: i32 = 22;
/// Between a sign and the text below it.
pub const BELOW_SIGN: i32 = 8;
/// Size of names, and the height of their lines.
pub const TEXT: i32 = 14;
pub const LINE: i32 = 17;
/// Size of dates over a couple's line and of households' names, and the height of their lines.
pub const SMALL: i32 = 13;
pub const SMALL_LINE: i32 = 16;
/// A column of text is never wider, nor narrower.
pub const WIDEST: i32 = 124;
pub const NARROWEST: i32 = 92;
/// The least between two columns.
pub const APART: i32 = 18;
/// Round the whole.
pub const MARGIN: i32 = 10;
/// Between a household's outline and what it holds; each outline round another adds a ring.
pub const ROOF: i32 = 9;
pub const RING: i32 = 7;
/// Between two lines that run side by side from parents to children.
pub const LANE: i32 = 12;
/// The least height in which lines run between two rows.
pub const BAND: i32 = 44;
/// The height of a line over the heads of others.
pub const ARCH: i32 = 24;

/// A count as a length.
pub fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A rectangle with its sides along the axes; `right` and `bottom` are outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Area {
    /// Whether the two have any point in common.
    #[cfg(test)]
    pub fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}
