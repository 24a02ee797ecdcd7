"""What a crisis is made of: the records of case, crisis, scratch and view, and all names."""
