import { ARTICLES, OFFICE_WORDS, SPEECH_VERBS } from './lexicon.ts';
import { TITLE_WORDS } from './titles.ts';
import { tokensOf } from './tokens.ts';
import { verbAt } from './verb.ts';

/** Words that may begin a further part of a role. */
const IN_ROLES = new Set('and or at in of for with on to formerly previously currently now also co both who which whose de du des la le et y del en der die und für im am'.split(' '));

/**
 * Whether what stands beside a quotation does more than to name somebody: it has a verb of speech ("Jane Roe, a fellow,
 * said"), or it is a sentence about them ("Jane Roe, a fellow, rejected the claim").
 */
export function saysSomething(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens.some((token, index) => {
    if (/^["“”«»;]$/.test(token.text)) return index > 0;
    if (index === 0 && SPEECH_VERBS.has(token.plain) && !token.isCapital) return true;
    const before = tokens[index - 1];
    if (before?.text !== ',' || token.kind !== 'word' || token.isCapital) return false;
    if (verbAt(tokens, index) !== null) return true;
    const isFirst = tokens.findIndex(({ text: sign }) => sign === ',') === index - 1;
    return !isFirst && !ARTICLES.has(token.plain) && !OFFICE_WORDS.has(token.plain) && !TITLE_WORDS.has(token.plain) && !IN_ROLES.has(token.plain) && isVerbLike(token.plain);
  }) || endsInVerb(text);
}

function isVerbLike(word: string): boolean {
  return /(?:ed|es|s)$/.test(word) || ['did', 'was', 'is', 'has', 'had', 'does', 'would', 'will', 'cannot', 'could', 'saw', 'took', 'made', 'gave', 'left', 'met', 'spoke'].includes(word);
}

/** "Jane Roe said", "Jane Roe told reporters on Monday". */
function endsInVerb(text: string): boolean {
  const tokens = tokensOf(text.slice(-120)).filter(({ kind }) => kind === 'word');
  return tokens.slice(-5).some(({ plain, isCapital }) => !isCapital && (SPEECH_VERBS.has(plain) && /^(?:said|says|told|tells|added|adds|wrote|writes|argued|noted|stated|warned|explained|declared|dijo|sagte|déclaré|affirmé)$/.test(plain)));
}
