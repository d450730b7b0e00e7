"""A connection of our own to the browser's DevTools, beside Playwright's."""
