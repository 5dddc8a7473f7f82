import type { CitedBrief } from './cited.ts';
import { cslItem } from './csl-item.ts';
import type { CslName } from './names.ts';

/** RIS: one tag a line, TY first and ER last; a value never begins a line of its own, so nothing in it can be taken for a tag. */
export function ris(briefs: readonly CitedBrief[]): string {
  return briefs.map((brief) => {
    const item = cslItem(brief);
    const publisher = item['container-title'] ?? item.publisher ?? brief.publisher;
    const tags: [tag: string, value: string | null][] = [
      ['TY', brief.url === null ? 'RPRT' : 'ELEC'],
      ['ID', brief.key],
      ['TI', brief.title],
      ...(item.author ?? []).map((name): [string, string] => ['AU', risName(name)]),
      ['PB', publisher],
      ['M3', brief.series],
      ['PY', brief.date?.slice(0, 4) ?? null],
      ['DA', brief.date === null ? null : brief.date.replaceAll('-', '/')],
      ['LA', brief.language],
      ['UR', brief.url],
      ['Y2', brief.url === null ? null : brief.accessed.replaceAll('-', '/')],
      ['ER', ''],
    ];
    return tags.filter(([, value]) => value !== null).map(([tag, value]) => `${tag}  - ${line(value!)}\r\n`).join('');
  }).join('\r\n');
}

function risName(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.family, name.given, ...(name.suffix === undefined ? [] : [name.suffix])].join(', ');
}

const line = (value: string): string => value.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
