-- The journal, version 3: what was taken in from a file, entry by entry, so that each import can be undone whole.
--
-- Both tables concern this copy of the journal alone and are in no export. What an undo deletes or puts back is an
-- ordinary newer revision of the entry, which other machines get as they get any other.

CREATE TABLE batch (
    number INTEGER PRIMARY KEY NOT NULL,
    id TEXT UNIQUE NOT NULL,
    at_us INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    file TEXT NOT NULL,
    source TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
);

-- `was` is what stood there before, as JSON, NULL for an entry that was new; `revision` is that after the import. `seen` is
-- a checksum of what the file said, by which a later import tells what was changed there from what was changed here.
CREATE TABLE batch_entry (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    batch INTEGER NOT NULL,
    was TEXT,
    revision INTEGER NOT NULL,
    seen INTEGER,
    PRIMARY KEY (id, kind, batch)
) WITHOUT ROWID;
