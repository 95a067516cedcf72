"""Your data: backups, export, import, the shared folder, deletion."""
