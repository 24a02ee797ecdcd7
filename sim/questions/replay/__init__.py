"""Watch one rollout as a chronicle."""
