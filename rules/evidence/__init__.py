"""What a visit saw: one typed record a file, never a judgement."""
