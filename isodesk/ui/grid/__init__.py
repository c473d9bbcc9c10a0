"""The one grid of every table: typed, pasted, filtered and sorted like a sheet."""
