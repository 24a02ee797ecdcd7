"""Share an outcome's probability out among mechanisms."""
