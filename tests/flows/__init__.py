"""The whole bot in three chats: everything is real but the far ends."""
