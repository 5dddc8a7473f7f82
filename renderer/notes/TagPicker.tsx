import { X } from 'lucide-react';
import { useState } from 'react';
import type { TagId } from '../../shared/ids.ts';
import { TagField } from '../annotations/TagField.tsx';

interface Props {
  /** Tags that can be taken away. */
  readonly tags: readonly { id: TagId; name: string }[];
  readonly onDone: (add: string[], remove: TagId[]) => void;
}

/** Tags to add to many highlights, and tags to take away from them, carried out together. */
export function TagPicker({ tags, onDone }: Props) {
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly TagId[]>([]);
  const done = () => onDone([...add], [...remove]);
  return (
    <div className="tag-picker">
      <div className="tag-picker-add">
        {add.map((name) => (
          <span key={name} className="tag">
            <span dir="auto">{name}</span>
            <button type="button" aria-label={`Do not add ${name}`} onClick={() => setAdd(add.filter((each) => each !== name))}>
              <X size={11} />
            </button>
          </span>
        ))}
        <TagField label="Add tags" placeholder="Add tags" takeFocus without={add} onAdd={(names) => setAdd([...add, ...names])} onDone={done} onBack={() => setAdd(add.slice(0, -1))} />
      </div>
      {tags.length > 0 && (
        <fieldset>
          <legend>Remove</legend>
          <div className="tag-picker-remove">
            {tags.map(({ id, name }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={remove.includes(id)}
                  onChange={() => setRemove(remove.includes(id) ? remove.filter((each) => each !== id) : [...remove, id])}
                />
                <span dir="auto">{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <button type="button" className="button" data-kind="main" onClick={done}>
        Change tags
      </button>
    </div>
  );
}
