"""What a finished draft leaves as: in the form of each editor, in pieces for a phone, or as one page to copy from."""
