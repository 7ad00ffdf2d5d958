"""Which blog an address means."""
