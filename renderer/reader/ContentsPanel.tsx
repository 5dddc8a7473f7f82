import { Highlighter, Quote, UserRound } from 'lucide-react';
import type { Brief, BriefQuote, Highlight } from '../../shared/contract/calls.ts';
import type { SpeakerId } from '../../shared/ids.ts';
import type { Section } from '../../shared/brief/brief.ts';
import { counted } from '../ui/counts.ts';
import { moment } from '../ui/dates.ts';
import { Panel } from '../ui/Panel.tsx';
import './contents-panel.css';

interface Props {
  readonly brief: Brief;
  /** Highlights whose words are gone from the revision that is shown. */
  readonly lost: readonly Highlight[];
  readonly onSection: (section: Section) => void;
  readonly onQuote: (quote: BriefQuote) => void;
  readonly onHighlightQuote: (quote: BriefQuote) => void;
  readonly onSpeaker: (id: SpeakerId) => void;
  readonly onLost: (highlight: Highlight) => void;
  readonly onRevision: (revision: Brief['revision']) => void;
  readonly onClose: () => void;
}

/** What is in the brief: its sections, who is quoted in it, what was lost, and its revisions. */
export function ContentsPanel({
  brief,
  lost,
  onSection,
  onQuote,
  onHighlightQuote,
  onSpeaker,
  onLost,
  onRevision,
  onClose,
}: Props) {
  const { sections, quotes, revisions, revision } = brief;
  const top = Math.min(...sections.map(({ level }) => level));
  return (
    <Panel label="Contents" className="contents" onClose={onClose}>
      <section aria-labelledby="contents-sections">
        <h2 id="contents-sections">Sections</h2>
        {sections.length === 0 && <p className="contents-none">This brief has no headings.</p>}
        <ul>
          {sections.map((section) => (
            <li key={section.start}>
              <button
                type="button"
                className="contents-entry"
                data-depth={Math.min(3, section.level - top)}
                onClick={() => onSection(section)}
              >
                <span dir="auto">{section.heading}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {quotes.length > 0 && (
        <section aria-labelledby="contents-quotes">
          <h2 id="contents-quotes">{counted(quotes.length, 'attributed quote')}</h2>
          <ul>
            {quotes.map((quote) => (
              <li key={quote.id} className="contents-quote">
                <button type="button" className="contents-entry" onClick={() => onQuote(quote)}>
                  <span className="contents-speaker">
                    <Quote size={12} aria-hidden="true" />
                    {quote.speaker}
                    {quote.role !== null && <span>, {quote.role}</span>}
                  </span>
                  <span className="contents-words" dir="auto">
                    “{quote.exact}”
                  </span>
                </button>
                <button type="button" className="contents-act" onClick={() => onHighlightQuote(quote)}>
                  <Highlighter size={13} aria-hidden="true" />
                  Highlight this quote<span className="only-heard"> by {quote.speaker}</span>
                </button>
                <button type="button" className="contents-act" onClick={() => onSpeaker(quote.speakerId)}>
                  <UserRound size={13} aria-hidden="true" />
                  Speaker<span className="only-heard">: everything {quote.speaker} said</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {lost.length > 0 && (
        <section aria-labelledby="contents-lost">
          <h2 id="contents-lost">{counted(lost.length, 'lost highlight')}</h2>
          <ul>
            {lost.map((highlight) => (
              <li key={highlight.id}>
                <button type="button" className="contents-entry" onClick={() => onLost(highlight)}>
                  <span className="contents-words" dir="auto">
                    “{highlight.exact}”
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {revisions.length > 1 && (
        <section aria-labelledby="contents-revisions">
          <h2 id="contents-revisions">Revisions</h2>
          <ul>
            {revisions
              .toSorted((one, other) => other.number - one.number)
              .map((each) => (
                <li key={each.id}>
                  <button
                    type="button"
                    className="contents-entry"
                    aria-current={each.id === revision.id || undefined}
                    onClick={() => onRevision(each)}
                  >
                    <span>
                      Revision {each.number}
                      {each.isCurrent && ' (newest)'}
                    </span>
                    <span className="contents-when">fetched {moment(each.fetchedAt)}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      )}
    </Panel>
  );
}
