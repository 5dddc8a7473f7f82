import type { ArchiveStats, Brief, BriefPage, ChangesPage, CheckReport, HighlightRow, ImportReport, Marks, SearchAnswer } from '../../shared/contract/calls.ts';
import { changesInWords, countsInWords } from '../../shared/wording/changes-in-words.ts';
import { identityInWords } from '../../shared/wording/import-in-words.ts';
import { sentence } from '../../shared/errors.ts';

/* What commands print for people. */

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const lines = (...all: (string | null)[]) => all.filter((line) => line !== null).map((line) => `${line}\n`).join('');

export function imported({ outcomes, added, updated, unchanged, failed, skipped }: ImportReport): string {
  const each = outcomes.flatMap((one) => {
    if ('failure' in one) return [`${one.outcome.padEnd(10)} ${sentence(one.failure)}`];
    const line = `${one.outcome.padEnd(10)} ${one.briefId}  ${one.title}`;
    return one.identity === null ? [line] : [line, `           ${identityInWords(one.path, one.identity)}`];
  });
  return lines(...each, `${plural(added, 'brief')} added, ${updated} updated, ${unchanged} unchanged, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

export function list({ rows, total }: BriefPage): string {
  if (total === 0) return 'The archive holds no such briefs yet.\n';
  return lines(...rows.map((row) => `${row.id}  ${row.date ?? 'undated   '}  ${row.isUnread ? '•' : ' '}${row.isStarred ? '★' : ' '} ${row.title}`), plural(total, 'brief'));
}

export function brief(brief: Brief): string {
  const parts = [brief.date, brief.series, brief.authors.join(', '), brief.source.name].filter((part) => part !== null && part !== '');
  const quotes = brief.quotes.map(({ exact, speaker, role }) => `  “${exact}” — ${speaker}${role === null ? '' : `, ${role}`}`);
  const related = brief.related.map(({ title, authors }) => `  ${title}${authors.length === 0 ? '' : `, by ${authors.join(' and ')}`}`);
  const highlights = brief.highlights.map(({ exact, colour, note }) => `  [${colour}] ${exact}${note === null ? '' : `\n      ${note.text}`}`);
  return lines(
    brief.title, parts.join(' | '), brief.url, '', brief.text, '',
    ...block('Quotes', quotes), ...block('Related', related),
    ...block('Topics', brief.topics.map(({ name, known }) => `  ${name}${known ? '' : ' (not split)'}`)),
    ...block('Highlights', highlights), brief.note === null ? null : `Note\n  ${brief.note.text}`,
  );
}

const block = (title: string, rows: string[]) => (rows.length === 0 ? [] : [title, ...rows, '']);

export function found({ hits, total, isRanked, isIndexWhole, literal, suggestion }: SearchAnswer): string {
  const rows = hits.flatMap(({ brief, passage, annotations }) => [
    `${brief.id}  ${brief.date ?? 'undated   '}  ${brief.title}`,
    ...(passage === null ? [] : [`    ${marked(passage.text, passage.marks)}${passage.speaker === null ? '' : ` — ${passage.speaker}`}`]),
    ...annotations.flatMap(({ quote, note }) => [quote, note]).filter((one) => one !== null).map((one) => `    your words: ${marked(one.text, one.marks)}`),
  ]);
  return lines(
    ...rows,
    literal.length === 0 ? null : `Searched as plain words: ${literal.join(' ')}`,
    isIndexWhole ? null : 'The search index is not whole, so this may not be everything: “check” makes it again.',
    isRanked ? null : 'So many briefs have these words that titles come first, then the newest.',
    total === 0 ? `${hits.length === 0 ? 'Nothing found.' : `Nothing has all these words; ${plural(hits.length, 'brief')} with nearly these.`}${suggestion === null ? '' : ` Did you mean: ${suggestion}`}`
      : `${plural(total ?? hits.length, 'brief')} found`,
  );
}

/** Matched words between asterisks. */
function marked(text: string, marks: Marks): string {
  return [...marks].reverse().reduce((all, [start, end]) => `${all.slice(0, start)}*${all.slice(start, end)}*${all.slice(end)}`, text).replace(/\s+/g, ' ');
}

export function highlights(rows: readonly HighlightRow[]): string {
  if (rows.length === 0) return 'There are no such highlights yet.\n';
  return lines(...rows.flatMap((row) => [
    `${row.date ?? 'undated   '}  ${row.title}${row.paragraph === null ? '' : `, ¶${row.paragraph}`}`,
    `    [${row.colour}${row.place.verdict === 'intact' ? '' : `, ${row.place.verdict}`}] ${row.exact}${row.speaker === null ? '' : ` — ${row.speaker}`}`,
    ...(row.note === null ? [] : [`    note: ${row.note.text}`]),
  ]), plural(rows.length, 'highlight'));
}

export function changes(page: ChangesPage): string {
  return lines(...page.rows.flatMap((row) => [
    `${row.briefId}  ${row.title} (revision ${row.older.number} to ${row.newer.number}): ${countsInWords(row.counts)}`,
    ...row.highlights.flatMap(({ exact, place }) => [
      `    ${place.isKept ? 'kept, ' : ''}${place.verdict}: ${exact}`,
      ...(place.now === null || place.now === exact ? [] : [`    now: ${place.now}`]),
    ]),
  ]), changesInWords(page));
}

export function topicsAdded({ added, split }: { added: number; split: number }): string {
  return `${plural(added, 'topic')} added; the topics of ${plural(split, 'brief')} could be split.\n`;
}

export function checked({ clean, problems, mended, checked: counts }: CheckReport): string {
  return lines(...problems, ...mended, clean ? `Nothing is wrong: ${counts.map(({ name, count }) => `${count} ${name}`).join(', ')} looked at.` : plural(problems.length, 'problem'));
}

export function stats(stats: ArchiveStats): string {
  const { folder, version, size, ...counts } = stats;
  return lines(folder, ...Object.entries(counts).map(([name, count]) => `${String(count).padStart(10)}  ${name}`), `${(size / 1e6).toFixed(1).padStart(10)}  MB`, `${String(version).padStart(10)}  version of the archive`);
}
