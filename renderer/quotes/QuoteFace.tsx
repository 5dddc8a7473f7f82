import { Copy, Highlighter } from 'lucide-react';
import type { QuoteRow, Settings } from '../../shared/contract/calls.ts';
import { nameOf } from '../annotations/colours.ts';
import { shortDay } from '../ui/dates.ts';

interface Props {
  readonly row: QuoteRow;
  readonly names: Settings['colourNames'] | null;
  readonly hasSpeakerLink: boolean;
}

/** A quote in a list. What can be clicked has a key as well, so it is no button: an option of a list holds none. */
export function QuoteFace({ row, names, hasSpeakerLink }: Props) {
  const { exact, speaker, printedName, role, title, date, sourceName, highlight } = row;
  return (
    <span className="quote-row-face">
      <span className="quote-row-words" dir="auto">
        “{exact}”
      </span>
      <span className="quote-row-who" dir="auto" data-tip={role ?? undefined}>
        <b data-act={hasSpeakerLink ? 'speaker' : undefined}>{speaker.name}</b>
        {printedName !== speaker.name && (
          <>
            {' '}
            (as <bdi>{printedName}</bdi>)
          </>
        )}
        {role !== null && (
          <>
            , <bdi>{role}</bdi>
          </>
        )}
      </span>
      <span className="quote-row-foot">
        <span className="quote-row-title" dir="auto">
          {title}
        </span>
        <span className="quote-row-source" dir="auto">
          {sourceName}
        </span>
        {date === null ? <span>no date</span> : <time>{shortDay(date)}</time>}
        {highlight && <span className="only-heard">{nameOf(highlight.colour, names)} highlight</span>}
        <span className="quote-row-acts" aria-hidden="true">
          <span data-act="highlight" data-on={highlight !== null || undefined} data-tip={highlight ? 'This is a highlight' : 'Highlight this quote'} data-tip-key="1">
            <Highlighter size={13} />
          </span>
          <span data-act="copy" data-tip="Copy with its citation" data-tip-key="c">
            <Copy size={13} />
          </span>
        </span>
      </span>
    </span>
  );
}
