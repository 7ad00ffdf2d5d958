"""Where a blogger's photos stand in a post, and how often they set them."""
