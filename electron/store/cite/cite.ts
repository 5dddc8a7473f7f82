import type { Citation, CitationForm, CitedBrief, CitedPassage } from '../../../shared/cite/cited.ts';
import { cslItem, styleItem } from '../../../shared/cite/csl-item.ts';
import { cslName, plainName } from '../../../shared/cite/names.ts';
import { revisionNote } from '../../../shared/cite/since.ts';
import { escapeHtml, styleBriefs, type StyledBrief } from './engine.ts';
import { isOwnStyle, ownStyle } from './styles.ts';

/** A style of the program by name, or the text of a style file. */
export type WantedStyle = { name: string } | { xml: string };

/**
 * One citation for each passage, in the same order; the only place where citations are worded. Throws what citeproc throws when a style file
 * is none.
 */
export function citePassages(passages: readonly CitedPassage[], style: WantedStyle, form: CitationForm): Citation[] {
  const styled = styledFor(passages.map(({ brief }) => brief), style);
  const makers: Record<CitationForm, (passage: CitedPassage) => Citation> = {
    note: (passage) => withRevision(passage, styled.briefs.note(keyOf(passage.brief), styled.placeOf(passage)), styled.briefs.isOfNotes),
    again: (passage) => styled.briefs.again(keyOf(passage.brief), styled.placeOf(passage)),
    entry: ({ brief }) => styled.briefs.entry(keyOf(brief)) ?? styled.briefs.note(keyOf(brief), { paragraph: null, before: '' }),
    quote: (passage) => quoted(passage, styled.briefs, styled.placeOf(passage)),
  };
  return passages.map(makers[form]);
}

/** The bibliography of these briefs, each once, in the order of the style. */
export function bibliography(briefs: readonly CitedBrief[], style: WantedStyle): Citation[] {
  return briefs.length === 0 ? [] : styledFor(briefs, style).briefs.entries();
}

/** A revision of a brief is cited for itself. */
const keyOf = ({ key, accessed, isRevised }: CitedBrief): string => (isRevised ? `${key}-${accessed}` : key);

function styledFor(briefs: readonly CitedBrief[], style: WantedStyle): { briefs: StyledBrief; placeOf: (passage: CitedPassage) => { paragraph: number | null; before: string } } {
  const own = 'name' in style && isOwnStyle(style.name) ? ownStyle(style.name) : null;
  if (own === null && !('xml' in style)) throw new RangeError(`no style ${style.name}`);
  const items = new Map(briefs.map((brief) => {
    const shape = own === null ? { note: cslItem(brief), entry: cslItem(brief) } : { note: styleItem(brief, own.note), entry: styleItem(brief, own.entry) };
    const id = keyOf(brief);
    return [id, { note: { ...shape.note, id }, entry: { ...shape.entry, id } }];
  }));
  const quotedIn = own?.quotedIn ?? ', quoted in ';
  return {
    briefs: styleBriefs(own?.xml ?? (style as { xml: string }).xml, items),
    placeOf: (passage) => ({ paragraph: passage.paragraph, before: saidBy(passage, quotedIn) }),
  };
}

/** "Jane Roe, Minister of Ports, according to Interfax, quoted in "; empty when the brief speaks itself. */
function saidBy({ speaker, role, via, brief }: CitedPassage, quotedIn: string): string {
  if (speaker === null || isAuthor(brief, speaker)) return '';
  return `${[speaker, role, via === null ? null : `according to ${via}`].filter((part) => part !== null).join(', ')}${quotedIn}`;
}

const isAuthor = ({ authors }: CitedBrief, speaker: string): boolean => {
  const wanted = plainName(cslName(speaker)).toLowerCase();
  return authors.length === 1 && plainName(cslName(authors[0]!)).toLowerCase() === wanted;
};

/** Which revision it is, in brackets behind the citation. */
function withRevision(passage: CitedPassage, citation: Citation, isNote: boolean): Citation {
  const note = revisionNote(passage);
  if (note === null) return citation;
  const words = isNote ? ` [${note.charAt(0).toUpperCase()}${note.slice(1)}.]` : ` [${note}]`;
  return { text: citation.text + words, html: citation.html + escapeHtml(words) };
}

/** The words in quotation marks, then the note; in a style of brackets these follow the words, and the entry stands below. */
function quoted(passage: CitedPassage, styled: StyledBrief, place: { paragraph: number | null; before: string }): Citation {
  const note = withRevision(passage, styled.note(keyOf(passage.brief), place), styled.isOfNotes);
  const entry = styled.isOfNotes ? null : styled.entry(keyOf(passage.brief));
  const words = inMarks(passage.exact);
  const html = words.split('\n').map(escapeHtml).join('<br>');
  if (entry === null) return { text: `${words}\n${note.text}`, html: `<blockquote><p>${html}</p></blockquote><p>${note.html}</p>` };
  return { text: `${words} ${note.text}\n${entry.text}`, html: `<blockquote><p>${html} ${note.html}</p></blockquote><p>${entry.html}</p>` };
}

/** In “ ”; quotation marks inside become ‘ ’ in pairs only, so that an apostrophe stays what it is. What begins and ends with marks already keeps them. */
function inMarks(exact: string): string {
  const words = exact.trim();
  if (/^“[^“”]*”$/.test(words)) return words;
  return `“${words.replace(/“([^“”]*)”/g, '‘$1’')}”`;
}
