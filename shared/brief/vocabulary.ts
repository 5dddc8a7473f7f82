/** Words that briefs of this kind print around their text, in the forms that `folded` gives. */

/** "Related Analysis", "Further Reading on Ports", "More FDD Commentary": the first word and the last tell. */
const RELATED_FIRST = new Set('related further additional recommended suggested more'.split(' '));
const RELATED_LAST = new Set((
  'analysis analyses reading readings content article articles post posts publication publications research work '
  + 'link links item items brief briefs resource resources coverage commentary stories products report reports '
  + 'insight insights'
).split(' '));
/** Whole headings of the same meaning. */
const RELATED = new Set((
  'related|read more|read next|read also|read on|see also|also of interest|also read|also on this topic|'
  + 'further information|keep reading|from the archive|from the archives|you may also like|you might also like|'
  + 'you may also be interested in|verwandte themen|verwandte beitrage|verwandte artikel|zum thema|mehr zum thema|'
  + 'weiterlesen|weiterfuhrende literatur|a lire aussi|lire aussi|sur le meme sujet|pour aller plus loin|lea tambien|'
  + 'articulos relacionados|contenido relacionado|leia tambem|leggi anche|lees ook|czytaj takze|ilgili analizler|'
  + 'ilgili yazılar|ilgili haberler|читаите также|по теме|похожие материалы|читаите також|за темою|اقرأ أيضا|'
  + 'مواضيع ذات صلة|קראו גם|相关阅读|相關閱讀|延伸阅读|延伸閱讀|関連記事'
).split('|').map(folded));

/** Headings that are never a title. */
const SECTIONS = new Set((
  'latest developments|expert analysis|background|executive summary|summary|introduction|conclusion|conclusions|'
  + 'overview|key points|key takeaways|takeaways|key findings|key judgments|key judgements|recommendations|'
  + 'policy recommendations|implications|policy implications|what\'s next|what comes next|what to watch|next steps|'
  + 'context|why it matters|bottom line|the bottom line|outlook|assessment|discussion|methodology|notes|endnotes|'
  + 'footnotes|references|sources|bibliography|about the author|about the authors|acknowledgements|acknowledgments|'
  + 'appendix|contents|table of contents|abstract|foreword|preface|at a glance|in brief|what happened|the issue|'
  + 'why this matters|expert commentary|expert reactions|analysis|reaction|reactions'
).split('|'));

/** The last word of a kind of brief: "Flash Brief", "Policy Memo", "Issue Paper No. 12". */
const KINDS = new Set((
  'brief briefs briefing memo memorandum insight insights analysis report note notes commentary alert update '
  + 'updates backgrounder testimony statement op-ed oped release factsheet monograph dispatch dispatches explainer '
  + 'transcript newsletter bulletin digest paper papers blog post article review perspective perspectives assessment '
  + 'snapshot q&a interview essay study readout remarks speech podcast opinion column editorial viewpoint outlook '
  + 'monitor tracker advisory primer spotlight factbook weekly monthly daily series roundup communique declaration '
  + 'fact-sheet'
).split(' '));

/** A text as it is compared: case, diacritics, kinds of quotation mark and of space do not matter. */
export function folded(text: string): string {
  return text
    .normalize('NFKD').replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐‑–—−]/g, '-')
    .replace(/\s+/g, ' ').trim().toLowerCase();
}

/** True for a heading under which other items are listed. */
export function isRelatedHeading(text: string): boolean {
  if (text.length > 80) return false;
  const heading = folded(text).replace(/\s*[:：]$/, '');
  const words = heading.split(' ');
  if (RELATED.has(heading) || /^more (?:from|on|about) \S/.test(heading)) return true;
  const last = words.findIndex((word) => /^(?:on|about|from|for)$/.test(word));
  const named = last > 1 ? words.slice(0, last) : words;
  if (named.length < 2 || named.length > 5) return false;
  return RELATED_FIRST.has(named[0] ?? '') && RELATED_LAST.has(named.at(-1) ?? '');
}

/** True for the name of a part that many briefs have. */
export function isSectionName(text: string): boolean {
  return text.length <= 60 && (SECTIONS.has(folded(text).replace(/[:.]$/, '')) || isRelatedHeading(text));
}

/**
 * True for a printed kind of brief. `bare` also takes a kind of one word ("Analysis"), which can be a heading as
 * well.
 */
export function isKindOfBrief(text: string, bare = true): boolean {
  if (text.length > 60) return false;
  const kind = folded(text).replace(/,? (?:no|nr|vol|issue)\.? ?\d+$|,? #?\d+$/, '');
  const words = kind.split(' ');
  if (words.length > 5 || (words.length === 1 && !bare) || /[.!?"]/.test(kind)) return false;
  return KINDS.has(words.at(-1) ?? '') || kind === 'fact sheet';
}
