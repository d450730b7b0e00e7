"""What changed between two results of one site. Pure: two results in, differences out, whatever their age."""
