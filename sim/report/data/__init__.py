"""What a page needs beyond the summary, each part as plain data for `report.json`."""
