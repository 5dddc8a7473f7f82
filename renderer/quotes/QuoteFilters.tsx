import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { counted, number } from '../ui/counts.ts';
import { DatesPanel } from './DatesPanel.tsx';
import { KINDS, onlyKind, spanInWords, withoutValue, withValue, type Chosen, type Kind } from './chosen-filter.ts';
import { ValuePicker } from './ValuePicker.tsx';
import './quote-filters.css';

interface Props {
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
}

/** Values that a list offers before letters are typed. */
const OFFERED = 60;

/** What quotes are narrowed by: a chip for what is chosen, which a click or a key takes away, and a list for what is not. */
export function QuoteFilters({ chosen, onChosen }: Props) {
  const [open, setOpen] = useState<Kind | 'dates' | null>(null);
  const { filter, names } = chosen;
  const about = JSON.stringify(filter);
  const hasDates = filter.from !== null || filter.to !== null;
  const openFor = KINDS.find(({ kind }) => kind === open);
  return (
    <div className="quote-filters" role="group" aria-label="Filters">
      {KINDS.map(({ kind, name }) =>
        filter[`${kind}Id`] === null ? (
          <Opener key={kind} name={name} isOpen={open === kind} onOpen={() => setOpen(open === kind ? null : kind)} />
        ) : (
          <Chip key={kind} name={name} value={names[kind] ?? ''} chosen={chosen} kind={kind} onRemove={() => onChosen(withoutValue(chosen, kind))} />
        ),
      )}
      {hasDates ? (
        <Chip
          name="Dates"
          value={spanInWords(filter)}
          chosen={chosen}
          kind="dates"
          onRemove={() => onChosen({ ...chosen, filter: { ...filter, from: null, to: null } })}
        />
      ) : (
        <Opener name="Dates" isOpen={open === 'dates'} onOpen={() => setOpen(open === 'dates' ? null : 'dates')} />
      )}
      {openFor && (
        <ValuePicker
          label={`Choose a ${openFor.kind}`}
          about={`${openFor.kind} ${about}`}
          ask={(typed) => store.countQuotes({ filter, by: openFor.kind, name: typed, limit: OFFERED })}
          onChoose={({ id, name }) => {
            setOpen(null);
            onChosen(withValue(chosen, openFor.kind, id, name));
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'dates' && (
        <DatesPanel
          onChoose={(span) => {
            setOpen(null);
            onChosen({ ...chosen, filter: { ...filter, ...span } });
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function Opener({ name, isOpen, onOpen }: { readonly name: string; readonly isOpen: boolean; readonly onOpen: () => void }) {
  return (
    <button type="button" className="quote-filter" aria-haspopup="dialog" aria-expanded={isOpen} onClick={onOpen}>
      {name}
      <ChevronDown size={12} aria-hidden="true" />
    </button>
  );
}

interface ChipProps {
  readonly name: string;
  readonly value: string;
  readonly chosen: Chosen;
  readonly kind: Kind | 'dates';
  readonly onRemove: () => void;
}

/** The count is of this filter alone, so that it can be seen what each of several does. */
function Chip({ name, value, chosen, kind, onRemove }: ChipProps) {
  const only = onlyKind(chosen.filter, kind);
  const total = useAnswer(JSON.stringify(only), () => store.listQuotes({ filter: only, order: 'newest', offset: 0, limit: 1 })).value?.total ?? null;
  return (
    <button
      type="button"
      className="quote-filter"
      data-chosen=""
      data-tip={value}
      aria-label={`Remove the filter ${name}: ${value}${total === null ? '' : `, ${counted(total, 'quote')}`}`}
      onClick={onRemove}
    >
      <span className="quote-filter-value" dir="auto">
        {value}
      </span>
      {total !== null && <span className="quote-filter-count">{number(total)}</span>}
      <X size={12} aria-hidden="true" />
    </button>
  );
}
