"""Scripted evenings: what a person might have given for a post of theirs, from the first note to the last photo."""
