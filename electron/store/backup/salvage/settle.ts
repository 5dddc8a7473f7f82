import { partsOf } from '../../../../shared/brief/brief-parts.ts';
import type { Body } from '../../../../shared/brief/body.ts';
import { TEXT_VERSION } from '../../../../shared/brief/text.ts';
import { countWords } from '../../../../shared/brief/normal/white-space.ts';
import type { BriefId, HighlightId, RevisionId } from '../../../../shared/ids.ts';
import { placeHighlight } from '../../annotations/highlight-places.ts';
import { saveParts } from '../../briefs/revisions.ts';
import { breathe } from '../../kernel/breathe.ts';
import type { Db } from '../../kernel/database.ts';
import { rebuildSteps } from '../../search-index/rebuild.ts';
import { settleNames } from '../../speakers/people.ts';

/* What holds an archive together is made right again from the rows that are there; whatever stays without what it needs is named. */

const STEP = 100;
/** Briefs that lie in one step of the index. */
const INDEXED = 200;

/** Sentences about what had to be made up or left out. */
export async function settle(db: Db, at: string): Promise<string[]> {
  const told: string[] = [];
  db.transaction(() => {
    // Every change belongs to a step, and all of a step are there or none is redone.
    db.exec('DELETE FROM change WHERE step_id NOT IN (SELECT id FROM step)');
    told.push(...nameSources(db, at), ...nameBriefs(db, at), ...chooseRevisions(db));
  })();
  await deriveParts(db);
  db.transaction(() => told.push(...dropWithoutHome(db)))();
  for (const name of db.prepare<[], string>('SELECT name FROM merged_name').pluck().all()) db.transaction(() => settleNames(db, name))();
  for (const id of db.prepare<[], HighlightId>('SELECT highlight.id FROM highlight JOIN brief ON brief.id = brief_id WHERE highlight.revision_id <> brief.revision_id').pluck().all()) {
    db.transaction(() => placeHighlight(db, id))();
    await breathe();
  }
  for (const _ of rebuildSteps(db, INDEXED)) await breathe();
  return told;
}

/** A source that briefs name and that could not be read stands as one of files: nothing is fetched for it. */
function nameSources(db: Db, at: string): string[] {
  const ids = db.prepare<[], number>('SELECT DISTINCT source_id FROM brief WHERE source_id NOT IN (SELECT id FROM source)').pluck().all();
  for (const id of ids) db.prepare(`INSERT INTO source (id, kind, name, added_at) VALUES (?, 'bundle', ?, ?)`).run(id, `Source ${id} (could not be read)`, at);
  return ids.map((id) => `The name and address of source ${id} could not be read; add it again to go on with it.`);
}

interface Orphan {
  brief_id: BriefId;
  title: string;
  text: string;
}

/** Words whose brief could not be read get one of their own: their title is known, and their date is part of the brief's id. */
function nameBriefs(db: Db, at: string): string[] {
  const orphans = db.prepare<[], Orphan>(`
    SELECT brief_id, title, text, max(number) FROM revision WHERE brief_id NOT IN (SELECT id FROM brief) GROUP BY brief_id`).all();
  if (orphans.length === 0) return [];
  const source = Number(db.prepare(`INSERT INTO source (kind, name, added_at) VALUES ('bundle', 'Salvaged briefs', ?)`).run(at).lastInsertRowid);
  const insert = db.prepare(`
    INSERT INTO brief (id, source_id, key, revision_id, title, date, authors, excerpt, words, added_at) VALUES (?, ?, ?, 0, ?, ?, '[]', ?, ?, ?)`);
  for (const { brief_id: id, title, text } of orphans) insert.run(id, source, `salvaged ${id}`, title, dateOf(id), text.slice(0, 240).toWellFormed(), countWords(text), at);
  return orphans.map(({ title }) => `Of “${title}” the words are there; its source, address, authors and topics could not be read.`);
}

const PER_DAY = 2 ** 20;
/** Days from year 1 to 1970. */
const TO_1970 = 719_163;

function dateOf(id: number): string | null {
  const day = Math.floor(id / PER_DAY);
  return day === 0 ? null : new Date((day - TO_1970) * 86_400_000).toISOString().slice(0, 10);
}

