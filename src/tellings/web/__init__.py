"""Templates and styles of the pages. They are data: what goes into them is decided in `report.py`."""
