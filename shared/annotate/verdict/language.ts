/** A handful of the commonest words of each language that briefs come in. Words that two of them share are left out. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: `
    the of and to that is was for with are by from this have has be it as at its not which were their they been
    would on but you we will your our can or an`,
  de: `
    der und das ist nicht von zu mit den dem ein eine auf für sich des auch werden wird sind bei nach aus einer
    im dass`,
  fr: 'le les des et est une dans pour que qui sur par pas au aux avec ce sont cette du ses être nous vous',
  es: 'el los las una por con para del y se al es como más pero sus lo fue está han son',
  it: 'il di che per della del non sono gli alla dei più nel ha una anche delle dal si è',
  pt: 'os uma em não ao dos das pelo pela são mais foi ser ele tem à também isso seu sua',
  nl: 'het een van niet zijn op voor met ook maar aan bij worden wordt naar heeft deze dan nog te',
  sv: 'och att det som på är av för med till inte har ett om den han var',
  pl: 'w nie się na jest że do z jak od przez oraz został tym są',
  id: 'yang dan di ini untuk dengan pada dari dalam tidak akan adalah itu oleh',
  tr: 've bir bu için ile olarak da daha çok olan gibi ancak kadar',
};

const LANGUAGE_OF = new Map(
  Object.entries(STOP_WORDS).flatMap(([language, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word, language] as const),
  ),
);
/** In characters: enough to count the commonest words. */
const ENOUGH = 2_500;
/** Letters of other scripts than Latin, roughly. */
const OTHER_LETTER = /[\u0370-\u1DFF\u2C00-\uD7FF\uF900-\uFAFF]/g;
const WORD = /\p{L}+/gu;
const MOST_OTHERS = 0.3;

/**
 * Whether a text is English, by its commonest words. A text in Latin script that gives no sign of another language
 * counts as English.
 */
export function isEnglish(text: string): boolean {
  const sample = text.length > ENOUGH ? text.slice(0, ENOUGH) : text;
  if ((sample.match(OTHER_LETTER)?.length ?? 0) > sample.length * MOST_OTHERS) return false;
  const counts = new Map<string, number>();
  for (const [word] of sample.toLowerCase().matchAll(WORD)) {
    const language = LANGUAGE_OF.get(word);
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const english = counts.get('en') ?? 0;
  counts.delete('en');
  return english >= Math.max(0, ...counts.values());
}
