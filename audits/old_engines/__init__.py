"""Real old engines from npm: catalogue, installation, and the choice that an audit runs in (DESIGN section 7)."""
