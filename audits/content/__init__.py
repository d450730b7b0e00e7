"""Reads the bodies a page received: what images, fonts, styles and scripts hold, and what they could weigh."""
