"""What is lost, doubled or left hanging when the program dies, and when the platforms fail."""
