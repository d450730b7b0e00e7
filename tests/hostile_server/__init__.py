"""A website made to harm whoever reads it: one path a case, served by a process of its own on loopback."""
