"""The style card as people see it and change it."""
