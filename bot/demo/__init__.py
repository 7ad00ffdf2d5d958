"""A chat that plays by itself, with the real program, a blog that comes along and a model's answers from before."""
