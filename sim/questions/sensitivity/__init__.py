"""Say what moves an outcome's probability most."""
