"""What posts that give orders get done, with a model that does whatever it reads."""
