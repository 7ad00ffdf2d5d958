"""What a model is told, and what of its answer has to be mended."""
