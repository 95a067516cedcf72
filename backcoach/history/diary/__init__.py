"""Diaries kept elsewhere: from the bytes of a file, by answers to a few questions, to entries of this journal."""
