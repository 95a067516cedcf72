"""Several machines with one history: each adds to a file of its own in a folder that something else carries around."""
