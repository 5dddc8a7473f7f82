import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import type { Discovery, FoundSource, SourceRow, Subscription } from '../../shared/contract/calls.ts';
import { sentence, type Failure } from '../../shared/errors.ts';
import type { SourceId } from '../../shared/ids.ts';
import { store } from '../client/ports.ts';
import { shortDay } from '../ui/dates.ts';
import { TopicPicker } from './TopicPicker.tsx';
import { TypePicker } from './TypePicker.tsx';
import { foundWords, SCHEDULES } from './source-words.ts';

interface Props {
  readonly discovery: Discovery;
  readonly onAdded: (source: SourceRow) => void;
  readonly onKnown: (id: SourceId) => void;
}

/** What stands at the address, the best first; the analyst chooses one and what of it to fetch. */
export function FoundSources({ discovery: { found, notes }, onAdded, onKnown }: Props) {
  const [chosenId, setChosenId] = useState(found[0]?.id ?? '');
  const chosen = found.find(({ id }) => id === chosenId) ?? found[0];
  if (!chosen) return null;
  return (
    <>
      {notes.map((note) => (
        <p key={note.code + (note.detail ?? '')} className="source-note">
          {sentence(note)}
        </p>
      ))}
      {found.length > 1 && (
        <fieldset className="found-choice">
          <legend>Found at this address</legend>
          {found.map((one) => (
            <label key={one.id} className="found-one">
              <input type="radio" name="found" checked={one.id === chosen.id} onChange={() => setChosenId(one.id)} />
              <b dir="auto">{one.name}</b>
              <small>{foundWords(one)}</small>
            </label>
          ))}
        </fieldset>
      )}
      <ChosenSource key={chosen.id} source={chosen} alone={found.length === 1} onAdded={onAdded} onKnown={onKnown} />
    </>
  );
}

function ChosenSource({
  source,
  alone,
  onAdded,
  onKnown,
}: { readonly source: FoundSource; readonly alone: boolean } & Pick<Props, 'onAdded' | 'onKnown'>) {
  const [name, setName] = useState(source.name);
  const [types, setTypes] = useState(() =>
    source.types.filter(({ isSuggested }) => isSuggested).map(({ slug }) => slug),
  );
  const [only, setOnly] = useState<Subscription[] | null>(null);
  const [every, setEvery] = useState<number | null>(360);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const main = useRef<HTMLButtonElement>(null);
  // Enter looked; the next Enter adds.
  useEffect(() => main.current?.focus(), []);

  const { sourceId } = source;
  if (sourceId !== null) {
    return (
      <div className="found-foot">
        <p>“<bdi>{source.name}</bdi>” is one of your sources already.</p>
        <button ref={main} type="button" className="button" data-kind="main" onClick={() => onKnown(sourceId)}>
          Show its briefs
        </button>
      </div>
    );
  }
  const add = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const result = await store.addSource({
      found: source.id,
      name: name.trim() === '' ? null : name.trim(),
      types: source.types.length > 1 && types.length > 0 ? types : null,
      only,
      everyMinutes: every,
    });
    setBusy(false);
    if (result.ok) onAdded(result.value);
    else setFailure(result.failure);
  };
  return (
    <form className="found" onSubmit={(event) => void add(event)}>
      {alone && <p className="found-kind">{foundWords(source)}</p>}
      {source.latest.length > 0 && (
        <section aria-label="The latest briefs" className="found-latest">
          <h3>The latest</h3>
          <ol>
            {source.latest.map(({ title, date, url }, i) => (
              <li key={url ?? i}>
                <span dir="auto">{title}</span>
                {date && <time dateTime={date}>{shortDay(date)}</time>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <TypePicker types={source.types} chosen={types} onChoose={setTypes} />
      {source.terms.length > 0 && <TopicPicker terms={source.terms} only={only} onOnly={setOnly} />}
      <div className="found-fields">
        <label>
          <span>Name</span>
          <input
            className="field"
            dir="auto"
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label>
          <span>Fetch</span>
          <select
            className="field"
            value={String(every)}
            onChange={({ target }) => setEvery(target.value === 'null' ? null : Number(target.value))}
          >
            {SCHEDULES.map((one) => (
              <option key={one.name} value={String(one.everyMinutes)}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="found-foot">
        <p className="source-problem" role="alert">
          {failure && sentence(failure)}
        </p>
        <button
          ref={main}
          type="submit"
          className="button"
          data-kind="main"
          disabled={busy || (source.types.length > 1 && types.length === 0) || only?.length === 0}
        >
          Add this source
        </button>
      </div>
    </form>
  );
}
