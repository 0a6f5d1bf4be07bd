//! Tests of the room `booking`.
