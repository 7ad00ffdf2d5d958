"""What is done about what was said: what it is about, who answers it, and the table of both."""
