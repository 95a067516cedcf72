PRAGMA application_id = 1113670511;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE hidden_exercise (
    id TEXT PRIMARY KEY NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);
INSERT INTO "hidden_exercise" VALUES('bird-dog',1,1,1777876320000000);
CREATE TABLE meta (
    id TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    changed_us INTEGER NOT NULL
);
INSERT INTO "meta" VALUES('safety_read_on','2026-05-04',1,1777876320000000);
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
INSERT INTO "score" VALUES('2fa9998a-80fe-4ef0-b11c-ac150374df81','now-before',4,1777876200000000,120,20577,'fde7f17e-1992-452e-b74b-7d955ce746d2',NULL,'it''s raining; stiff',0,1,1777876200000000);
INSERT INTO "score" VALUES('e2b6a79a-b6d9-4897-bf00-9c40995d6b93','now',9,1777876320000000,120,20577,NULL,NULL,'',1,2,1777876320000000);
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
INSERT INTO "session" VALUES('fde7f17e-1992-452e-b74b-7d955ce746d2','seven-actions','{"pace": 1.0}',900.0,40.5,1,'stopped','leg-symptoms','left leg',1777876200000000,120,1777876320000000,120,20577,0,3,1777876320000000);
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
INSERT INTO "step" VALUES('48ae29f4-f70c-4e63-802d-047b6c6177d3','fde7f17e-1992-452e-b74b-7d955ce746d2',0,'bird-dog',1,'left','done',0,40.5,1777876320000000,120,1,1777876320000000);
INSERT INTO "step" VALUES('9feeed77-563c-4f79-84a4-7f10c23b04ea','fde7f17e-1992-452e-b74b-7d955ce746d2',1,'bird-dog',1,'right','begun',1,0.0,1777876320000000,120,1,1777876320000000);
CREATE INDEX session_by_day ON session (deleted, day, active_s);
CREATE INDEX session_left_open ON session (started_us) WHERE state = 'running' AND deleted = 0;
CREATE INDEX step_of_session ON step (session_id, position);
CREATE INDEX score_by_day ON score (deleted, question, day, value);
CREATE INDEX score_by_time ON score (deleted, day, at_us);
CREATE INDEX score_of_session ON score (session_id) WHERE session_id IS NOT NULL;
COMMIT;
