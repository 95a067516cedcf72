"""What was done and felt: the journal, its trends, backups and exchange formats."""
