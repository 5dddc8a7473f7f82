import type { StoreCalls } from '../../../../shared/contract/calls.ts';
import type { Handlers } from '../../../../shared/contract/rpc.ts';
import { ok } from '../../../../shared/result.ts';
import { addStyle, cite } from '../../cite/cite-passages.ts';
import { addedStyles, ownStyles } from '../../cite/style-files.ts';
import type { Archive } from '../../kernel/archive.ts';

export type CiteCalls = Pick<StoreCalls, 'cite' | 'listCitationStyles' | 'addCitationStyle'>;

export function citeHandlers(archive: Archive): Handlers<CiteCalls> {
  return {
    cite: ({ passages, style, form }) => cite(archive, passages, style, form),
    listCitationStyles: () => ok([...ownStyles(), ...addedStyles(archive.folder)]),
    addCitationStyle: ({ path }) => addStyle(archive, path),
  };
}
