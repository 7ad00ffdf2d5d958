"""What a crowd costs the program, and what a crowd gets of it."""
