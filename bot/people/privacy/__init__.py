"""What is told and kept of people, and how it is forgotten."""
