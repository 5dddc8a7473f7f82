import type { Body } from '../../../shared/brief/body.ts';
import { ALTERED, type CheckedMemo, type CheckedQuotation, type MemoVerdict, type QuotationSource } from '../../../shared/contract/calls.ts';
import type { BriefId, CalendarDate, RevisionId } from '../../../shared/ids.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { namePartsOf } from '../../../shared/speakers/likeness.ts';
import { judgeWords, type JudgedWords } from '../../../shared/verify/judge-words.ts';
import { memoQuotations, type MemoQuotation } from '../../../shared/verify/memo-quotations.ts';
import { pageOf } from '../annotations/revision-pages.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { briefsLike, briefsNamed, isTitle } from './candidates.ts';

/** Fewer words than this stand in too many texts to say whose they are. */
const FEWEST = 4;
/** What is like a quotation in a brief that the memo does not name must be as long as this. */
const FEWEST_ALIKE = 6;

/** Checks every quotation of a memo, one at each step; the last step gives the memo. */
export function* verifySteps(db: Db, path: string, body: Body): Generator<void, CheckedMemo> {
  const quotations: CheckedQuotation[] = [];
  for (const quotation of memoQuotations(body)) {
    if (!isTitle(db, quotation.exact)) quotations.push(checked(db, quotation));
    yield;
  }
  const counts: CheckedMemo['counts'] = {};
  for (const { verdict } of quotations) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return { path, quotations, counts, altered: quotations.filter(({ verdict }) => ALTERED.has(verdict)).length };
}

interface Found extends JudgedWords {
  revision: RevisionRecord;
}

interface RevisionRecord {
  id: RevisionId;
  brief_id: BriefId;
  number: number;
  revisions: number;
  text: string;
}

function checked(db: Db, quotation: MemoQuotation): CheckedQuotation {
  const { exact, paragraph } = quotation;
  const words = wordsOf(exact).length;
  const cited = briefsNamed(db, quotation.named, quotation.links);
  const there = bestOf(cited.flatMap((id) => revisionsOf(db, id)), exact);
  if (there !== null && isClean(there)) return judged(db, quotation, there, true);
  if (words < FEWEST) return { exact, paragraph, verdict: 'short', also: [], source: null, speakers: null };
  const others = briefsLike(db, exact).filter((id) => !cited.includes(id));
  const elsewhere = bestOf(others.flatMap((id) => revisionsOf(db, id).slice(0, 1)), exact);
  if (elsewhere !== null && isClean(elsewhere)) return judged(db, quotation, elsewhere, false, cited.length > 0);
  if (there !== null) return judged(db, quotation, there, true);
  if (elsewhere !== null && words >= FEWEST_ALIKE) return judged(db, quotation, elsewhere, false);
  return { exact, paragraph, verdict: 'not-found', also: [], source: null, speakers: null };
}

const RANK: readonly MemoVerdict[] = ['typography', 'shortened', 'wording', 'number', 'negation'];
const weight = ({ differences }: JudgedWords): number => differences.reduce((most, one) => Math.max(most, RANK.indexOf(one) + 1), 0);
const isClean = (found: JudgedWords): boolean => weight(found) <= 2;

/** The least altered; of equals the first. */
function bestOf(revisions: Iterable<RevisionRecord>, exact: string): Found | null {
  let best: Found | null = null;
  for (const revision of revisions) {
    const found = judgeWords(revision.text, exact);
    if (found !== null && (best === null || weight(found) < weight(best))) best = { ...found, revision };
    if (best !== null && weight(best) === 0) return best;
  }
  return best;
}

/** The newest first. */
function revisionsOf(db: Db, briefId: BriefId): RevisionRecord[] {
  return prepared<RevisionRecord>(db, `
    SELECT id, brief_id, number, max(number) OVER () AS revisions, text FROM revision WHERE brief_id = ? ORDER BY number DESC`).all(briefId);
}

function judged(db: Db, { exact, paragraph, speaker }: MemoQuotation, found: Found, isCited: boolean, isOther = false): CheckedQuotation {
  const said = speaker === null ? null : speakerThere(db, found);
  const speakers = speaker !== null && said !== null && !isSamePerson(db, speaker, said) ? { memo: speaker, source: said } : null;
  const also: MemoVerdict[] = [...found.differences, ...(speakers === null ? [] : ['speaker' as const]), ...(isOther ? ['other-brief' as const] : [])];
  return { exact, paragraph, verdict: also.at(-1) ?? 'verbatim', also, source: sourceOf(db, found, isCited), speakers };
}

function sourceOf(db: Db, { revision, start, end }: Found, isCited: boolean): QuotationSource {
  const brief = prepared<{ title: string; date: CalendarDate | null; url: string | null }>(db, 'SELECT title, date, url FROM brief WHERE id = ?').get(revision.brief_id)!;
  return {
    briefId: revision.brief_id, ...brief, revision: revision.number, revisions: revision.revisions, words: revision.text.slice(start, end),
    paragraph: pageOf(db, revision.id)?.paragraphAt(start) ?? null, isCited,
  };
}

/** Whose words the source says they are; null when it names nobody. */
function speakerThere(db: Db, { revision, start, end }: Found): string | null {
  return prepared<string>(db, `
    SELECT speaker.name FROM quote JOIN speaker ON speaker.id = quote.speaker_id
    WHERE revision_id = ? AND start <= ? AND "end" >= ? ORDER BY "end" - start LIMIT 1`).pluck().get(revision.id, start + 1, end - 1) ?? null;
}

/** A surname alone, another spelling, or two names that the analyst says are one person's. */
function isSamePerson(db: Db, one: string, other: string): boolean {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  if (first.every((word) => second.includes(word)) || second.every((word) => first.includes(word))) return true;
  const [named, said] = [namePartsOf(one), namePartsOf(other)];
  if (named !== null && said !== null && named.surname === said.surname && !(named.given[0] !== undefined && said.given[0] !== undefined && named.given[0][0] !== said.given[0][0])) return true;
  const people = prepared<number>(db, 'SELECT DISTINCT person_id FROM speaker WHERE name IN (?, ?)').pluck().all(one, other);
  return people.length === 1 && prepared(db, 'SELECT 1 FROM speaker WHERE name = ?').get(one) !== undefined;
}
