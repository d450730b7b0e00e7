"""What each page of the report shows, every figure already written: templates compute nothing."""
