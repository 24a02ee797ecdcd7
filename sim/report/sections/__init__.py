"""The sections of a page: each makes sentences, tables and drawings from the facts."""
