"""What Discord tells as it happens: in shards, each heard by one process at a time."""
