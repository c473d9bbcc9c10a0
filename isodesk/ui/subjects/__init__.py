"""Đối tượng áp dụng: units against years or modes, with their marks."""
