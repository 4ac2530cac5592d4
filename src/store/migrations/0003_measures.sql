-- Who a record of the register names beside its subject (法定代表人, 股东), by canonical code, so
-- that a person's companies are found. Records come in order; the index is for the way back.
CREATE TABLE relation (
    record INTEGER NOT NULL,
    code   TEXT NOT NULL,
    PRIMARY KEY (record, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_code ON relation (code, record);

-- What was done about a record (执行反馈).
CREATE TABLE feedback (
    id         INTEGER PRIMARY KEY,
    subject    INTEGER NOT NULL REFERENCES subject (id),
    item       INTEGER NOT NULL,
    key        INTEGER NOT NULL,
    measure    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    department TEXT NOT NULL,
    day        TEXT NOT NULL,
    execution  TEXT NOT NULL,
    document   TEXT NOT NULL,
    operator   TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX feedback_subject ON feedback (subject);
CREATE INDEX feedback_day ON feedback (day);
