"""Photos that people send, before anybody else sees them."""
