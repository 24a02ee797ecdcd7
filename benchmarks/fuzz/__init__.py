"""Wrong inputs by the thousand: words of the command line and files; each ends in a typed error."""
