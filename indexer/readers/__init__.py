"""Files as published → their text as printed."""
