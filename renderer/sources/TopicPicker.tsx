import { useId, useState } from 'react';
import type { FoundSource, Subscription } from '../../shared/contract/calls.ts';
import { number } from '../ui/counts.ts';

type Term = FoundSource['terms'][number];

interface Props {
  readonly terms: readonly Term[];
  /** null: everything; empty: nothing chosen yet. */
  readonly only: Subscription[] | null;
  readonly onOnly: (only: Subscription[] | null) => void;
}

/** Rows drawn at once; whoever has more topics types some letters of the name. */
const MOST = 200;

/** Everything, or only the topics that are ticked. */
export function TopicPicker({ terms, only, onOnly }: Props) {
  const [filter, setFilter] = useState('');
  const name = useId();
  const isChosen = ({ taxonomy, id }: Term) =>
    only?.some((one) => one.taxonomy === taxonomy && one.terms.includes(id)) ?? false;
  const wanted = filter.trim().toLocaleLowerCase();
  const matching = terms.filter(
    (term) => wanted === '' || term.name.toLocaleLowerCase().includes(wanted) || isChosen(term),
  );
  const several = new Set(terms.map(({ taxonomy }) => taxonomy)).size > 1;
  return (
    <fieldset className="topic-picker">
      <legend>Topics</legend>
      <label>
        <input type="radio" name={name} checked={only === null} onChange={() => onOnly(null)} />
        <span>All topics</span>
      </label>
      <label>
        <input type="radio" name={name} checked={only !== null} onChange={() => onOnly([])} />
        <span>Only some topics</span>
      </label>
      {only !== null && (
        <div className="topic-picker-list">
          <input
            className="field"
            type="search"
            aria-label="Find a topic"
            placeholder="Find a topic"
            value={filter}
            onChange={({ target }) => setFilter(target.value)}
          />
          <div className="topic-picker-scroll">
            {matching.slice(0, MOST).map((term) => (
              <label key={`${term.taxonomy} ${term.id}`}>
                <input
                  type="checkbox"
                  checked={isChosen(term)}
                  onChange={({ target }) => onOnly(withTerm(only, term, target.checked))}
                />
                <span dir="auto">{term.name}</span>
                <small>
                  {several && `${term.taxonomyName}, `}
                  {number(term.count)}
                </small>
              </label>
            ))}
            {matching.length === 0 && <p className="source-hint">No matches</p>}
            {matching.length > MOST && (
              <p className="source-hint">{number(matching.length - MOST)} more: type some letters of the name.</p>
            )}
          </div>
        </div>
      )}
    </fieldset>
  );
}

/** The subscription with one term more or less; a taxonomy without terms falls away. */
export function withTerm(
  only: readonly Subscription[],
  { taxonomy, id }: Pick<Term, 'taxonomy' | 'id'>,
  wanted: boolean,
): Subscription[] {
  const others = only.filter((one) => one.taxonomy !== taxonomy);
  const before = (only.find((one) => one.taxonomy === taxonomy)?.terms ?? []).filter((term) => term !== id);
  const terms = wanted ? [...before, id] : before;
  return terms.length === 0 ? others : [...others, { taxonomy, terms }];
}
