//! Persons and households: who somebody is, how to reach them, with whom they live.
