"""In which order people are heard."""
