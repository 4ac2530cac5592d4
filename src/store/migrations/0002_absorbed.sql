-- Subjects that turned out to be another one (新老码). Their numbers are never given out again:
-- the journal still names them.
CREATE TABLE absorbed (
    old  INTEGER PRIMARY KEY,
    into_subject INTEGER NOT NULL REFERENCES subject (id)
) STRICT;
