import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Highlight, Settings } from '../../../shared/contract/calls.ts';
import { nameOf } from '../../annotations/colours.ts';
import { useWindowEvent } from '../../client/use-event.ts';
import { isFaithful, verdictSentence } from '../../annotations/verdicts.ts';

interface Props {
  readonly highlights: readonly Highlight[];
  readonly names: Settings['colourNames'] | null;
}

/** On paper only: the highlights and notes in order, after the text. Drawn when the page is about to be printed. */
export function PrintedNotes({ highlights, names }: Props) {
  const [printing, setPrinting] = useState(false);
  useWindowEvent('beforeprint', () => flushSync(() => setPrinting(true)));
  useWindowEvent('afterprint', () => setPrinting(false));
  if (!printing || highlights.length === 0) return null;
  return (
    <section className="print-notes" aria-hidden="true">
      <h2>Highlights and notes</h2>
      <ol>
        {highlights.map(({ id, exact, colour, note, tags, place }) => (
          <li key={id}>
            “<bdi>{exact}</bdi>” <small>({[nameOf(colour, names), ...tags.map(({ name }) => name)].join(', ')})</small>
            {!isFaithful(place.verdict) && (
              <p>
                <b>{verdictSentence(place.verdict)}</b>
              </p>
            )}
            {note && <p dir="auto">{note.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
