import { Bookmark, CornerDownLeft, FileText, MessageSquareText, Quote, Search, Tag, Tags, type LucideIcon } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { SavedSearch } from '../../shared/contract/calls.ts';
import { markPainted } from '../client/paint-marks.ts';
import { counted } from '../ui/counts.ts';
import { shownKeys } from '../ui/keys.ts';
import type { Command, Entry, Target } from './entry.ts';
import { usePalette } from './use-palette.ts';
import '../ui/dialog.css';
import './palette.css';

interface Props {
  readonly commands: readonly Command[];
  readonly searches: readonly SavedSearch[];
  readonly onChoose: (target: Target) => void;
  readonly onClose: () => void;
}

const KINDS: Record<Target['kind'], { icon: LucideIcon; name: string }> = {
  command: { icon: CornerDownLeft, name: 'Command' },
  brief: { icon: FileText, name: 'Brief' },
  note: { icon: MessageSquareText, name: 'Note' },
  search: { icon: Bookmark, name: 'Saved search' },
  speaker: { icon: Quote, name: 'Speaker' },
  topic: { icon: Tags, name: 'Topic' },
  tag: { icon: Tag, name: 'Tag' },
  texts: { icon: Search, name: 'Search' },
};

/** Quick open: to any brief, name, note, saved search or command by a few letters of it. */
export function PaletteDialog({ commands, searches, onChoose, onClose }: Props) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const entries = usePalette(text, commands, searches);
  const at = Math.min(active, entries.length - 1);

  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  useEffect(() => {
    if (text !== '') markPainted('palette-painted', text);
  }, [text]);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    // Once the dialog is gone: it gives the focus back, and what was chosen may take it.
    setTimeout(() => onChoose(entry.target));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = entries.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, PageDown: Math.min(last, at + 8), PageUp: Math.max(0, at - 8),
    };
    const next = steps[event.key];
    if (next !== undefined && last >= 0) setActive(next);
    else if (event.key === 'Enter') choose(entries[at]);
    else return;
    event.preventDefault();
  };

  return (
    <ModalOverlay className="veil palette-veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label="Quick open">
          <div className="palette-box">
            <Search size={17} strokeWidth={2} aria-hidden="true" />
            <input
              autoFocus
              type="text"
              role="combobox"
              aria-label="Quick open"
              aria-autocomplete="list"
              aria-expanded={entries.length > 0}
              aria-controls={listId}
              aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
              placeholder="Titles, speakers, topics, commands…"
              value={text}
              dir="auto"
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => {
                setText(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div className="palette-list" role="listbox" id={listId} aria-label="Results" ref={list}>
            {entries.map((entry, index) => (
              <PaletteRow key={entry.id} id={`${listId}-${index}`} entry={entry} isActive={index === at} onChoose={() => choose(entry)} onPoint={() => setActive(index)} />
            ))}
          </div>
          <p className="only-heard" role="status">
            {text.trim() === '' ? '' : counted(entries.length, 'entry', 'entries')}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface RowProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}

function PaletteRow({ id, entry: { name, detail, target }, isActive, onChoose, onPoint }: RowProps) {
  const { icon: Icon, name: kind } = KINDS[target.kind];
  const keys = target.kind === 'command' ? target.command.keys : null;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className="palette-row"
      aria-selected={isActive}
      // The focus stays in the box.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={({ movementX, movementY }) => {
        if (!isActive && (movementX !== 0 || movementY !== 0)) onPoint();
      }}
      onClick={onChoose}
    >
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
      <span className="palette-name" dir="auto">
        {name}
      </span>
      {detail !== '' && (
        <span className="palette-detail" dir="auto">
          {detail}
        </span>
      )}
      {keys === null ? <span className="palette-kind">{kind}</span> : <span className="palette-keys">{shownKeys(keys).map((key) => <kbd key={key}>{key}</kbd>)}</span>}
    </div>
  );
}
