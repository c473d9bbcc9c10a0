"""Nhiệm vụ: the table of tasks and, beside it, their roadmap."""
