"""Numbers that say how a text is written, whatever it is about."""
