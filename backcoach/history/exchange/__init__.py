"""Export and import of the journal as files."""
