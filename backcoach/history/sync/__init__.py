"""One history on several computers: each appends to a file of its own in a folder that another program synchronises."""
