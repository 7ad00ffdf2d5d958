"""Change a part of a draft: which part is meant, what the model is asked for, and nothing else changes."""
