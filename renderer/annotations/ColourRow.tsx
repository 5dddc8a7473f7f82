import { Check } from 'lucide-react';
import type { Colour, Settings } from '../../shared/contract/calls.ts';
import { COLOURS, keyOf, nameOf } from './colours.ts';
import './colour-row.css';

interface Props {
  readonly label: string;
  readonly names: Settings['colourNames'] | null;
  /** null when none is chosen yet. */
  readonly chosen: Colour | null;
  readonly onChoose: (colour: Colour) => void;
}

/** The five colours, each with its name, its key and its own kind of line. */
export function ColourRow({ label, names, chosen, onChoose }: Props) {
  return (
    <div className="colour-row" role="group" aria-label={label}>
      {COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          className="swatch"
          data-colour={colour}
          aria-label={nameOf(colour, names)}
          aria-pressed={chosen === null ? undefined : chosen === colour}
          data-tip={nameOf(colour, names)}
          data-tip-key={keyOf(colour)}
          onClick={() => onChoose(colour)}
        >
          <span aria-hidden="true">{chosen === colour ? <Check size={13} strokeWidth={2.5} /> : 'a'}</span>
        </button>
      ))}
    </div>
  );
}
