"""Widgets that several pages show and that know what they show: a score, steps, the safety signs, what a person has."""
