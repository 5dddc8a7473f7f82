/**
 * What became of a highlight in another revision, the strongest last; see docs/decisions/aligner.md. Compared word by
 * word, never by a score.
 */
export const VERDICTS = ['intact', 'moved', 'typography', 'wording', 'number', 'negation', 'speaker', 'lost'] as const;
export type Verdict = (typeof VERDICTS)[number];
