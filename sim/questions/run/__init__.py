"""Play a crisis many times and answer its question."""
