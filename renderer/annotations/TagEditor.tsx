import { Tag, X } from 'lucide-react';
import { useContext } from 'react';
import type { TagName } from '../../shared/contract.ts';
import { sayFailure } from '../app/notices.ts';
import { store } from '../app/ports.ts';
import { asOwnAct, OwnAnswersContext } from './own-acts.ts';
import { TagField } from './TagField.tsx';
import type { NoteTarget } from './use-note.ts';

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
  const save = (next: string[]) => {
    void asOwnAct(store.setTags({ on, names: next })).then((result) => {
      if (result.ok) tagsSet(on, result.value);
      else sayFailure(result.failure);
    });
  };
  return (
    <div className="tag-editor">
      <Tag size={13} aria-hidden="true" />
      {tags.map(({ id, name }) => (
        <span key={id} className="tag">
          <span dir="auto">{name}</span>
          <button type="button" aria-label={`Remove tag ${name}`} onClick={() => save(names.filter((each) => each !== name))}>
            <X size={11} />
          </button>
        </span>
      ))}
      <TagField
        label="Add a tag"
        placeholder={names.length === 0 ? 'Tag' : ''}
        without={names}
        onAdd={(added) => save([...names, ...added])}
        onLeave={onLeave}
        onBack={() => {
          if (names.length > 0) save(names.slice(0, -1));
        }}
      />
    </div>
  );
}
