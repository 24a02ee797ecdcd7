"""Mathematics that knows no crisis, a file named as a textbook's index has it."""
