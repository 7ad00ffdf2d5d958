"""For whoever runs the bot: is all there, and what does a reader make of a blog."""
