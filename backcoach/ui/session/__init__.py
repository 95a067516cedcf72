"""The stage: the routine before it starts, the session, and the questions around it."""
