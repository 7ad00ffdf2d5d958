"""Whether a model server goes on with a text that is begun."""
