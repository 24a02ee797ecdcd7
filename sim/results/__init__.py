"""Results of an ensemble: summaries, intervals, the terminal answer, files and digests."""
