"""Where the user's own routines and exercises are made and changed."""
