import { Merge, Pencil, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import type { TagUse } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import type { TagId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { useUndo } from '../client/use-undo.ts';
import { number } from '../ui/counts.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import './tags-dialog.css';

/** Rows drawn at once; more are found by typing. */
const MOST = 300;

/** All tags: rename, merge, delete. Each is one step of undo. */
export function TagsDialog({ onClose }: { readonly onClose: () => void }) {
  const tags = useAnswer('tags', () => store.listTags(null));
  useStoreEvent('highlights-changed', tags.again);
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<{ id: TagId; way: 'rename' | 'merge' } | null>(null);
  const { undo } = useUndo();

  const done = async (call: Promise<Result<null>>, said: string) => {
    const result = await call;
    if (!result.ok) return sayFailure(result.failure);
    setEditing(null);
    tags.again();
    say(said, { label: 'Undo', run: undo });
  };
  const all = tags.value ?? [];
  const wanted = typed.trim().toLowerCase();
  const fitting = all.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <Dialog title="Tags" onClose={onClose}>
      <div className="tags-dialog">
        {all.length > 8 && (
          <input className="field" aria-label="Find a tag" placeholder="Find a tag" value={typed} dir="auto" onChange={(event) => setTyped(event.target.value)} />
        )}
        {tags.failure && <EmptyState title={sentence(tags.failure)} />}
        {tags.value?.length === 0 && (
          <EmptyState title="No tags yet">
            <p>Open a highlight and add a tag to it, or choose many in the notes and press t.</p>
          </EmptyState>
        )}
        {all.length > 0 && fitting.length === 0 && <EmptyState title="No matches" />}
        <ul aria-label="Tags">
          {fitting.slice(0, MOST).map((tag) => (
            <li key={tag.id}>
              {editing?.id === tag.id ? (
                <TagForm
                  tag={tag}
                  way={editing.way}
                  others={all.filter(({ id }) => id !== tag.id)}
                  onRename={(name) => void done(store.renameTag({ id: tag.id, name }), `Renamed to ${name}.`)}
                  onMerge={(into) => void done(store.mergeTags({ ids: [tag.id], into: into.id }), `Merged into ${into.name}.`)}
                  onCancel={() => setEditing(null)}
                />
              ) : (
                <>
                  <span className="tags-name" dir="auto">
                    {tag.name}
                  </span>
                  <span className="tags-uses">{tag.uses === 0 ? 'not used' : number(tag.uses)}</span>
                  <IconButton label={`Rename ${tag.name}`} small onPress={() => setEditing({ id: tag.id, way: 'rename' })}>
                    <Pencil size={14} />
                  </IconButton>
                  <IconButton label={`Merge ${tag.name}`} small disabled={all.length < 2} onPress={() => setEditing({ id: tag.id, way: 'merge' })}>
                    <Merge size={14} />
                  </IconButton>
                  <IconButton label={`Delete ${tag.name}`} small onPress={() => void done(store.deleteTags({ ids: [tag.id] }), `Tag ${tag.name} deleted.`)}>
                    <Trash2 size={14} />
                  </IconButton>
                </>
              )}
            </li>
          ))}
        </ul>
        {fitting.length > MOST && <p className="tags-more">{number(fitting.length - MOST)} more: type some letters to find them.</p>}
      </div>
    </Dialog>
  );
}

interface FormProps {
  readonly tag: TagUse;
  readonly way: 'rename' | 'merge';
  readonly others: readonly TagUse[];
  readonly onRename: (name: string) => void;
  readonly onMerge: (into: TagUse) => void;
  readonly onCancel: () => void;
}

function TagForm({ tag, way, others, onRename, onMerge, onCancel }: FormProps) {
  const [name, setName] = useState(tag.name);
  const [into, setInto] = useState<TagId | null>(others[0]?.id ?? null);
  const same = others.find((other) => other.name.toLowerCase() === name.trim().toLowerCase());
  const finish = () => {
    const target = way === 'merge' ? others.find(({ id }) => id === into) : same;
    if (target) onMerge(target);
    else if (way === 'rename' && name.trim() !== '' && name.trim() !== tag.name) onRename(name.trim());
    else onCancel();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter') finish();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="tags-form" role="group" aria-label={`${way === 'rename' ? 'Rename' : 'Merge'} ${tag.name}`} onKeyDown={onKeyDown}>
      {way === 'rename' ? (
        <input className="field" aria-label="New name" value={name} dir="auto" maxLength={100} autoFocus onChange={(event) => setName(event.target.value)} />
      ) : (
        <label className="tags-into">
          <span dir="auto">{tag.name} becomes</span>
          <select className="field" aria-label="Merge into" value={into ?? ''} autoFocus onChange={({ target }) => setInto(target.value as TagId)}>
            {others.map(({ id, name: other }) => (
              <option key={id} value={id}>
                {other}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" className="button" data-kind="main" onClick={finish}>
        {way === 'merge' || same ? 'Merge' : 'Rename'}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
