"""The pictures and the transcript that the documents show, made from what the program says."""
