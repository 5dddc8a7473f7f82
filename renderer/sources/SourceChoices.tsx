import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import type { FoundSource, SourceChange, SourceRow, SourceSync, Subscription } from '../../shared/contract/calls.ts';
import { sentence, type Failure } from '../../shared/errors.ts';
import { store } from '../client/ports.ts';
import { counted } from '../ui/counts.ts';
import { TopicPicker } from './TopicPicker.tsx';
import { TypePicker } from './TypePicker.tsx';

interface Props {
  readonly source: Pick<SourceRow, 'id' | 'kind'>;
  readonly sync: Pick<SourceSync, 'types' | 'only'>;
  readonly onChange: (change: Pick<SourceChange, 'types' | 'only'>) => void;
}

type Asked =
  | { step: 'closed' | 'asking' }
  | { step: 'failed'; failure: Failure }
  | { step: 'open'; types: FoundSource['types']; terms: FoundSource['terms'] };

/** Which kinds of post and which topics are fetched. The publisher's lists are asked for only when the analyst wants to change it. */
export function SourceChoices({ source, sync, onChange }: Props) {
  const [asked, setAsked] = useState<Asked>({ step: 'closed' });
  const [only, setOnly] = useState(sync.only);
  const [types, setTypes] = useState<readonly string[]>(sync.types ?? []);
  if (source.kind !== 'wordpress') return null;
  const ask = async () => {
    setAsked({ step: 'asking' });
    const result = await store.sourceChoices({ id: source.id });
    if (!result.ok) return setAsked({ step: 'failed', failure: result.failure });
    if (sync.types === null) setTypes(result.value.types.filter(({ isSuggested }) => isSuggested).map(({ slug }) => slug));
    setAsked({ step: 'open', ...result.value });
  };
  // Nothing ticked yet is not a wish to fetch nothing.
  const pickTopics = (next: Subscription[] | null) => {
    setOnly(next);
    if (next === null || next.length > 0) onChange({ only: next });
  };
  const pickTypes = (next: string[]) => {
    setTypes(next);
    if (next.length > 0) onChange({ types: next });
  };
  if (asked.step === 'open') {
    return (
      <>
        <TypePicker types={asked.types} chosen={types} onChoose={pickTypes} />
        {asked.terms.length > 0 ? (
          <TopicPicker terms={asked.terms} only={only} onOnly={pickTopics} />
        ) : (
          <p className="source-hint">The publisher names no topics.</p>
        )}
      </>
    );
  }
  const count = sync.only?.reduce((sum, { terms }) => sum + terms.length, 0) ?? 0;
  return (
    <div className="source-topics">
      <span>{sync.only === null ? 'All topics' : `Only ${counted(count, 'topic')}`}</span>
      {asked.step === 'asking' ? (
        <LoaderCircle size={16} className="source-asking" aria-label="Asking what there is" />
      ) : (
        <button type="button" className="button" onClick={() => void ask()}>
          Choose what to fetch…
        </button>
      )}
      {asked.step === 'failed' && (
        <p className="source-problem" role="alert">
          {sentence(asked.failure)}
        </p>
      )}
    </div>
  );
}
