"""The house beside its rules."""
