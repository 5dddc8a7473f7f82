import { plainLine } from '../../../shared/brief/normal/white-space.ts';
import type { Page } from './page-document.ts';

/** What a title is told from. */
export interface TitleClues {
  /** As the page calls itself, often with the name of the site. */
  title: string;
  /** The page's main headings, as plain lines. */
  headings: string[];
  /** Headings that are a link to the home page. */
  logos?: readonly string[];
  siteNames?: readonly string[];
}

/** What may stand between a title and the name of a site. Ideographs need no space around it. */
const BORDER = /^\s+[|\-–—»«·:/•~_]+\s+|^\s*[|｜_»«·•]\s*|^\s*(?:——|—)\s*(?=\p{Script=Han})/u;

/** The title without the name of the site: where the page says the name, or where one of its own headings is the rest. */
export function titleOf({ title, headings, logos = [], siteNames = [] }: TitleClues): string {
  const line = plainLine(title);
  const names = [...siteNames, ...logos].map(plainLine);
  const isName = (text: string): boolean => names.some((name) => name.toLowerCase() === text.toLowerCase());
  const matches = headings.filter((heading) => heading !== '' && heading !== line && !isName(heading) && isPartOf(heading, line));
  // A logo may be a heading too; the title comes first nearly always.
  const heading = matches.find((one) => line.startsWith(one)) ?? matches[0];
  if (heading !== undefined) return heading;
  const name = names.filter((one) => one !== '' && one !== line && isPartOf(one, line)).toSorted((a, b) => b.length - a.length)[0];
  if (name === undefined) return line;
  return line.startsWith(name) ? line.slice(name.length).replace(BORDER, '') : reversed(reversed(line).slice(reversed(name).length).replace(/^\s*[|\-–—»«·:/•~_｜]+\s*/u, ''));
}

function isPartOf(part: string, line: string): boolean {
  return (line.startsWith(part) && BORDER.test(line.slice(part.length))) || (line.endsWith(part) && BORDER.test(reversed(line.slice(0, -part.length))));
}

function reversed(text: string): string {
  return [...text].toReversed().join('');
}

/**
 * Readability knows the hyphen between a title and the name of a site, and not the dashes that most sites set there: they are shown to
 * it as hyphens. Gives the title as it was; null when there is none.
 */
export function withPlainSeparators(document: Page): string | null {
  const element = document.querySelector('title');
  const shown = element?.textContent?.trim() ?? '';
  if (!element || shown === '') return null;
  element.textContent = plain(shown);
  return shown;
}

/** The same part of the title with the dashes that it had. */
export function withOwnSeparators(part: string, shown: string | null): string {
  const start = shown === null ? -1 : plain(shown).indexOf(part);
  return shown === null || start < 0 ? part : shown.slice(start, start + part.length);
}

/** Character for character, so that places in one are places in the other. */
function plain(title: string): string {
  return title.replace(/(?<=\s)[–—](?=\s)/g, '-');
}
