"""How Telegram marks stretches of a text: bold, code, links, and what must not become one."""
