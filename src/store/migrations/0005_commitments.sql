-- Signed credit commitments (信用承诺). What happened is the row of sealed events and nothing else;
-- the columns of `commitment` repeat what lists ask for, and are held to the events whenever one is
-- opened.
CREATE TABLE commitment (
    id          INTEGER PRIMARY KEY,
    subject     INTEGER NOT NULL REFERENCES subject (id),
    template    TEXT NOT NULL,
    number      TEXT UNIQUE,
    state       TEXT NOT NULL,
    asks        TEXT,
    remind_days INTEGER NOT NULL
) STRICT;
CREATE INDEX commitment_subject ON commitment (subject);
CREATE INDEX commitment_state ON commitment (state, asks);

CREATE TABLE commitment_event (
    commitment INTEGER NOT NULL REFERENCES commitment (id),
    n          INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    operator   TEXT NOT NULL,
    payload    TEXT NOT NULL,
    record     TEXT NOT NULL,
    key        BLOB NOT NULL,
    signature  BLOB NOT NULL,
    PRIMARY KEY (commitment, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER commitment_event_is_not_changed BEFORE UPDATE ON commitment_event
BEGIN SELECT RAISE(ABORT, 'events of commitments are not changed'); END;
CREATE TRIGGER commitment_event_is_not_deleted BEFORE DELETE ON commitment_event
BEGIN SELECT RAISE(ABORT, 'events of commitments are not deleted'); END;

-- Files under attachments/, each under a key of its own: without its row nobody reads the file.
CREATE TABLE attachment (
    file       TEXT NOT NULL PRIMARY KEY,
    commitment INTEGER NOT NULL REFERENCES commitment (id),
    key        BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_commitment ON attachment (commitment);

-- Where the journal notes an event of a commitment, `#12.3 3f2a91c25d0e77b4` before everything else, so
-- that one that was cut off is missed whenever its commitment is opened.
CREATE INDEX journal_mark ON journal (detail) WHERE substr(detail, 1, 1) = '#';
