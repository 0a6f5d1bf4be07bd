//! Pictures of families: by example, kept as files to look at, and by properties over any family.

mod families;
mod golden;
mod properties;
mod safety;
