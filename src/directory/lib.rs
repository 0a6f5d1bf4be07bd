//! Bodies, sites, offices, the services that they offer and why people come: what citizens look up before they book.
//!
//! Nothing here is personal. The facts of the Piana di Lucca are in `data/`; [`seed`] reads them.

pub mod seed;
