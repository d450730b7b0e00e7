"""Old hardware and slow networks: timed loads on a processor and a line that are slowed down (DESIGN section 7, C)."""
