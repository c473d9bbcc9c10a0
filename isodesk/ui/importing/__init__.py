"""Lấy từ tệp: a foreign file or clipboard read, looked through and written as a plan."""
