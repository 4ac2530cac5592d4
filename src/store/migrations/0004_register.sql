-- The register (登记簿) as the sealed reports need it: a report about many subjects or nobody yet
-- has none, every report has a code to verify it by and a signed statement, is printed a number of
-- times, and may be declared void. Rows of older reports stay, without code and statement.
CREATE TABLE register (
    year      INTEGER NOT NULL,
    running   INTEGER NOT NULL,
    number    TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL,
    code      INTEGER UNIQUE,
    subject   INTEGER REFERENCES subject (id),
    basis     TEXT NOT NULL,
    purpose   TEXT NOT NULL,
    operator  TEXT NOT NULL,
    issued    INTEGER NOT NULL,
    digest    TEXT NOT NULL,
    file      TEXT NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (year, running)
) STRICT, WITHOUT ROWID;
INSERT INTO register (year, running, number, kind, subject, basis, purpose, operator, issued,
                      digest, file, statement)
SELECT year, running, number, kind, subject, basis, purpose, operator, issued, digest, file, ''
FROM report;
DROP TABLE report;
CREATE INDEX register_subject ON register (subject);
CREATE INDEX register_issued ON register (issued);

-- The laid-out content of a report, compressed, so that a reprint says exactly the same.
CREATE TABLE report_content (
    number  TEXT PRIMARY KEY REFERENCES register (number),
    content BLOB NOT NULL
) STRICT;

-- Each time a report was handed to a printer.
CREATE TABLE report_print (
    number   TEXT NOT NULL REFERENCES register (number),
    n        INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    operator TEXT NOT NULL,
    printer  TEXT NOT NULL,
    job      TEXT NOT NULL,
    copies   INTEGER NOT NULL,
    PRIMARY KEY (number, n)
) STRICT, WITHOUT ROWID;

-- Reports declared void (作废); never taken back, a new report is issued instead.
CREATE TABLE report_void (
    number    TEXT PRIMARY KEY REFERENCES register (number),
    at        INTEGER NOT NULL,
    operator  TEXT NOT NULL,
    reason    TEXT NOT NULL,
    statement TEXT NOT NULL
) STRICT;

-- Opinions of those who handle, review and approve, under their names.
CREATE TABLE report_opinion (
    id       INTEGER PRIMARY KEY,
    number   TEXT NOT NULL REFERENCES register (number),
    stage    TEXT NOT NULL,
    operator TEXT NOT NULL,
    name     TEXT NOT NULL,
    role     INTEGER NOT NULL,
    text     TEXT NOT NULL,
    at       INTEGER NOT NULL
) STRICT;
CREATE INDEX report_opinion_number ON report_opinion (number);
