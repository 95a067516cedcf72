-- The journal, version 1.
--
-- A moment is two columns: microseconds since 1970 in UTC, and the local offset in minutes. `day` is the local calendar
-- day, counted from 1970-01-01; it is stored because days are what the charts ask for (an index on a generated column
-- is never used as a covering one).
-- `revision` and `changed_us` say which of two copies of a row is the newer when journals are merged: the higher
-- revision, then the later change. Nothing is ever deleted from a table: `deleted` is a tombstone that can be lifted.

PRAGMA application_id = 1113670511;

CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    routine TEXT NOT NULL,
    settings TEXT NOT NULL,
    planned_s REAL NOT NULL,
    active_s REAL NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    started_us INTEGER NOT NULL,
    started_offset INTEGER NOT NULL,
    ended_us INTEGER,
    ended_offset INTEGER,
    day INTEGER NOT NULL CHECK (day = (started_us + started_offset * 60000000) / 86400000000),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);
CREATE INDEX session_by_day ON session (deleted, day, active_s);
CREATE INDEX session_left_open ON session (started_us) WHERE state = 'running' AND deleted = 0;

CREATE TABLE step (
    id TEXT PRIMARY KEY NOT NULL,
    session_id TEXT NOT NULL REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    set_number INTEGER NOT NULL,
    side TEXT,
    outcome TEXT NOT NULL,
    hurt INTEGER NOT NULL CHECK (hurt IN (0, 1)),
    active_s REAL NOT NULL,
    at_us INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);
CREATE INDEX step_of_session ON step (session_id, position);

CREATE TABLE score (
    id TEXT PRIMARY KEY NOT NULL,
    question TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (typeof(value) = 'integer' AND value BETWEEN 0 AND 10),
    at_us INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    day INTEGER NOT NULL CHECK (day = (at_us + at_offset * 60000000) / 86400000000),
    session_id TEXT REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    exercise TEXT,
    note TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);
CREATE INDEX score_by_day ON score (deleted, question, day, value);
CREATE INDEX score_by_time ON score (deleted, day, at_us);
CREATE INDEX score_of_session ON score (session_id) WHERE session_id IS NOT NULL;

-- Exercises that are kept out of routines until the user wants them back.
CREATE TABLE hidden_exercise (
    id TEXT PRIMARY KEY NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);

-- Single facts about this journal, by name.
CREATE TABLE meta (
    id TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);
