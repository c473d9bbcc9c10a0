"""The one editor of running text: blocks in one document, fields as atomic chips."""
