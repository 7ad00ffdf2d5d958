"""A draft on its way out: into which editor, and in what form."""
