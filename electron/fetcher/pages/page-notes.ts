import { lengthOf } from './page-furniture.ts';
import type { Blocks } from './page-missing.ts';
import type { PageElement } from './page-document.ts';

/** What is printed where a note is referred to: 1, [1], (a), *, †. */
const MARK = /^[[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?\.?$/i;
const LONGEST_NOTE = 4000;
const MOST = 500;

/** Puts the notes behind the text that it refers to and that stood outside the part taken for the article. */
export function bringNotes(article: PageElement, blocks: Blocks): void {
  const wanted = [...new Set([...article.querySelectorAll('a[href]')].slice(0, 5000).flatMap((link) => {
    const target = /^[^#]*#(.+)$/.exec(link.getAttribute('href') ?? '')?.[1];
    return target !== undefined && MARK.test((link.textContent ?? '').trim()) ? [target] : [];
  }))].slice(0, MOST);
  if (wanted.length === 0) return;
  const here = new Set([...article.querySelectorAll('[id], a[name]')].flatMap((element) => [element.getAttribute('id') ?? '', element.getAttribute('name') ?? '']));
  const missing = wanted.filter((target) => !here.has(target));
  if (missing.length === 0) return;
  const notes = new Set(missing.flatMap((target) => noteOf(target, blocks) ?? []));
  for (const note of notes) article.append(note.cloneNode(true));
}

/** The item or paragraph that has this name, or in which it stands. */
function noteOf(target: string, blocks: Blocks): PageElement | null {
  for (const block of blocks.values()) {
    if (!/^(?:LI|P|DD|DIV|ASIDE|TR)$/.test(block.tagName) || lengthOf(block) > LONGEST_NOTE) continue;
    if (named(block, target)) return block;
    if (block.tagName !== 'DIV' && [...block.querySelectorAll('[id], a[name]')].some((inner) => named(inner, target))) return block;
  }
  return null;
}

function named(element: PageElement, target: string): boolean {
  const id = element.getAttribute('id') ?? element.getAttribute('name');
  return id !== null && id !== '' && (id === target || encodeURIComponent(id) === target);
}
