"""What people decide: who may do what, what needs eyes first, what of private persons is shown to whom."""
