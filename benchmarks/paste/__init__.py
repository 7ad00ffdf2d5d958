"""What becomes of a draft on its way through the clipboard of a real browser into real editors."""
