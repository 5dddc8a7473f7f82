import { BookmarkX, History } from 'lucide-react';
import { Fragment } from 'react';
import type { Brief } from '../../shared/contract/calls.ts';
import { compareWithNewest } from '../revisions/comparing.ts';
import { counted } from '../ui/counts.ts';
import { longDay, moment } from '../ui/dates.ts';

interface Props {
  readonly brief: Brief;
  /** Which way its text runs. */
  readonly direction: 'ltr' | 'rtl';
}

/** Characters from which a title is set smaller, so that the text still begins on the first screen. */
const LONG_TITLE = 110;

/** Series, date, title, who wrote it and where it comes from; what became of it since. */
export function BriefHeader({ brief, direction }: Props) {
  const { series, date, title, authors, source, url, revision, revisions, status, words } = brief;
  return (
    <header className="brief-head" dir={direction}>
      <p className="brief-eyebrow">
        {[
          series && (
            <b key="series" dir="auto">
              {series}
            </b>
          ),
          date && (
            <time key="date" dateTime={date}>
              {longDay(date)}
            </time>
          ),
        ]
          .filter(Boolean)
          .map((part, index) => (
            <Fragment key={index}>
              {index > 0 && <span aria-hidden="true"> · </span>}
              {part}
            </Fragment>
          ))}
      </p>
      <h1 className="brief-title" data-long={title.length > LONG_TITLE || undefined} dir="auto">
        {title}
      </h1>
      {authors.length > 0 && (
        <p className="brief-authors" dir="auto">
          {authors.join(', ')}
        </p>
      )}
      <p className="brief-facts">
        <span dir="auto">{source.name}</span>
        {source.isSample && <span className="chip">Sample</span>}
        <span>{counted(words, 'word')}</span>
        {url !== null && (
          <a href={url} draggable={false}>
            {hostOf(url)}
          </a>
        )}
        {revisions.length > 1 && (
          <span className="brief-revision">
            <History size={13} aria-hidden="true" />
            Revision {revision.number} of {revisions.length}, fetched {moment(revision.fetchedAt)}
            <button type="button" data-tip-key="d" data-tip="Compare revisions word by word" onClick={() => compareWithNewest(brief)}>
              Compare
            </button>
          </span>
        )}
      </p>
      {status !== 'published' && (
        <p className="brief-warning">
          <BookmarkX size={15} aria-hidden="true" />
          {status === 'unpublished'
            ? 'Unpublished at its source.'
            : 'Removed at its source.'}{' '}
          Your copy is kept as it was.
        </p>
      )}
    </header>
  );
}

function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./, '');
  } catch {
    return address;
  }
}
