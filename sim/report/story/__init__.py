"""What happened in one rollout, as events with causes and as sentences (`escalade replay`)."""
