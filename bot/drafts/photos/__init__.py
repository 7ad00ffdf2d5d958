"""The photos somebody gives for a draft: their order, their places, and what is seen in them."""
