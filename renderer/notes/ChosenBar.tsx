import { Copy, FileUp, Palette, RotateCcw, Tag, Trash2, X } from 'lucide-react';
import type { Colour, Settings } from '../../shared/contract/calls.ts';
import type { TagId } from '../../shared/ids.ts';
import { ColourRow } from '../annotations/ColourRow.tsx';
import { counted, number } from '../ui/counts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Panel } from '../ui/Panel.tsx';
import { TagPicker } from './TagPicker.tsx';
import { EXPORTS, type ExportFormat } from './use-note-acts.ts';
import '../ui/chosen-bar.css';

export type BulkPanel = 'tags' | 'colours' | 'export';

interface Props {
  readonly count: number;
  readonly total: number;
  readonly trashed: boolean;
  readonly colourNames: Settings['colourNames'] | null;
  /** Tags that can be taken away. */
  readonly tags: readonly { id: TagId; name: string }[];
  readonly open: BulkPanel | null;
  readonly onOpen: (panel: BulkPanel | null) => void;
  readonly onAll: () => void;
  readonly onClear: () => void;
  readonly onColour: (colour: Colour) => void;
  readonly onTag: (add: string[], remove: TagId[]) => void;
  readonly onCopy: () => void;
  readonly onExport: (format: ExportFormat) => void;
  readonly onTrash: () => void;
  readonly onRestore: () => void;
}

/** What can be done to the chosen highlights together. */
export function ChosenBar({ count, total, trashed, colourNames, tags, open, onOpen, onAll, onClear, ...acts }: Props) {
  const toggle = (panel: BulkPanel) => onOpen(open === panel ? null : panel);
  const close = () => onOpen(null);
  return (
    <div className="chosen-bar" role="toolbar" aria-label="Selected highlights">
      <span className="chosen-count" role="status">
        {number(count)} selected
      </span>
      {count < total && (
        <button type="button" className="text-button chosen-all" data-tip={`Select ${counted(total, 'highlight')}`} data-tip-key="Ctrl+A" onClick={onAll}>
          All {number(total)}
        </button>
      )}
      <span className="chosen-space" />
      {trashed ? (
        <IconButton label="Restore" hint="r" small onPress={acts.onRestore}>
          <RotateCcw size={15} />
        </IconButton>
      ) : (
        <>
          <IconButton label="Change tags" hint="t" small opens="dialog" expanded={open === 'tags'} onPress={() => toggle('tags')}>
            <Tag size={15} />
          </IconButton>
          <IconButton label="Change colour" hint="1–5" small opens="dialog" expanded={open === 'colours'} onPress={() => toggle('colours')}>
            <Palette size={15} />
          </IconButton>
        </>
      )}
      <IconButton label="Copy with citations" hint="c" small onPress={acts.onCopy}>
        <Copy size={15} />
      </IconButton>
      <IconButton label="Export" hint="e" small opens="dialog" expanded={open === 'export'} onPress={() => toggle('export')}>
        <FileUp size={15} />
      </IconButton>
      {!trashed && (
        <IconButton label="Move to the trash" hint="Del" small onPress={acts.onTrash}>
          <Trash2 size={15} />
        </IconButton>
      )}
      <IconButton label="Select none" hint="Esc" small onPress={onClear}>
        <X size={15} />
      </IconButton>
      {open === 'tags' && (
        <Panel label="Change tags" className="chosen-panel" onClose={close}>
          <TagPicker
            tags={tags}
            onDone={(add, remove) => {
              close();
              if (add.length + remove.length > 0) acts.onTag(add, remove);
            }}
          />
        </Panel>
      )}
      {open === 'colours' && (
        <Panel label="Change colour" className="chosen-panel" onClose={close}>
          <ColourRow
            label="Colour"
            names={colourNames}
            chosen={null}
            onChoose={(colour) => {
              close();
              acts.onColour(colour);
            }}
          />
        </Panel>
      )}
      {open === 'export' && (
        <Panel label="Export" className="chosen-panel" onClose={close}>
          <ul className="chosen-exports">
            {EXPORTS.map(({ format, name }) => (
              <li key={format}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    acts.onExport(format);
                  }}
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}
