"""One run over some sites: configuration, stages, store, resume."""
