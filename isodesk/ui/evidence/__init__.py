"""The page Văn bản minh chứng."""
