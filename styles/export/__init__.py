"""Give a voice to other tools: as a file that they read, and as examples that a model is trained on."""
