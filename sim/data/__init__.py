"""What was played, as data: rollouts and cells, their reducers, files and digests."""
