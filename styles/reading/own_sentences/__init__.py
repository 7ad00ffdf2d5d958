"""The sentences a blogger wrote out themselves among their notes, which a draft keeps letter by letter."""
