"""The network stack's own log (Chromium's NetLog): every byte of every socket, and which request it was for."""
