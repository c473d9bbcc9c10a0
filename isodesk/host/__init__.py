"""This computer: the user's folders, settings, logs, files to write, resources and the screen."""
