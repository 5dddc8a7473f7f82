import type { FoundSource } from '../../shared/contract/calls.ts';
import { number } from '../ui/counts.ts';

interface Props {
  readonly types: FoundSource['types'];
  /** Slugs. */
  readonly chosen: readonly string[];
  readonly onChoose: (slugs: string[]) => void;
}

/** Which kinds of post are fetched. A site with one kind leaves no choice. */
export function TypePicker({ types, chosen, onChoose }: Props) {
  if (types.length < 2) return null;
  return (
    <fieldset className="found-types">
      <legend>What to fetch</legend>
      {types.map(({ slug, name, total }) => (
        <label key={slug}>
          <input
            type="checkbox"
            checked={chosen.includes(slug)}
            onChange={({ target }) => onChoose(target.checked ? [...chosen, slug] : chosen.filter((one) => one !== slug))}
          />
          <span dir="auto">{name}</span>
          {total !== null && <small>{number(total)}</small>}
        </label>
      ))}
    </fieldset>
  );
}
