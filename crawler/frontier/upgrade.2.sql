-- What version 2 of the frontier adds to a file of version 1.
ALTER TABLE pages ADD COLUMN steps INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pages ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0;
UPDATE pages SET steps = depth, rank = CASE rank WHEN 0 THEN 2 * depth WHEN 1 THEN 1000000 ELSE rank END;
