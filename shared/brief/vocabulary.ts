/** Words that briefs of this kind print around their text, in the forms that `folded` gives. */

/** Headings under which other items are listed. */
const RELATED = new RegExp(
  '^(?:(?:(?:more )?related|further|additional|recommended|suggested|more|latest)(?: (?:fdd|and) )?(?: \\p{L}+)? ?'
  + '(?:analys[ei]s|readings?|content|articles?|posts?|publications?|research|work|links?|items?|briefs?|resources?|coverage|commentary|stories|products|reports?|insights?)'
  + '|related|read (?:more|next|also|on)|see also|more (?:from|on|about) .{1,60}|you (?:may|might) also (?:like|be interested in)|also (?:of interest|read|on this topic)'
  + '|further information|keep reading|from the archives?'
  + '|verwandte (?:themen|beitrage|artikel)|zum thema|weiterlesen|mehr zum thema|weiterfuhrende literatur|a lire aussi|lire aussi|sur le meme sujet|pour aller plus loin'
  + '|lea tambien|articulos relacionados|contenido relacionado|leia tambem|leggi anche|lees ook|czytaj takze|ilgili (?:analizler|yazılar|haberler)'
  + '|читаите также|по теме|похожие материалы|читаите також|за темою|اقرأ أيضا|مواضيع ذات صلة|קראו גם|相关阅读|相關閱讀|延伸阅读|延伸閱讀|関連記事)[:：]?$',
  'u',
);

/** Headings that are never a title. */
const SECTIONS = new Set((
  'latest developments|expert analysis|background|executive summary|summary|introduction|conclusion|conclusions|overview|key points|key takeaways|takeaways|key findings|'
  + 'key judgments|key judgements|recommendations|policy recommendations|implications|policy implications|what\'s next|what comes next|what to watch|next steps|context|'
  + 'why it matters|bottom line|the bottom line|outlook|assessment|discussion|methodology|notes|endnotes|footnotes|references|sources|bibliography|about the author|'
  + 'about the authors|acknowledgements|acknowledgments|appendix|contents|table of contents|abstract|foreword|preface|at a glance|in brief|what happened|the issue|'
  + 'why this matters|expert commentary|expert reactions|analysis|reaction|reactions'
).split('|'));

/** The last word of a kind of brief: "Flash Brief", "Policy Memo", "Issue Paper No. 12". */
const KINDS = new Set((
  'brief briefs briefing memo memorandum insight insights analysis report note notes commentary alert update updates backgrounder testimony statement op-ed oped release '
  + 'factsheet monograph dispatch dispatches explainer transcript newsletter bulletin digest paper papers blog post article review perspective perspectives assessment '
  + 'snapshot q&a interview essay study readout remarks speech podcast opinion column editorial viewpoint outlook monitor tracker advisory primer spotlight factbook '
  + 'weekly monthly daily series roundup communique declaration fact-sheet'
).split(' '));

/** A text as it is compared: case, diacritics, kinds of quotation mark and of space do not matter. */
export function folded(text: string): string {
  return text
    .normalize('NFKD').replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐‑–—−]/g, '-')
    .replace(/\s+/g, ' ').trim().toLowerCase();
}

export function isRelatedHeading(text: string): boolean {
  return text.length <= 80 && RELATED.test(folded(text));
}

export function isSectionName(text: string): boolean {
  return text.length <= 60 && (SECTIONS.has(folded(text).replace(/[:.]$/, '')) || isRelatedHeading(text));
}

/** True for a printed kind of brief. `bare` also takes a kind of one word ("Analysis"), which can be a heading as well. */
export function isKindOfBrief(text: string, bare = true): boolean {
  const words = folded(text).replace(/,? (?:no|nr|vol|issue)\.? ?\d+$|,? #?\d+$/, '').split(' ');
  const last = words.at(-1) ?? '';
  return words.length <= 5 && text.length <= 60 && (words.length > 1 || bare) && (KINDS.has(last) || folded(text).startsWith('fact sheet'))
    && !/[.!?"]/.test(folded(text).replace(/\bno\./, ''));
}
