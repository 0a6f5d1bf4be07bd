//! Which records speak of the same person: probabilistic record linkage after Fellegi and Sunter.
