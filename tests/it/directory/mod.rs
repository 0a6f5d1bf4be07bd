//! Tests of the room `directory`.

mod loading;
mod pages;
