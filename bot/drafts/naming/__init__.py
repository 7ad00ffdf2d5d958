"""What a draft is called when it leaves."""
