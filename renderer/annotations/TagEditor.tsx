import { Tag, X } from 'lucide-react';
import { useContext, useId, useState, type KeyboardEvent } from 'react';
import type { TagName } from '../../shared/contract.ts';
import { sayFailure } from '../app/notices.ts';
import { store } from '../app/ports.ts';
import { useAnswer } from '../app/use-answer.ts';
import { asOwnAct, OwnAnswersContext } from './own-acts.ts';
import type { NoteTarget } from './use-note.ts';

interface Props {
  readonly on: NoteTarget;
  readonly tags: readonly TagName[];
}

/** The analyst's own labels: Enter or a comma adds one, names already used are offered. */
export function TagEditor({ on, tags }: Props) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const known = useAnswer(asked ? 'tags' : null, () => store.listTags(null));
  const options = useId();
  const { tagsSet } = useContext(OwnAnswersContext);
  const names = tags.map(({ name }) => name);
  const save = (next: string[]) => {
    void asOwnAct(store.setTags({ on, names: next })).then((result) => {
      if (result.ok) tagsSet(on, result.value);
      else sayFailure(result.failure);
    });
  };
  const add = () => {
    const added = typed
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !names.includes(name));
    setTyped('');
    if (added.length > 0) save([...names, ...added]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'Escape') event.stopPropagation();
    if (event.key === 'Enter' || (event.key === ',' && typed.trim() !== '')) {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && typed === '' && names.length > 0) {
      save(names.slice(0, -1));
    }
  };
  return (
    <div className="tag-editor">
      <Tag size={13} aria-hidden="true" />
      {tags.map(({ id, name }) => (
        <span key={id} className="tag">
          <span dir="auto">{name}</span>
          <button
            type="button"
            aria-label={`Remove tag ${name}`}
            onClick={() => save(names.filter((each) => each !== name))}
          >
            <X size={11} />
          </button>
        </span>
      ))}
      <input
        aria-label="Add a tag"
        placeholder={names.length === 0 ? 'Tag' : ''}
        list={options}
        value={typed}
        dir="auto"
        spellCheck={false}
        onFocus={() => setAsked(true)}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <datalist id={options}>
        {known.value
          ?.filter(({ name }) => !names.includes(name))
          .map(({ id, name }) => (
            <option key={id} value={name}>
              {name}
            </option>
          ))}
      </datalist>
    </div>
  );
}
