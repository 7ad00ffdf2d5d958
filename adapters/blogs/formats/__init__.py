"""Bytes become values: feeds, dates, text in any charset."""
