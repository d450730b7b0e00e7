"""Alerts on a change of verdict: kept in the store until they are delivered, by mail and by webhook."""
