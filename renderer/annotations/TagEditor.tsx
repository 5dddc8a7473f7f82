import { Tag, X } from 'lucide-react';
import { useContext, useEffect, useRef } from 'react';
import type { TagName } from '../../shared/contract/calls.ts';
import { sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import { OwnAnswersContext, SHOWN, type NoteTarget } from './own-acts.ts';
import { TagField } from './TagField.tsx';

interface Props {
  readonly on: NoteTarget;
  readonly tags: readonly TagName[];
  /** Escape in its field. */
  readonly onLeave?: () => void;
}

/** The analyst's own labels on a highlight or a brief. */
export function TagEditor({ on, tags, onLeave }: Props) {
  const { tagsSet } = useContext(OwnAnswersContext);
  const names = tags.map(({ name }) => name);
  // A tag that is typed before the last one is saved adds to what was asked for, not to what is shown.
  const asked = useRef<string[] | null>(null);
  const underWay = useRef(0);
  useEffect(() => {
    if (underWay.current === 0) asked.current = null;
  }, [tags]);
  const save = (change: (names: string[]) => string[]) => {
    const next = change(asked.current ?? names);
    asked.current = next;
    underWay.current += 1;
    void store.setTags({ on, names: next }, SHOWN).then((result) => {
      underWay.current -= 1;
      if (result.ok) return tagsSet(on, result.value);
      asked.current = null;
      sayFailure(result.failure);
    });
  };
  return (
    <div className="tag-editor">
      <Tag size={13} aria-hidden="true" />
      {tags.map(({ id, name }) => (
        <span key={id} className="tag">
          <span dir="auto">{name}</span>
          <button type="button" aria-label={`Remove tag ${name}`} onClick={() => save((now) => now.filter((each) => each !== name))}>
            <X size={11} />
          </button>
        </span>
      ))}
      <TagField
        label="Add a tag"
        placeholder={names.length === 0 ? 'Tag' : ''}
        without={names}
        onAdd={(added) => save((now) => [...now, ...added.filter((name) => !now.includes(name))])}
        onLeave={onLeave}
        onBack={() => {
          if (names.length > 0) save((now) => now.slice(0, -1));
        }}
      />
    </div>
  );
}
