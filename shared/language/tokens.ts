import { SPEECH_VERBS } from './lexicon.ts';

/** A word or a sign of a text. Offsets are UTF-16 into that text. */
export interface Token {
  text: string;
  /** In small letters, without a full stop at its end. */
  plain: string;
  start: number;
  end: number;
  kind: 'word' | 'sign' | 'line';
  /** It begins with a capital, or is of an East Asian script. Where a script has no capitals, nothing tells a name from a noun. */
  isCapital: boolean;
}

const RANKS = new Set((
  'gen maj brig lt col capt cmdr adm sgt cpl pvt dr mr mrs ms mx prof sen sens rep reps gov govs rev hon amb st ste jr sr no rt messrs supt asst dep pres sec fr atty msgr radm vadm ret '
  + 'ph esq'
).split(' '));
/** With its full stop, a word that ends no sentence. */
export function isAbbreviation(plain: string): boolean {
  return RANKS.has(plain) || /^\p{L}(?:\.\p{L})*$/u.test(plain);
}

const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-’'ʻ‘ʼ.&·־][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\n|[^\s\p{Cf}]/gu;

/** The words and signs of a text, in order. A full stop that belongs to an abbreviation or an initial is part of its word. */
export function tokensOf(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  for (const { 0: raw, index } of text.slice(from, to).matchAll(TOKEN)) {
    const start = from + index;
    if (raw === '\n') tokens.push({ text: raw, plain: raw, start, end: start + 1, kind: 'line', isCapital: false });
    else if (!/^[\p{L}\p{N}]/u.test(raw)) {
      const before = tokens.at(-1);
      if (raw === '.' && before?.end === start && before.kind === 'word' && isAbbreviation(before.plain)) {
        before.text += '.';
        before.end += 1;
      } else tokens.push({ text: raw, plain: raw, start, end: start + raw.length, kind: 'sign', isCapital: false });
    } else {
      // saidJane Roe: a space was lost.
      const glued = /^\p{Ll}{3,12}(?=\p{Lu}\p{Ll})/u.exec(raw)?.[0] ?? '';
      if (SPEECH_VERBS.has(glued)) {
        tokens.push({ text: glued, plain: glued, start, end: start + glued.length, kind: 'word', isCapital: false });
        const name = raw.slice(glued.length);
        tokens.push({ text: name, plain: name.toLowerCase(), start: start + glued.length, end: start + raw.length, kind: 'word', isCapital: true });
      } else tokens.push({ text: raw, plain: raw.toLowerCase(), start, end: start + raw.length, kind: 'word', isCapital: /^(?:al-|el-|[dl]['’])?[\p{Lu}\p{Lt}\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(raw) });
    }
  }
  return tokens;
}

/** Whether a sentence ends at this token. */
export function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token === undefined || token.kind === 'line' || (token.kind === 'sign' && /^[.!?。]$/.test(token.text));
}

/** Words without capitals, accents, apostrophes: for comparing names. */
export function foldedName(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’‘ʻʼ.,]/g, '');
}
