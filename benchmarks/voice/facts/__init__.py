"""The facts of a draft held against topic and notes: what was invented, and what was lost."""
