"""Pictures of every state of the window, made from the real program."""
