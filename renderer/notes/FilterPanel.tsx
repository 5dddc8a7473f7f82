import { useState, type ReactNode } from 'react';
import { EVERY_HIGHLIGHT, type HighlightFilter, type HighlightValues } from '../../shared/contract/calls.ts';
import type { CalendarDate } from '../../shared/ids.ts';
import { number } from '../ui/counts.ts';
import { Panel } from '../ui/Panel.tsx';
import { DIMENSIONS, MADE, toggled, type Dimension } from './filters.ts';
import './filter-panel.css';

interface Props {
  readonly filter: HighlightFilter;
  /** A kind without values is not shown. */
  readonly counts: HighlightValues | null;
  /** What they are on their day: made, or written. */
  readonly made?: string;
  readonly nameOfValue: (dimension: Dimension, id: string | number | null) => string;
  readonly onFilter: (filter: HighlightFilter) => void;
  readonly onTags: () => void;
  readonly onClose: () => void;
}

/** Values shown before the analyst asks for more. */
const FEW = 6;

/** What the list can be narrowed to, each value with how many it would leave. */
export function FilterPanel({ filter, counts, made = MADE, nameOfValue, onFilter, onTags, onClose }: Props) {
  return (
    <Panel label="Filter" className="notes-filter" onClose={onClose}>
      {DIMENSIONS.map(({ dimension, title }) => (
        <Values
          key={dimension}
          dimension={dimension}
          title={title}
          filter={filter}
          values={counts?.[dimension] ?? []}
          nameOfValue={nameOfValue}
          onToggle={(id) => onFilter(toggled(filter, dimension, id))}
          more={
            dimension === 'tags' && (
              <button type="button" className="text-button" onClick={onTags}>
                Rename, merge or delete tags…
              </button>
            )
          }
        />
      ))}
      {(
        [
          ['published', 'Brief date'],
          ['made', made],
        ] as const
      ).map(([kind, title]) => (
        <fieldset key={kind}>
          <legend>{title}</legend>
          <div className="notes-filter-days">
            {(['from', 'to'] as const).map((end) => (
              <label key={end}>
                {end === 'from' ? 'From' : 'To'}
                <input
                  type="date"
                  className="field"
                  aria-label={`${title}, ${end}`}
                  value={filter[kind][end] ?? ''}
                  onChange={({ target: { value } }) => onFilter({ ...filter, [kind]: { ...filter[kind], [end]: value === '' ? null : (value as CalendarDate) } })}
                />
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <button type="button" className="button" onClick={() => onFilter({ ...EVERY_HIGHLIGHT, trashed: filter.trashed, text: filter.text })}>
        Clear the filters
      </button>
    </Panel>
  );
}

interface ValuesProps {
  readonly dimension: Dimension;
  readonly title: string;
  readonly filter: HighlightFilter;
  readonly values: readonly { id: string | number | null; count: number }[];
  readonly nameOfValue: Props['nameOfValue'];
  readonly onToggle: (id: string | number | null) => void;
  readonly more: ReactNode;
}

function Values({ dimension, title, filter, values, nameOfValue, onToggle, more }: ValuesProps) {
  const [isWhole, setWhole] = useState(false);
  const [typed, setTyped] = useState('');
  const chosen = filter[dimension] as (string | number | null)[];
  // What is chosen stays to be taken away, though it leaves nothing.
  const all = [...chosen.filter((id) => !values.some((value) => value.id === id)).map((id) => ({ id, count: 0 })), ...values];
  if (all.length === 0 || (all.length === 1 && all[0]!.id === null && chosen.length === 0)) return null;
  const wanted = typed.trim().toLowerCase();
  const fitting = wanted === '' ? all : all.filter(({ id }) => nameOfValue(dimension, id).toLowerCase().includes(wanted));
  const shown = isWhole || wanted !== '' ? fitting.slice(0, 200) : fitting.slice(0, FEW);
  return (
    <fieldset>
      <legend>{title}</legend>
      {isWhole && all.length > 20 && (
        <input className="field" aria-label={`Find among: ${title}`} placeholder="Find" value={typed} dir="auto" onChange={(event) => setTyped(event.target.value)} />
      )}
      {shown.map(({ id, count }) => (
        <label key={String(id)} className="notes-filter-value" data-colour={dimension === 'colours' ? String(id) : undefined}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => onToggle(id)} />
          {dimension === 'colours' && <span className="notes-filter-swatch" aria-hidden="true" />}
          <span className="notes-filter-name" dir="auto">
            {nameOfValue(dimension, id)}
          </span>
          <span className="notes-filter-count">{number(count)}</span>
        </label>
      ))}
      {fitting.length > FEW && wanted === '' && (
        <button type="button" className="text-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Fewer' : `${number(fitting.length - FEW)} more`}
        </button>
      )}
      {more}
    </fieldset>
  );
}
