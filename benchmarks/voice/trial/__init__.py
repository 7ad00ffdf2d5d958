"""Posts held back and written anew, side by side with the author's own, for judges who do not know which is which."""
