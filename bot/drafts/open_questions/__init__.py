"""What a draft leaves open for its author: listed below it, and filled in by a reply."""
