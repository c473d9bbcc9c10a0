"""Kinh phí: the tree of lines, its amounts, and what they are made of."""
