"""The window: views over frozen rows, and the verbs that edit them."""
