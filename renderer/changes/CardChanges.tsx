import { useContext } from 'react';
import type { Highlight } from '../../shared/contract/calls.ts';
import { markOf } from '../annotations/verdicts.ts';
import { moment } from '../ui/dates.ts';
import { ChangeActs } from './ChangeActs.tsx';
import { ShownRevisionContext } from './shown-revision.ts';

/** On an open card: what can be decided when the words changed, and the words that the highlight stood on before. */
export function CardChanges({ highlight }: { readonly highlight: Highlight }) {
  const revision = useContext(ShownRevisionContext);
  const { place, earlier } = highlight;
  const waits = ['changed', 'warning', 'lost'].includes(markOf(place.verdict));
  return (
    <>
      {place.isKept && <p className="card-earlier">Kept on the old wording.</p>}
      {waits && revision?.isCurrent && <ChangeActs highlight={highlight} revisionId={revision.id} />}
      {earlier.length > 0 && (
        <details className="card-earlier">
          <summary>Earlier wording</summary>
          <ul>
            {earlier.map(({ revision: number, exact, act, leftAt }) => (
              <li key={leftAt}>
                <q dir="auto">{exact}</q> Revision {number};{' '}
                {act === 'accepted' ? 'change accepted' : 're-attached'} {moment(leftAt)}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
