//! SQL of the desk: each function asks one question. Row level security answers only for the offices of whoever is
//! signed in and for the appointments that they made, so nothing here names a person's rights.

mod absence;
mod appointment;
mod calendar;
mod place;
mod waiting;

pub(crate) use absence::*;
pub(crate) use appointment::*;
pub(crate) use calendar::*;
pub(crate) use place::*;
pub(crate) use waiting::*;
