"""Old devices: the page as a browser of some years ago would run it (DESIGN section 7)."""
