"""The page Danh mục văn bản căn cứ."""
