"""The tab Soạn thảo: outline, text, Thể thức."""
