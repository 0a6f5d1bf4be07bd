//! Municipalities of Italy and states of the world, as they were on any day: what a fiscal code and a birth refer to.
