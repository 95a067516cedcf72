"""The user's own data: out, in, back, together, gone."""
