"""Servers that turn what people record and photograph into words."""
