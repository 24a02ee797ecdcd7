"""Try every one of the scenario's comparisons over all priors."""
