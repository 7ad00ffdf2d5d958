"""How long one hostile message, page, file or answer of a model holds everybody up."""
