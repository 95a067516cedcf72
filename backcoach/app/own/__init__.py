"""The user's own routines and exercises: changed step by step, written like the shipped files, shared as one file."""
