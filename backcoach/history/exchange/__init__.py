"""The journal's ways out and in: files for other programs, for other machines and for people."""
