//! Who waits at the desk.
