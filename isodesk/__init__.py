"""Plans of ISO quality management for Vietnamese offices, from the facts to the signed page."""

import gc

__version__ = "0.1.0"

# Libraries, mapped classes and plans are some hundred thousand objects that stay; to look for
# garbage among them after every 700 new ones, as Python does unasked, costs more than it finds.
gc.set_threshold(50_000, 10, 10)
