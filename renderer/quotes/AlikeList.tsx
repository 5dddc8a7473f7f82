import { UsersRound } from 'lucide-react';
import type { AlikePair, AlikePage } from '../../shared/contract/calls.ts';
import type { SpeakerId } from '../../shared/ids.ts';
import type { Answer } from '../client/use-answer.ts';
import { counted } from '../ui/counts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { likenessInWords } from './likeness-words.ts';
import { differ, merge } from './speaker-acts.ts';

interface Props {
  readonly alike: Answer<AlikePage> & { more: () => void };
  readonly onSpeaker: (id: SpeakerId) => void;
}

/** Pairs of names that may be one person's. Nothing is merged but by the analyst. */
export function AlikeList({ alike: { value, more }, onSpeaker }: Props) {
  if (value?.total === 0) {
    return (
      <EmptyState icon={<UsersRound size={28} strokeWidth={1.5} />} title="No two names look alike">
        <p>Names that may be one person’s are proposed here. Any two speakers can be merged on the speaker’s page.</p>
      </EmptyState>
    );
  }
  return (
    <ul className="alike" aria-label="May be the same">
      {value?.rows.map((pair) => (
        <li key={`${pair.one.id} ${pair.other.id}`}>
          <Named speaker={pair.one} onSpeaker={onSpeaker} />
          <Named speaker={pair.other} onSpeaker={onSpeaker} />
          <p dir="auto">{likenessInWords(pair.reason, pair.sharedRole)}</p>
          <div className="alike-acts">
            <button type="button" className="text-button" onClick={() => void merge(pair.other, pair.one)}>
              Merge<span className="only-heard"> {pair.one.name} and {pair.other.name}</span>
            </button>
            <button type="button" className="text-button" onClick={() => void differ(pair.one, pair.other)}>
              Different people<span className="only-heard">: {pair.one.name} and {pair.other.name}</span>
            </button>
          </div>
        </li>
      ))}
      {value !== null && value.rows.length < Math.min(500, value.total) && (
        <li>
          <button type="button" className="button" onClick={more}>
            Show more
          </button>
        </li>
      )}
    </ul>
  );
}

function Named({ speaker: { id, name, role, quotes }, onSpeaker }: { readonly speaker: AlikePair['one']; readonly onSpeaker: (id: SpeakerId) => void }) {
  return (
    <div className="speaker-name">
      <span className="speaker-name-words">
        <button type="button" className="speaker-link" dir="auto" onClick={() => onSpeaker(id)}>
          {name}
        </button>
        <small dir="auto">{[role, counted(quotes, 'quote')].filter((part) => part !== null).join(' · ')}</small>
      </span>
    </div>
  );
}
