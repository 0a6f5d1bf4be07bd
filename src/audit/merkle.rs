//! A Merkle tree as in RFC 6962, built leaf by leaf: of a million leaves twenty hashes are kept.

use sha2::{Digest, Sha256};

pub(crate) type Hash = [u8; 32];

/// The tree so far: the roots of its complete parts, the largest first, each with its height.
#[derive(Default)]
pub(crate) struct Tree {
    peaks: Vec<(u32, Hash)>,
}

impl Tree {
    /// Adds the hash of a leaf.
    pub(crate) fn push(&mut self, leaf: Hash) {
        let mut grown = (0, leaf);
        while let Some(&(height, left)) = self.peaks.last() {
            if height != grown.0 {
                break;
            }
            self.peaks.pop();
            grown = (height + 1, node(&left, &grown.1));
        }
        self.peaks.push(grown);
    }

    pub(crate) fn root(&self) -> Hash {
        let mut parts = self.peaks.iter().rev().map(|(_, root)| *root);
        let Some(last) = parts.next() else {
            return Sha256::digest([]).into();
        };
        parts.fold(last, |right, left| node(&left, &right))
    }
}

/// A leaf and a node differ in their first byte, so that none can pass for the other.
pub(crate) fn leaf(content: &[u8]) -> Hash {
    Sha256::new()
        .chain_update([0])
        .chain_update(content)
        .finalize()
        .into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new()
        .chain_update([1])
        .chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::{Hash, Tree, leaf, node};
    use sha2::{Digest, Sha256};

    /// As RFC 6962 words it: split at the largest power of two below the number of leaves.
    fn by_the_book(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Sha256::digest([]).into(),
            [one] => *one,
            more => {
                let left = more.len().next_power_of_two() / 2;
                node(&by_the_book(&more[..left]), &by_the_book(&more[left..]))
            }
        }
    }

    #[test]
    fn the_root_is_that_of_the_rfc_for_every_number_of_leaves() {
        let leaves: Vec<Hash> = (0_u32..70).map(|n| leaf(&n.to_be_bytes())).collect();
        for count in 0..leaves.len() {
            let mut tree = Tree::default();
            leaves[..count].iter().for_each(|leaf| tree.push(*leaf));
            assert_eq!(tree.root(), by_the_book(&leaves[..count]), "{count} leaves");
        }
    }
}
