"""Foreign files and pasted text, read into the facts of a plan with every doubt named."""
