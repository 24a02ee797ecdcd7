"""Look at everything in a scenario and say what is wrong."""
