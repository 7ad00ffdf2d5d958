"""How somebody does what a sentence asks for: with a button and a file in a chat, with words in a terminal."""
