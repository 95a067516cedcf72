PRAGMA application_id = 1113670511;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
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
CREATE TABLE batch_entry (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    batch INTEGER NOT NULL,
    was TEXT,
    revision INTEGER NOT NULL,
    seen INTEGER,
    PRIMARY KEY (id, kind, batch)
) WITHOUT ROWID;
CREATE TABLE hidden_exercise (
    id TEXT PRIMARY KEY NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);
INSERT INTO "hidden_exercise" VALUES('bird-dog',1,1,1777876320000000);
CREATE TABLE local (
    id TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
CREATE TABLE meta (
    id TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);
INSERT INTO "meta" VALUES('safety_read_at','2026-05-04T08:32:00+02:00',1,1777876320000000);
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
INSERT INTO "score" VALUES('6bfd56b4-6977-4541-8375-79037836ee54','now-before',4,1777876200000000,120,20577,'25b35215-ba97-45e4-8513-e0c53b7f8ed5',NULL,'it''s raining; stiff',0,1,1777876200000000);
INSERT INTO "score" VALUES('7f11baaa-f593-4871-a0a5-41a8a20db701','now',9,1777876320000000,120,20577,NULL,NULL,'',1,2,1777876320000000);
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
INSERT INTO "session" VALUES('25b35215-ba97-45e4-8513-e0c53b7f8ed5','seven-actions','{"pace": 1.0}',900.0,40.5,1,'stopped','leg-symptoms','left leg',1777876200000000,120,1777876320000000,120,20577,0,3,1777876320000000);
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
INSERT INTO "step" VALUES('3e3e9f33-b472-4c90-a2d4-0e7234664f44','25b35215-ba97-45e4-8513-e0c53b7f8ed5',0,'bird-dog',1,'left','done',0,40.5,1777876320000000,120,1,1777876320000000);
INSERT INTO "step" VALUES('dc887236-a969-429f-af4a-ccdf9cf4b6d7','25b35215-ba97-45e4-8513-e0c53b7f8ed5',1,'bird-dog',1,'right','begun',1,0.0,1777876320000000,120,1,1777876320000000);
CREATE TABLE unsent (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX session_by_day ON session (deleted, day, active_s);
CREATE INDEX session_left_open ON session (started_us) WHERE state = 'running' AND deleted = 0;
CREATE INDEX step_of_session ON step (session_id, position);
CREATE INDEX score_by_day ON score (deleted, question, day, value);
CREATE INDEX score_by_time ON score (deleted, day, at_us);
CREATE INDEX score_of_session ON score (session_id) WHERE session_id IS NOT NULL;
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
COMMIT;
