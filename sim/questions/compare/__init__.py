"""Play versions of a crisis on shared luck, or fork one rollout."""
