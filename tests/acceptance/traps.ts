import type { KeptBrief } from './kept.ts';

/*
 * Posts that clients get wrong, by the name that the site's own description gives them, and what must have become of each. A trap that the
 * site does not set is not looked at.
 */

type Look = (brief: KeptBrief) => boolean;

const has = (...words: string[]): Look => ({ text }) => words.every((word) => text.includes(word));
const lacks = (...words: (string | RegExp)[]): Look => ({ text, body }) => words.every((word) => (typeof word === 'string' ? !text.includes(word) : !word.test(JSON.stringify(body))));
const inOrder = (...words: string[]): Look => ({ text }) => words.map((word) => text.indexOf(word)).every((at, i, all) => at >= 0 && (i === 0 || at > all[i - 1]!));
const holds = (pattern: RegExp): Look => ({ body }) => pattern.test(JSON.stringify(body));
const all = (...looks: Look[]): Look => (brief) => looks.every((look) => look(brief));

const TRAPS: Record<string, { says: string; look: Look }> = {
  images: { says: 'two figures with their captions', look: all(holds(/"tagName":"figure".*"tagName":"img".*"tagName":"figcaption".*"tagName":"img"/), has('Drawing: rig')) },
  table: { says: 'a table with its head and its caption', look: all(holds(/"tagName":"table".*"tagName":"th"/), has('Q2 2022', 'Table 1')) },
  iframe: { says: 'the frame became a link, the script left nothing', look: all(holds(/"href":"https:\/\/video\.example\.org\/embed\/42"/), lacks(/rigScript|iframe/)) },
  embed: { says: 'the embed became a link', look: holds(/"href":"https:\/\/www\.youtube\.com\//) },
  shortcode_unknown: { says: 'no shortcode is left', look: lacks('mpf_signup') },
  shortcode_gallery: { says: 'a gallery of pictures and a captioned one', look: all(holds(/"tagName":"img".*"tagName":"img".*"tagName":"img"/), has('Old caption'), lacks('[gallery', '[caption')) },
  columns: { says: 'the left column before the right one', look: inOrder('Left column', 'Right column', 'In a flex group') },
  protected: { says: 'nothing of what the password guards, and no form', look: ({ text, form }) => text === '' && form === 'protected' },
  nextpage: { says: 'both pages', look: inOrder('FIRSTPAGE', 'SECONDPAGE') },
  more: { says: 'what is above and below the mark', look: inOrder('ABOVEMORE', 'BELOWMORE') },
  entities: { says: 'entities are characters', look: all(({ title }) => title.includes('AT&T') && title.includes('5 < 6') && !title.includes('<em>'), has('<script>alert(1)</script>', '1990’s')) },
  control_char: { says: 'no control characters', look: ({ text }) => text.includes('Line two') && ![...text].some((one) => one < ' ' && one !== '\n') },
  xss: { says: 'words and nothing that runs', look: all(has('Text', 'link'), lacks(/onerror|onload|javascript:|<style|display:none|svg/i)) },
  empty_title: { says: 'a name from its first words', look: ({ title, text }) => title !== '' && text.startsWith(title.replace(/…$/, '')) },
  empty_body: { says: 'a title without a text', look: ({ title, text }) => title !== '' && text === '' },
  long_title: { says: 'the whole title', look: ({ title }) => title.length > 500 },
  rtl: { says: 'the words from right to left', look: ({ text }) => /[\u0600-\u06ff]{3}/.test(text) },
  verse_list: { says: 'a list in a list, and the note', look: all(inOrder('One', 'One A', 'Two', 'Footnote text'), holds(/"tagName":"ol".*"tagName":"ul"/)) },
  revised: { says: 'the corrected figure', look: all(has('1,020'), ({ text }) => text.includes('Correction')) },
  dst_before: { says: 'the hour before the clocks went back', look: ({ modifiedAt }) => modifiedAt?.startsWith('2025-11-02T05:30') === true },
  dst_after: { says: 'the hour after it', look: ({ modifiedAt }) => modifiedAt?.startsWith('2025-11-02T06:10') === true },
};

/** Posts that a stranger must not see. */
const HIDDEN = ['draft', 'private', 'pending', 'future', 'trashed', 'deleted'];

/** `posts`: what the site holds; a trap that it took down is looked at no longer. */
export function sprung(traps: Record<string, number>, posts: ReadonlyMap<string, unknown>, kept: ReadonlyMap<string, KeptBrief>): { looked: number; wrong: string[] } {
  const wrong: string[] = [];
  let looked = 0;
  for (const [name, id] of Object.entries(traps)) {
    const brief = kept.get(String(id));
    if (HIDDEN.includes(name)) {
      looked += 1;
      if (brief !== undefined) wrong.push(`${name}: it is in the archive`);
    } else if (brief !== undefined && posts.has(String(id))) {
      const trap = TRAPS[name];
      looked += 1;
      if (trap && !trap.look(brief)) wrong.push(`${name}: should have ${trap.says}: ${JSON.stringify(brief.title)} ${JSON.stringify(brief.text.slice(0, 300))}`);
    }
  }
  return { looked, wrong };
}
