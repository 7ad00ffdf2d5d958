"""What takes a moment in tests that takes a person a while: a deadline, and a voice that was learned before."""