/** A brief stands in its newest revision that could be read; one without any is named and left out. */
function chooseRevisions(db: Db): string[] {
  db.exec(`
    UPDATE brief SET revision_id = (SELECT id FROM revision WHERE revision.brief_id = brief.id ORDER BY number DESC LIMIT 1)
    WHERE NOT EXISTS (SELECT 1 FROM revision WHERE revision.id = brief.revision_id AND revision.brief_id = brief.id)`);
  const lost = db.prepare<[], { id: number; title: string; date: string | null }>('SELECT id, title, date FROM brief WHERE revision_id IS NULL').all();
  db.exec('DELETE FROM brief WHERE revision_id IS NULL');
  const stale = db.prepare<[], { title: string; was: string }>('SELECT revision.title, brief.title AS was FROM brief JOIN revision ON revision.id = revision_id WHERE brief.title <> revision.title').all();
  db.exec('UPDATE brief SET title = (SELECT title FROM revision WHERE revision.id = revision_id) WHERE title <> (SELECT title FROM revision WHERE revision.id = revision_id)');
  return [
    ...lost.map(({ title, date }) => `The words of “${title}”${date === null ? '' : ` (${date})`} could not be read.`),
    ...stale.map(({ title, was }) => `“${was}” stands in an earlier revision, as “${title}”.`),
  ];
}

/** Sections, quotes and links are made from the bodies again. */
async function deriveParts(db: Db): Promise<void> {
  const next = db.prepare<[number], { id: RevisionId; brief_id: BriefId; body: string; text_version: number; current: 0 | 1 }>(`
    SELECT revision.id, brief_id, body, text_version, brief.revision_id = revision.id AS current
    FROM revision JOIN brief ON brief.id = brief_id WHERE revision.id > ? ORDER BY revision.id LIMIT ${STEP}`);
  const setText = db.prepare('UPDATE revision SET text = ? WHERE id = ? AND text <> ?');
  for (let last = 0; ;) {
    const slice = next.all(last);
    db.transaction(() => {
      for (const { id, brief_id: briefId, body, text_version: version, current } of slice) {
        const parts = partsOf(JSON.parse(body) as Body);
        saveParts(db, current === 1 ? briefId : null, id, parts);
        if (version === TEXT_VERSION) setText.run(parts.text, id, parts.text);
      }
    })();
    if (slice.length < STEP) return;
    last = slice.at(-1)!.id;
    await breathe();
  }
}

/** Rows that point at what is not there: what the analyst wrote is told word for word, so that it is not lost with its place. */
function dropWithoutHome(db: Db): string[] {
  const told: string[] = [];
  for (let astray = strays(db); astray.length > 0; astray = strays(db)) {
    for (const { table, rowid } of astray) {
      const row = db.prepare<[number], Record<string, unknown>>(`SELECT * FROM "${table}" WHERE rowid = ?`).get(rowid);
      if (table === 'highlight') told.push(`A highlight has lost its brief. Its words: “${String(row?.['exact'])}”.`);
      if (table === 'note') told.push(`A note has lost its brief or highlight. Its words: “${String(row?.['text'])}”.`);
      db.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid);
    }
  }
  // Tables without rowids, which name no row.
  db.exec(`
    DELETE FROM brief_topic WHERE brief_id NOT IN (SELECT id FROM brief) OR topic_id NOT IN (SELECT id FROM topic);
    DELETE FROM highlight_tag WHERE highlight_id NOT IN (SELECT id FROM highlight) OR tag_id NOT IN (SELECT id FROM tag);
    DELETE FROM brief_tag WHERE brief_id NOT IN (SELECT id FROM brief) OR tag_id NOT IN (SELECT id FROM tag);
    DELETE FROM revision_image WHERE image_id NOT IN (SELECT id FROM image) OR revision_id NOT IN (SELECT id FROM revision);`);
  return told;
}

function strays(db: Db): { table: string; rowid: number }[] {
  return (db.pragma('foreign_key_check') as { table: string; rowid: number | null }[]).filter((one): one is { table: string; rowid: number } => one.rowid !== null);
}
