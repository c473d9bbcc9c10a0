"""Cơ quan, đơn vị: the office's own list."""
