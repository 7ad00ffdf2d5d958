"""What the processes of one bot share, in memory, and a Discord that several of them hear."""
