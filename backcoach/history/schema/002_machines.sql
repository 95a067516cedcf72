-- The journal, version 2: more than one machine, and a safety page that is read at a moment.

-- What concerns this copy of the journal alone, by name, and is in no export: its name among other machines, what it
-- has read of theirs, which held writes it has taken in.
CREATE TABLE local (
    id TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

-- Rows that the folder shared with other machines does not have yet; filled only while the journal has a name there.
CREATE TABLE unsent (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE TRIGGER session_made AFTER INSERT ON session WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'session', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'session' AND id = new.id);
END;
CREATE TRIGGER session_changed AFTER UPDATE ON session WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'session', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'session' AND id = new.id);
END;
CREATE TRIGGER step_made AFTER INSERT ON step WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'step', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'step' AND id = new.id);
END;
CREATE TRIGGER step_changed AFTER UPDATE ON step WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'step', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'step' AND id = new.id);
END;
CREATE TRIGGER score_made AFTER INSERT ON score WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'score', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'score' AND id = new.id);
END;
CREATE TRIGGER score_changed AFTER UPDATE ON score WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'score', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'score' AND id = new.id);
END;
CREATE TRIGGER hidden_exercise_made AFTER INSERT ON hidden_exercise WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'hidden_exercise', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'hidden_exercise' AND id = new.id);
END;
CREATE TRIGGER hidden_exercise_changed AFTER UPDATE ON hidden_exercise WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'hidden_exercise', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'hidden_exercise' AND id = new.id);
END;
CREATE TRIGGER meta_made AFTER INSERT ON meta WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'meta', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'meta' AND id = new.id);
END;
CREATE TRIGGER meta_changed AFTER UPDATE ON meta WHEN EXISTS (SELECT 1 FROM local WHERE id = 'machine')
BEGIN
    INSERT INTO unsent SELECT 'meta', new.id
    WHERE NOT EXISTS (SELECT 1 FROM unsent WHERE kind = 'meta' AND id = new.id);
END;

-- The row knows the moment at which its day was kept.
UPDATE meta SET id = 'safety_read_at', value = strftime('%Y-%m-%dT%H:%M:%S+00:00', changed_us / 1000000, 'unixepoch')
WHERE id = 'safety_read_on';
