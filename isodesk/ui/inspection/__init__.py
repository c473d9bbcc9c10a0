"""Đoàn và lịch kiểm tra: who inspects, in which ways and when."""
