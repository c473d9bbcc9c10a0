"""The plan as it will print: its pages on the screen and on a printer."""
