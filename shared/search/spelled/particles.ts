/**
 * Korean hangs particles on a noun (제재를, 러시아에서): typed with one, a noun is found with any or none. A stem has two
 * syllables or more, since most nouns of two syllables end in what could be a particle (국가, 평가).
 */
const PARTICLE = /^([가-힣]{2,}?)(?:에서는|에서도|에서의|으로부터|으로써|으로서|이라고|에게서|까지|부터|에서|에게|으로|라고|께서|한테|보다|처럼|마저|조차|은|는|이|가|을|를|의|에|와|과|도|로|만)$/u;

/** A word as typed without its particle; itself when it has none. */
export function withoutParticle(word: string): string {
  return PARTICLE.exec(word.slice(0, 40))?.[1] ?? word;
}
