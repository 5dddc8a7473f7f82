import { ArrowUpRight, FileText } from 'lucide-react';
import type { ResolvedLink, TopicName } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';

interface Props {
  readonly topics: readonly TopicName[];
  readonly related: readonly ResolvedLink[];
  readonly onOpen: (id: BriefId) => void;
  readonly onAddress: (address: string) => void;
}

/** What stands after the text: related briefs that can be opened, and the topics. */
export function BriefFooter({ topics, related, onOpen, onAddress }: Props) {
  const leading = related.filter(({ briefId, url }) => briefId !== null || url !== null);
  if (topics.length === 0 && leading.length === 0) return null;
  return (
    <footer className="brief-foot">
      {leading.length > 0 && (
        <section aria-labelledby="brief-related">
          <h2 id="brief-related">Related</h2>
          <ul className="related">
            {leading.map(({ title, authors, briefId, url, start }) => (
              <li key={start}>
                <button
                  type="button"
                  className="related-link"
                  onClick={() => (briefId !== null ? onOpen(briefId) : url !== null && onAddress(url))}
                >
                  {briefId !== null ? (
                    <FileText size={15} aria-hidden="true" />
                  ) : (
                    <ArrowUpRight size={15} aria-hidden="true" />
                  )}
                  <span>
                    <span className="related-title" dir="auto">
                      {title}
                    </span>
                    <span className="related-by">
                      {[authors.join(', '), briefId !== null ? 'in your archive' : 'on the web']
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topics.length > 0 && (
        <section aria-labelledby="brief-topics">
          <h2 id="brief-topics">Topics</h2>
          <ul className="topics">
            {topics.map(({ id, name, known }) => (
              <li key={id} className="chip" dir="auto">
                {name}
                {!known && (
                  <span
                    className="topic-whole"
                    data-tip="These topics ran together without a mark between them; no known list of topics could tell them apart."
                  >
                    not split
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </footer>
  );
}
