import type { Colour, EXPORT_FORMATS, Settings } from '../../shared/contract/calls.ts';
import type { HighlightId, TagId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { nameOf } from '../annotations/colours.ts';
import { copyCited } from '../client/copy-cited.ts';
import { say, sayFailure } from '../client/notices.ts';
import { shell, store } from '../client/ports.ts';
import { useUndo } from '../client/use-undo.ts';
import { counted } from '../ui/counts.ts';

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORTS: readonly { format: ExportFormat; name: string; ending: string }[] = [
  { format: 'markdown', name: 'Markdown', ending: 'md' },
  { format: 'csv', name: 'CSV (a table)', ending: 'csv' },
  { format: 'json', name: 'JSON', ending: 'json' },
];

export interface NoteActs {
  colour(ids: HighlightId[], colour: Colour): void;
  tag(ids: HighlightId[], add: string[], remove: TagId[]): void;
  toTrash(ids: HighlightId[]): void;
  restore(ids: HighlightId[]): void;
  /** Their quotes with citations. */
  copy(ids: HighlightId[]): void;
  exportAs(ids: HighlightId[], format: ExportFormat): void;
}

/** What is done to one highlight of the list or to many: each is one step of undo, and says what it did. */
export function useNoteActs(colourNames: Settings['colourNames'] | null): NoteActs {
  const { undo } = useUndo();
  const done = async (call: Promise<Result<unknown>>, said: string) => {
    const result = await call;
    if (result.ok) say(said, { label: 'Undo', run: undo });
    else sayFailure(result.failure);
  };
  const many = (ids: HighlightId[]) => counted(ids.length, 'highlight');

  return {
    colour: (ids, colour) => void done(store.colourHighlights({ ids, colour }), `${many(ids)}: ${nameOf(colour, colourNames)}.`),
    tag(ids, add, remove) {
      const what = [add.length > 0 && `tagged ${add.join(', ')}`, remove.length > 0 && `${counted(remove.length, 'tag')} taken away`].filter(Boolean).join('; ');
      void done(store.tagHighlights({ ids, add, remove }), `${many(ids)}: ${what}.`);
    },
    toTrash: (ids) => void done(store.deleteHighlights({ ids }), `${many(ids)} moved to the trash.`),
    restore: (ids) => void done(store.restoreHighlights({ ids }), `${many(ids)} restored.`),
    copy: (ids) => void copyCited(ids.map((highlightId) => ({ highlightId }))),
    exportAs: (ids, format) => void exportAs(ids, format),
  };
}

async function exportAs(ids: HighlightId[], format: ExportFormat): Promise<void> {
  const made = await store.exportHighlights({ ids, format });
  if (!made.ok) return sayFailure(made.failure);
  const { ending } = EXPORTS.find((each) => each.format === format)!;
  const saved = await shell.saveText({ name: `highlights.${ending}`, text: made.value.text });
  if (!saved.ok) sayFailure(saved.failure);
  else if (saved.value !== null) say(`Exported ${counted(made.value.highlights, 'highlight')} to ${saved.value}.`);
}
