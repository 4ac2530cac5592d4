-- The archive. A subject with its codes and records; registers beside it.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Running totals, so that a status page never scans millions of rows.
CREATE TABLE tally (
    what TEXT NOT NULL PRIMARY KEY,
    n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
    id          INTEGER PRIMARY KEY,
    kind        INTEGER NOT NULL,
    name        TEXT NOT NULL,
    status      TEXT,
    provisional INTEGER NOT NULL
) STRICT;

-- Ordinals start at 1; 0 stands for the present name in the search indices.
CREATE TABLE former_name (
    subject INTEGER NOT NULL REFERENCES subject (id),
    ordinal INTEGER NOT NULL,
    name    TEXT NOT NULL,
    PRIMARY KEY (subject, ordinal)
) STRICT, WITHOUT ROWID;

-- code: the canonical key two writings of one code share; text: the code itself where it differs.
CREATE TABLE code (
    subject INTEGER NOT NULL REFERENCES subject (id),
    kind    INTEGER NOT NULL,
    code    TEXT NOT NULL,
    text    TEXT,
    PRIMARY KEY (subject, kind, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX code_lookup ON code (code, kind, subject);

CREATE TABLE department (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- id: subject, item and a slot by the key in one number, so that an archive is one range scan.
CREATE TABLE record (
    id         INTEGER PRIMARY KEY,
    key        INTEGER NOT NULL,
    department INTEGER NOT NULL REFERENCES department (id),
    received   INTEGER NOT NULL,
    body       TEXT NOT NULL
) STRICT;

CREATE TABLE freshness (
    item       INTEGER NOT NULL,
    department INTEGER NOT NULL REFERENCES department (id),
    received   INTEGER NOT NULL,
    PRIMARY KEY (item, department)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict (
    id         INTEGER PRIMARY KEY,
    digest     BLOB NOT NULL UNIQUE,
    item       INTEGER NOT NULL,
    name       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    department INTEGER NOT NULL REFERENCES department (id),
    received   INTEGER NOT NULL,
    body       TEXT NOT NULL
) STRICT;

CREATE TABLE conflict_subject (
    subject  INTEGER NOT NULL REFERENCES subject (id),
    conflict INTEGER NOT NULL REFERENCES conflict (id) ON DELETE CASCADE,
    PRIMARY KEY (subject, conflict)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_subject_conflict ON conflict_subject (conflict);

CREATE TABLE conflict_code (
    conflict INTEGER NOT NULL REFERENCES conflict (id) ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    kind     INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (conflict, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE operator (
    name    TEXT NOT NULL PRIMARY KEY,
    display TEXT NOT NULL,
    role    INTEGER NOT NULL,
    state   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    operator TEXT NOT NULL,
    role     INTEGER,
    action   TEXT NOT NULL,
    subject  INTEGER,
    basis    TEXT,
    purpose  TEXT NOT NULL,
    detail   TEXT NOT NULL,
    link     BLOB NOT NULL
) STRICT;
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal rows are not changed'); END;
CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal rows are not deleted'); END;

CREATE TABLE report (
    year     INTEGER NOT NULL,
    running  INTEGER NOT NULL,
    number   TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    subject  INTEGER NOT NULL REFERENCES subject (id),
    basis    TEXT NOT NULL,
    purpose  TEXT NOT NULL,
    operator TEXT NOT NULL,
    issued   INTEGER NOT NULL,
    digest   TEXT NOT NULL,
    file     TEXT NOT NULL,
    PRIMARY KEY (year, running)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_subject ON report (subject);

-- Names as bigrams, initials as grams of two and three letters. The ascii tokenizer takes every
-- character above U+007F as it is; unicode61 would drop ideographs younger than Unicode 6.1.
-- Natural persons have indices of their own, so that leaving them out costs nothing.
CREATE VIRTUAL TABLE organisation_names USING fts5
    (t, tokenize="ascii tokenchars '^'", content='', contentless_delete=1, detail=none);
CREATE VIRTUAL TABLE organisation_initials USING fts5
    (t, tokenize="ascii tokenchars '^'", content='', contentless_delete=1, detail=none);
CREATE VIRTUAL TABLE person_names USING fts5
    (t, tokenize="ascii tokenchars '^'", content='', contentless_delete=1, detail=none);
CREATE VIRTUAL TABLE person_initials USING fts5
    (t, tokenize="ascii tokenchars '^'", content='', contentless_delete=1, detail=none);
