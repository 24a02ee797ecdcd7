"""One crisis, day by day: plain scalar Python that knows nothing above it, watched or compiled."""
