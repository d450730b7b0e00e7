"""Evidence collectors: one file a kind of evidence, found by being here."""
