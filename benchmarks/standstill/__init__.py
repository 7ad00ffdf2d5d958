"""Platforms and a model on loopback, as strict and as troubled as the real ones."""
