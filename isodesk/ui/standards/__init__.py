"""Tiêu chuẩn: the office's own list."""
