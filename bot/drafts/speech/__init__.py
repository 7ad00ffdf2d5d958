"""What people say aloud becomes text that drafts are made from."""
