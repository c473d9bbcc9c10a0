"""Biểu, chỉ tiêu: the mailing list, forms of indicators, tables of the plan's own."""
