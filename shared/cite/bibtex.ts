import type { CitedBrief } from './cited.ts';
import { cslItem } from './csl-item.ts';
import type { CslName } from './names.ts';

/* biblatex: one @online (or @misc, without an address) a brief. Capitals of titles are kept, every sign that TeX reads is escaped. */

export function bibtex(briefs: readonly CitedBrief[]): string {
  return briefs.map((brief) => {
    const item = cslItem(brief);
    const authors = item.author ?? [];
    const publisher = item['container-title'] ?? item.publisher ?? brief.publisher;
    const fields: [name: string, value: string | null][] = [
      ['author', authors.length === 0 ? null : authors.map(texName).join(' and ')],
      ['title', `{${escaped(brief.title)}}`],
      ['organization', publisher === null ? null : escaped(publisher)],
      ['date', brief.date],
      ['note', brief.series === null ? null : escaped(brief.series)],
      ['url', brief.url === null ? null : texUrl(brief.url)],
      ['urldate', brief.url === null ? null : brief.accessed],
    ];
    const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name.padEnd(12)} = {${value}},\n`);
    return `@${brief.url === null ? 'misc' : 'online'}{${citeKey(brief)},\n${lines.join('')}}\n`;
  }).join('\n');
}

/** "roe2023harbours-1f3k": whoever, when, the first word that says something, and the brief; only a-z, 0-9 and -. */
export function citeKey(brief: CitedBrief): string {
  const [first] = cslItem(brief).author ?? [];
  const who = ascii(first === undefined ? brief.publisher ?? '' : 'literal' in first ? first.literal : first.family).slice(0, 20);
  const word = brief.title.split(/[\s–—-]+/).map(ascii).find((one) => one.length > 3) ?? '';
  return `${who}${brief.date?.slice(0, 4) ?? ''}${word.slice(0, 20)}-${brief.key.replace(/[^A-Za-z0-9]/g, '')}`.replace(/^-/, 'brief-');
}

const ascii = (text: string): string => text.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '').toLowerCase();

/** A body in braces is never taken for first and last name. A name that holds "and" or a comma is none either. */
function texName(name: CslName): string {
  if ('literal' in name) return `{${escaped(name.literal)}}`;
  const part = (text: string) => (/,|\band\b/i.test(text) ? `{${escaped(text)}}` : escaped(text));
  return [part(name.family), ...(name.suffix === undefined ? [] : [part(name.suffix)]), part(name.given)].join(', ');
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
  '&': '\\&', '%': '\\%', $: '\\$', '#': '\\#', _: '\\_',
};

const escaped = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/[\\{}~^&%$#_]/g, (sign) => SIGNS[sign]!);

/** biblatex reads addresses verbatim: only what would end the field or begin a command is written otherwise, as the address itself may write it. */
const texUrl = (url: string): string => url.replace(/[\s{}\\]/g, (sign) => encodeURI(sign) === sign ? `%${sign.charCodeAt(0).toString(16)}` : encodeURI(sign));
