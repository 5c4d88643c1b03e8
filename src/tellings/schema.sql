-- A case: one SQLite file with everything that was read and everything that follows from it.
-- Spans are code points into documents.text, end not included. Columns bear the names of the fields in records.py;
-- a place (document, start, end) is three columns, lists are JSON. A test holds the two files together.

PRAGMA application_id = 0x54454C4C;
PRAGMA user_version = 4;

CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  url TEXT,
  byline TEXT,
  published TEXT,
  language TEXT NOT NULL,
  caller_id TEXT
) STRICT;

CREATE TABLE sources (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  media TEXT NOT NULL,
  encoding TEXT NOT NULL,
  PRIMARY KEY (document, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_path ON sources (path);

CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER search_insert AFTER INSERT ON documents BEGIN
  INSERT INTO search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER search_delete AFTER DELETE ON documents BEGIN
  INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER search_update AFTER UPDATE OF title, text ON documents BEGIN
  INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

-- Which stage has seen which document, and in which version of itself and of all that it rests on.
CREATE TABLE stages (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  stamp TEXT NOT NULL,
  PRIMARY KEY (document, stage)
) STRICT, WITHOUT ROWID;
CREATE INDEX stages_stage ON stages (stage, stamp);

-- No reference to documents: a page that could not be read has a path and no document.
CREATE TABLE problems (
  document TEXT NOT NULL,
  stage TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (document, stage, why)
) STRICT, WITHOUT ROWID;

-- Read out of one document alone. `position` is the place in the document's list.

CREATE TABLE blocks (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  head TEXT NOT NULL,
  role TEXT,
  entity TEXT,
  why TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_entity ON mentions (entity);

CREATE TABLE times (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  symbol TEXT NOT NULL,
  value TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  rule TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributions (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  act TEXT NOT NULL,
  polarity TEXT NOT NULL,
  content TEXT NOT NULL,
  cue TEXT,
  source TEXT,
  speaker TEXT,
  others TEXT NOT NULL,
  side TEXT,
  addressee TEXT,
  plover TEXT,
  parent INTEGER,
  why TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE figures (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  low INTEGER,
  high INTEGER,
  modifier TEXT NOT NULL,
  role TEXT NOT NULL,
  victims TEXT NOT NULL,
  side TEXT,
  place TEXT,
  as_of TEXT,
  attributed_to TEXT,
  scope TEXT NOT NULL,
  implicit INTEGER NOT NULL,
  part_of INTEGER,
  why TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantities (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  low REAL,
  high REAL,
  modifier TEXT NOT NULL,
  unit TEXT NOT NULL,
  what TEXT,
  attributed_to TEXT,
  why TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- The index of the copies: which document holds which fingerprint. It only grows; nothing in it is read by people.

CREATE TABLE fingerprints (
  hash INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE signatures (
  document INTEGER PRIMARY KEY,
  signature BLOB NOT NULL
) STRICT;
CREATE INDEX signatures_signature ON signatures (signature);

CREATE TABLE boilerplate (hash INTEGER PRIMARY KEY) STRICT;

CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What the stories compare: days (ordinals, 0: unknown) and traits of a document, and the story it is linked into
-- (named after that one's first document); the pairs that are kept; and each document's parts of stories, main one 0.

CREATE TABLE story_traits (
  document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  story TEXT NOT NULL,
  traits BLOB NOT NULL
) STRICT;
CREATE INDEX story_traits_first ON story_traits (first);
CREATE INDEX story_traits_story ON story_traits (story);

CREATE TABLE story_pairs (
  left_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  right_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  score REAL NOT NULL,
  PRIMARY KEY (left_document, right_document)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_pairs_right ON story_pairs (right_document);

CREATE TABLE story_parts (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  story TEXT NOT NULL,
  share REAL NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_parts_story ON story_parts (story);

-- What follows from the documents of the case together.

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  forms TEXT NOT NULL,
  roles TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A mention keeps the referent that its document gave it; which entity that is follows from the whole case.
CREATE TABLE referents (
  referent TEXT PRIMARY KEY,
  entity TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE datings (
  document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  value TEXT,
  basis TEXT,
  earliest TEXT,
  latest TEXT,
  why TEXT NOT NULL,
  against TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE copies (
  left_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  right_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  words INTEGER NOT NULL,
  quoted INTEGER NOT NULL,
  similarity REAL NOT NULL,
  relation TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (left_document, right_document, left_start, right_start, left_end, right_end)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_right ON copies (right_document);

CREATE TABLE lineages (
  id TEXT PRIMARY KEY,
  members TEXT NOT NULL,
  borrowers TEXT NOT NULL,
  agency TEXT,
  archetype TEXT,
  name TEXT NOT NULL,
  edges TEXT NOT NULL,
  passages TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW lineage_members AS
  SELECT lineages.id AS lineage, member.value AS document FROM lineages, json_each (lineages.members) AS member;
CREATE VIEW lineage_borrowers AS
  SELECT lineages.id AS lineage, json_extract (borrower.value, '$.document') AS document,
         json_extract (borrower.value, '$.share') AS share
  FROM lineages, json_each (lineages.borrowers) AS borrower;

CREATE TABLE edits (
  left_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  left_start INTEGER NOT NULL,
  left_end INTEGER NOT NULL,
  right_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  right_start INTEGER NOT NULL,
  right_end INTEGER NOT NULL,
  type TEXT NOT NULL,
  left_text TEXT NOT NULL,
  right_text TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (left_document, right_document, left_start, right_start, left_end, right_end, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX edits_right ON edits (right_document);

CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first TEXT,
  last TEXT,
  tellings TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  members TEXT NOT NULL,
  support TEXT NOT NULL,
  standing TEXT NOT NULL,
  low INTEGER,
  high INTEGER,
  modifier TEXT,
  why TEXT NOT NULL,
  background INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
  a_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  a_start INTEGER NOT NULL,
  a_end INTEGER NOT NULL,
  b_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  b_start INTEGER NOT NULL,
  b_end INTEGER NOT NULL,
  relation TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (a_document, b_document, a_start, b_start, a_end, b_end, relation)
) STRICT, WITHOUT ROWID;

CREATE TABLE disputes (
  asserted_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  asserted_start INTEGER NOT NULL,
  asserted_end INTEGER NOT NULL,
  denied_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  denied_start INTEGER NOT NULL,
  denied_end INTEGER NOT NULL,
  form TEXT NOT NULL,
  speakers TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (asserted_document, denied_document, asserted_start, denied_start, asserted_end, denied_end, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE timeline (
  position INTEGER PRIMARY KEY,
  earliest TEXT,
  latest TEXT,
  precision TEXT NOT NULL,
  basis TEXT NOT NULL,
  background INTEGER NOT NULL,
  text TEXT NOT NULL,
  members TEXT NOT NULL,
  support TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;

CREATE TABLE wording (
  position INTEGER PRIMARY KEY,
  layer TEXT NOT NULL,
  referent TEXT NOT NULL,
  form TEXT NOT NULL,
  outlet TEXT,
  count INTEGER NOT NULL,
  members TEXT NOT NULL,
  why TEXT NOT NULL,
  story TEXT
) STRICT;

-- Which groups rest on which document, so that a document's page finds them without looking through all of them.
-- The triggers keep it; no stage writes it. `id` is the group's identifier, or its position where it has none.

CREATE TABLE rests_on (
  document TEXT NOT NULL,
  noun TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (document, noun, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX rests_on_id ON rests_on (noun, id);

CREATE TRIGGER lineages_insert AFTER INSERT ON lineages BEGIN
  INSERT OR IGNORE INTO rests_on SELECT value, 'lineages', new.id FROM json_each (new.members);
  INSERT OR IGNORE INTO rests_on
    SELECT json_extract (value, '$.document'), 'lineages', new.id FROM json_each (new.borrowers);
END;
CREATE TRIGGER lineages_delete AFTER DELETE ON lineages BEGIN
  DELETE FROM rests_on WHERE noun = 'lineages' AND id = old.id;
END;
CREATE TRIGGER stories_insert AFTER INSERT ON stories BEGIN
  INSERT OR IGNORE INTO rests_on
    SELECT json_extract (value, '$.document'), 'stories', new.id FROM json_each (new.tellings);
END;
CREATE TRIGGER stories_delete AFTER DELETE ON stories BEGIN
  DELETE FROM rests_on WHERE noun = 'stories' AND id = old.id;
END;
CREATE TRIGGER claims_insert AFTER INSERT ON claims BEGIN
  INSERT OR IGNORE INTO rests_on
    SELECT json_extract (value, '$.document'), 'claims', new.id FROM json_each (new.members);
END;
CREATE TRIGGER claims_delete AFTER DELETE ON claims BEGIN
  DELETE FROM rests_on WHERE noun = 'claims' AND id = old.id;
END;
CREATE TRIGGER timeline_insert AFTER INSERT ON timeline BEGIN
  INSERT OR IGNORE INTO rests_on
    SELECT json_extract (value, '$.document'), 'timeline', new.position FROM json_each (new.members);
END;
CREATE TRIGGER timeline_delete AFTER DELETE ON timeline BEGIN
  DELETE FROM rests_on WHERE noun = 'timeline' AND id = old.position;
END;
CREATE TRIGGER wording_insert AFTER INSERT ON wording BEGIN
  INSERT OR IGNORE INTO rests_on
    SELECT json_extract (value, '$.document'), 'wording', new.position FROM json_each (new.members);
END;
CREATE TRIGGER wording_delete AFTER DELETE ON wording BEGIN
  DELETE FROM rests_on WHERE noun = 'wording' AND id = old.position;
END;

-- Lists are filtered and counted without a look at the texts.
CREATE INDEX documents_outlet ON documents (outlet, language, id);
CREATE INDEX datings_value ON datings (value);
CREATE INDEX figures_role ON figures (role, document, position);
CREATE INDEX relations_b ON relations (b_document);
CREATE INDEX disputes_denied ON disputes (denied_document);
CREATE INDEX wording_story ON wording (story, layer, referent, form, outlet, count);
CREATE INDEX attributions_speaker ON attributions (speaker, act);
CREATE INDEX referents_entity ON referents (entity);

-- The orders of long lists whose first rows every overview shows: written as the questions write them (`views/`), or
-- SQLite would sort the whole list each time.
CREATE INDEX documents_language ON documents (language);
CREATE INDEX lineages_size ON lineages (json_array_length(members) DESC, json_array_length(borrowers) DESC, id);
CREATE INDEX stories_size ON stories (json_array_length(tellings) DESC, first IS NULL, first, id);
CREATE INDEX claims_support ON claims (
  low IS NULL AND high IS NULL, coalesce(high, low) = 1, json_extract(support, '$.origins') DESC,
  json_extract(support, '$.documents') DESC, id
);
CREATE INDEX claims_scope ON claims (
  low IS NULL AND high IS NULL, background, coalesce(high, low) = 1, json_extract(support, '$.origins') DESC,
  json_extract(support, '$.documents') DESC, id
);
CREATE INDEX disputes_form ON disputes (
  CASE form WHEN 'denial' THEN 0 WHEN 'counter_accusation' THEN 1 WHEN 'different_perpetrator' THEN 2 ELSE 3 END,
  asserted_document, asserted_start, asserted_end, denied_document, denied_start
);
CREATE INDEX timeline_day ON timeline (background, earliest IS NULL, earliest, latest, position);
