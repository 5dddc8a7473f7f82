import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import type { FoundSource, SourceRow, Subscription } from '../../shared/contract.ts';
import { sentence, type Failure } from '../../shared/errors.ts';
import { store } from '../app/ports.ts';
import { counted } from '../ui/counts.ts';
import { TopicPicker } from './TopicPicker.tsx';

interface Props {
  readonly source: Pick<SourceRow, 'id' | 'kind'>;
  readonly only: Subscription[] | null;
  readonly onOnly: (only: Subscription[] | null) => void;
}

type Asked =
  | { step: 'closed' | 'asking' }
  | { step: 'failed'; failure: Failure }
  | { step: 'open'; terms: FoundSource['terms'] };

/** Which topics are fetched. The publisher's list is asked for only when the analyst wants to change it. */
export function SourceTopics({ source, only, onOnly }: Props) {
  const [asked, setAsked] = useState<Asked>({ step: 'closed' });
  const [draft, setDraft] = useState(only);
  if (source.kind !== 'wordpress') return null;
  const ask = async () => {
    setAsked({ step: 'asking' });
    const result = await store.sourceTopics({ id: source.id });
    setAsked(result.ok ? { step: 'open', terms: result.value } : { step: 'failed', failure: result.failure });
  };
  const pick = (next: Subscription[] | null) => {
    setDraft(next);
    // Nothing ticked yet is not a wish to fetch nothing.
    if (next === null || next.length > 0) onOnly(next);
  };
  if (asked.step === 'open' && asked.terms.length > 0) {
    return <TopicPicker terms={asked.terms} only={draft} onOnly={pick} />;
  }
  const count = only?.reduce((sum, { terms }) => sum + terms.length, 0) ?? 0;
  const topicWords = only === null ? 'All topics' : `Only ${counted(count, 'topic')}`;
  return (
    <div className="source-topics">
      <span>{asked.step === 'open' ? 'The publisher names no topics.' : topicWords}</span>
      {asked.step === 'asking' ? (
        <LoaderCircle size={16} className="source-asking" aria-label="Asking for the topics" />
      ) : (
        asked.step !== 'open' && (
          <button type="button" className="button" onClick={() => void ask()}>
            Choose topics…
          </button>
        )
      )}
      {asked.step === 'failed' && (
        <p className="source-problem" role="alert">
          {sentence(asked.failure)}
        </p>
      )}
    </div>
  );
}
