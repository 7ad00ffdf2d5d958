"""Whoever looks at photos in tests."""
