import type { FileIdentity } from '../contract/sources.ts';

/** Why a file is the brief that it was taken for, in one sentence. `path` is the file's own. */
export function identityInWords(path: string, { how, path: other }: FileIdentity): string {
  switch (how) {
    case 'moved': return `${path} was at ${other} before. It is the same brief.`;
    case 'copy': return `${path} has the same words as ${other}. Both are one brief.`;
    case 'edited-copy': return `${path} was a copy of ${other} and has been edited. The brief now reads as it does.`;
    case 'older-copy': return `${path} still has words that the brief no longer has. It was edited at ${other}.`;
    case 'other-words': return `${path} has quite other words than before. It is taken for a new version of the brief that was read there.`;
    case 'much-like': return `${path} is much like ${other}, which is still there. It is taken for another brief.`;
  }
}
