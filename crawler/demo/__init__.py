"""The embedded demo site: a small French commune with planted defects."""
