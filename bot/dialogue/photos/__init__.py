"""What is done about photos that somebody sends."""
