import { bibtex } from '../../../shared/cite/bibtex.ts';
import type { Citation, CitedPassage } from '../../../shared/cite/cited.ts';
import { cslJson } from '../../../shared/cite/csl-json.ts';
import { ris } from '../../../shared/cite/ris.ts';
import { DATA_FORMS, type Citable, type CitationStyle, type Cited, type CitingForm } from '../../../shared/contract/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Archive } from '../kernel/archive.ts';
import { readSettings } from '../kernel/settings.ts';
import { citedPassages } from './cited-passages.ts';
import type { WantedStyle } from './cite.ts';
import { keepStyle, styleFile } from './style-files.ts';
import { isOwnStyle } from './styles.ts';

type Engine = typeof import('./cite.ts');
/** The engine of styles takes a quarter of a second to load: the first citation asks for it. */
const engine = (): Promise<Engine> => import('./cite.ts');

const DATA = { bibtex, ris, 'csl-json': cslJson } as const;
const isData = (form: CitingForm): form is keyof typeof DATA => (DATA_FORMS as readonly string[]).includes(form);

/** Passages of the archive in one text, for the clipboard, a file or a program. */
export async function cite(archive: Archive, wanted: readonly Citable[], style: string | null, form: CitingForm): Promise<Result<Cited>> {
  const passages = citedPassages(archive.db, wanted);
  if (passages.length === 0) return fail({ code: 'not-found' });
  const briefs = [...new Map(passages.map(({ brief }) => [`${brief.key} ${brief.accessed}`, brief])).values()];
  if (isData(form)) return ok({ text: DATA[form]([...new Map(briefs.map((brief) => [brief.key, brief])).values()]), html: null, passages: passages.length });
  const made = await inStyle(archive, style, ({ citePassages, bibliography }, asked) =>
    (form === 'bibliography' ? bibliography(briefs, asked) : citePassages(passages, asked, form)));
  if (!made.ok) return made;
  const inBlocks = form === 'quote';
  return ok({
    text: made.value.map(({ text }) => text).join(inBlocks ? '\n\n' : '\n'),
    html: made.value.map(({ html }) => (inBlocks ? html : `<p>${html}</p>`)).join(''),
    passages: passages.length,
  });
}

/** One citation for each passage. */
export function citeEach(archive: Archive, passages: readonly CitedPassage[], style: string | null, form: 'note' | 'again' | 'entry' | 'quote'): Promise<Result<Citation[]>> {
  return inStyle(archive, style, ({ citePassages }, asked) => citePassages(passages, asked, form));
}

/** Keeps a style file in the archive, once it has made a citation. */
export async function addStyle(archive: Archive, path: string): Promise<Result<CitationStyle>> {
  const xml = styleFile(archive.folder, path);
  if (!xml.ok) return xml;
  const { citePassages } = await engine();
  const tried = tryStyle(path, () => (['note', 'again', 'entry'] as const).flatMap((form) => citePassages([TRIAL], { xml: xml.value }, form)));
  if (!tried.ok) return tried;
  // A style that only points to another one writes nothing, or that there is nothing to write.
  if (tried.value.some(({ text }) => text.trim() === '' || /^\[(?:CSL STYLE ERROR|NO_PRINTED_FORM)/.test(text))) return fail({ code: 'style-unreadable', detail: path });
  return ok(keepStyle(archive.folder, path, xml.value));
}

async function inStyle<T>(archive: Archive, style: string | null, make: (engine: Engine, style: WantedStyle) => T): Promise<Result<T>> {
  const name = style ?? readSettings(archive.db).citationStyle;
  const loaded = await engine();
  if (isOwnStyle(name)) return ok(make(loaded, { name }));
  const xml = styleFile(archive.folder, name);
  return xml.ok ? tryStyle(name, () => make(loaded, { xml: xml.value })) : xml;
}

/** A style file is input from outside, and citeproc throws anything at what it does not understand. */
function tryStyle<T>(name: string, make: () => T): Result<T> {
  try {
    return ok(make());
  } catch {
    return fail({ code: 'style-unreadable', detail: name });
  }
}

const TRIAL: CitedPassage = {
  brief: {
    key: 'trial', title: 'A title', authors: ['Jane Roe'], publisher: 'A publisher', series: null, date: '2024-05-14' as NonNullable<CitedPassage['brief']['date']>,
    url: 'https://example.org/', language: null, accessed: '2024-05-15' as CitedPassage['brief']['accessed'], isRevised: false,
  },
  exact: 'Words.', speaker: null, role: null, via: null, paragraph: 1, verdict: 'intact',
};
