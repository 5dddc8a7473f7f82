import type { Random } from './random.ts';

/*
 * Words by rank: the commonest words of English first, then the words of the genre, then invented ones. A word of rank r is drawn with a
 * probability near 1/r (Zipf), as in real text, so that an index of such an archive has the common and the rare words of a real one.
 */

const COMMON = `the of to and in a that is for on as with by it was its at from be has an have are this will not their which or more been were
also but would had they over his after new could government than who between other under about should against during since while into
most state first support military economic may percent security year years officials before because there two up can said only some`.split(/\s+/);

const GENRE = `policy minister sanctions energy trade border agreement forces defense president exports region parliament election talks
weapons missile oil gas pipeline grain port shipping budget reform court law rights refugees aid crisis treaty deterrence alliance naval
maritime cyber attack drone intelligence nuclear enrichment inspectors program currency inflation bank debt loan investment infrastructure
railway corridor supply chain semiconductor technology export control market price tariff growth market opposition coalition cabinet
ambassador embassy consulate delegation summit statement resolution council assembly committee commission ministry agency army brigade
battalion commander general soldiers civilians casualties ceasefire truce negotiations mediation hostage prisoners detention protest
demonstrators police crackdown censorship media journalists broadcast propaganda disinformation network militia insurgents proxy
territory province city village coast island strait river dam water harvest drought climate emissions carbon electricity grid reactor
fuel diesel refinery tanker fleet vessel cargo container customs smuggling corruption audit fraud laundering cartel trafficking migration
visa passport census population health vaccine hospital school university research laboratory satellite launch orbit spectrum telecom
operator license regulation compliance enforcement penalty fine appeal verdict tribunal constitution amendment referendum ballot turnout
candidate party leader supporters critics analysts experts report assessment estimate forecast data survey evidence claim denial warning
threat risk pressure influence leverage incentive concession compromise deadline extension renewal withdrawal deployment exercise patrol
base airfield runway aircraft helicopter tank artillery shells ammunition rocket interceptor radar system battery production factory`.split(/\s+/);

const SYLLABLES = 'ka lo mer tan vi sor del ro ba nu shi pel dra ven tor il as mu gra ned fal ho ri zan ko bel tu var sen ig ur'.split(' ');

/** How many different words an archive is written with. */
export const VOCABULARY_SIZE = 40_000;

export type Vocabulary = readonly string[];

export function makeVocabulary(): Vocabulary {
  const words = new Set([...COMMON, ...GENRE]);
  for (let n = 0; words.size < VOCABULARY_SIZE; n++) words.add(invented(n));
  return [...words];
}

/** A word by Zipf's law. */
export function drawWord(random: Random, words: Vocabulary): string {
  const rank = Math.floor(Math.exp(random() * Math.log(words.length + 1))) - 1;
  return words[Math.min(rank, words.length - 1)]!;
}

function invented(n: number): string {
  let word = '';
  for (let rest = n + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}
