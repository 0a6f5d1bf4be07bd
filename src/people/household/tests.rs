//! Households: plans against a simple model.
