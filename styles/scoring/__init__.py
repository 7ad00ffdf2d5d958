"""How much a text sounds like its author."""
