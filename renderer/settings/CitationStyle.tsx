import type { Settings } from '../../shared/contract/calls.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** The style in which everything is cited; those of the program and those that were added. */
export function CitationStyle({ settings: { citationStyle }, onChange }: Props) {
  const { value: styles } = useAnswer('citation-styles', () => store.listCitationStyles(null));
  return (
    <label className="setting">
      Citations
      <select value={citationStyle} onChange={({ target }) => onChange({ citationStyle: target.value })}>
        {(styles ?? []).map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
        {styles?.every(({ name }) => name !== citationStyle) !== false && <option value={citationStyle}>{citationStyle}</option>}
      </select>
    </label>
  );
}
