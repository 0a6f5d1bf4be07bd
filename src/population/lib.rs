//! A made-up population: households, people, duplicates of people. Same size and seed, same data.
