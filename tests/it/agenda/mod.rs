//! Tests of the room `agenda`: what holds when many people want the same time, and what the
//! database refuses.

mod arithmetic;
mod counter;
mod history;
mod holds;
mod moving;
mod naive;
mod openings;
mod refusals;
mod retention;
mod rush;
