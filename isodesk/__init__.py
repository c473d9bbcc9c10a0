"""Plans of ISO quality management for Vietnamese offices, from the facts to the signed page."""

__version__ = "0.1.0"
