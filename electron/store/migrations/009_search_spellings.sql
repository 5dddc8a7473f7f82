-- Why: the index also holds other spellings, signs, years and months (version 2). One that has briefs is made again in the background; one without has nothing to make.

UPDATE search_state SET value = 2 WHERE key = 'version' AND NOT EXISTS (SELECT 1 FROM brief);
