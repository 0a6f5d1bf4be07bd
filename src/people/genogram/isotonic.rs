//! Puts things in a row as near as can be to where they want to be, without changing their order or crowding them.
//!
//! Least squares under order: pool adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman, 1955).

/// Where one thing wants to be, how much, and how far it must be from the one before.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub place: i32,
    pub weight: i32,
    /// From the centre of the one before; of no account for the first.
    pub distance: i32,
}

struct Block {
    sum: i64,
    weight: i64,
    members: usize,
}

impl Block {
    fn mean(&self) -> i64 {
        self.sum.div_euclid(self.weight)
    }
}

/// The places, in order. At least `distance` is between one and the next.
pub fn settle(wishes: &[Wish]) -> Vec<i32> {
    let mut offset = 0;
    let offsets: Vec<i32> = wishes
        .iter()
        .enumerate()
        .map(|(index, wish)| {
            offset += if index == 0 { 0 } else { wish.distance };
            offset
        })
        .collect();
    let means = pooled(wishes, &offsets);
    means
        .iter()
        .zip(&offsets)
        .map(|(mean, offset)| mean + offset)
        .collect()
}

fn pooled(wishes: &[Wish], offsets: &[i32]) -> Vec<i32> {
    let mut blocks: Vec<Block> = Vec::new();
    for (wish, offset) in wishes.iter().zip(offsets) {
        let weight = i64::from(wish.weight.max(1));
        let mut block = Block {
            sum: i64::from(wish.place - offset) * weight,
            weight,
            members: 1,
        };
        while let Some(before) = blocks.pop_if(|before| before.mean() > block.mean()) {
            block.sum += before.sum;
            block.weight += before.weight;
            block.members += before.members;
        }
        blocks.push(block);
    }
    blocks
        .iter()
        .flat_map(|block| {
            std::iter::repeat_n(i32::try_from(block.mean()).unwrap_or(0), block.members)
        })
        .collect()
}
