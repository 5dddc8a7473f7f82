import { useState } from 'react';
import type { Facets } from '../../shared/contract/calls.ts';
import { filterText, withFilter, type Narrowing } from '../../shared/search/filters.ts';
import { number } from '../ui/counts.ts';

interface Props {
  readonly id: string;
  readonly query: string;
  /** null while counting. */
  readonly facets: Facets | null;
  readonly onQuery: (query: string) => void;
}

interface Value {
  name: string;
  briefs: number;
  narrowing: Narrowing | null;
}

/** Values shown before the analyst asks for all. */
const FEW = 5;

/** What a result is made of, counted over all of it; choosing a value writes it into the box. */
export function FacetPanel({ id, query, facets, onQuery }: Props) {
  const groups = facets === null ? [] : groupsOf(facets).filter(({ values }) => values.length > 0);
  return (
    <div className="facets" id={id} role="region" aria-label="Filter">
      {facets === null && <p className="facets-wait">Counting…</p>}
      {facets !== null && groups.length === 0 && <p className="facets-wait">Nothing to filter by.</p>}
      {groups.map(({ title, values }) => (
        <FacetGroup key={title} title={title} values={values} onChoose={(narrowing) => onQuery(withFilter(query, narrowing))} />
      ))}
    </div>
  );
}

function FacetGroup({ title, values, onChoose }: { readonly title: string; readonly values: readonly Value[]; readonly onChoose: (narrowing: Narrowing) => void }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? values : values.slice(0, FEW);
  return (
    <div className="facet" role="group" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {shown.map(({ name, briefs, narrowing }) => (
          <li key={name}>
            <button type="button" disabled={narrowing === null} onClick={() => narrowing && onChoose(narrowing)}>
              <span className="facet-name" dir="auto">
                {name}
              </span>
              <span className="facet-count">{number(briefs)}</span>
            </button>
          </li>
        ))}
        {values.length > FEW && (
          <li>
            <button type="button" className="facet-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? 'Fewer' : `${number(values.length - FEW)} more`}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

function groupsOf({ sources, topics, speakers, tags, years }: Facets): { title: string; values: Value[] }[] {
  const valuesOf = (field: 'source' | 'topic' | 'speaker' | 'tag', values: readonly { name: string; briefs: number }[]): Value[] =>
    values.map(({ name, briefs }) => {
      const narrowing = { field, name };
      return { name, briefs, narrowing: filterText(narrowing) === null ? null : narrowing };
    });
  return [
    { title: 'Source', values: valuesOf('source', sources) },
    { title: 'Topic', values: valuesOf('topic', topics) },
    { title: 'Speaker', values: valuesOf('speaker', speakers) },
    { title: 'Year', values: years.map(({ id, briefs }) => ({ name: id === '' ? 'No date' : id, briefs, narrowing: id === '' ? null : { year: id } })) },
    { title: 'Tag', values: valuesOf('tag', tags) },
  ];
}
