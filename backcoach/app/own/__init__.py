"""The user's own routines and exercises: changed step by step, written as the files that ship, shared as one file."""
