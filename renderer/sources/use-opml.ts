import { say, sayFailure } from '../client/notices.ts';
import { shell, store } from '../client/ports.ts';
import { counted } from '../ui/counts.ts';

/** Adds the feeds of an OPML file that lies at `path`. */
export async function importOpml(path: string): Promise<void> {
  const result = await store.importOpml({ path });
  if (!result.ok) return sayFailure(result.failure);
  const { added, known } = result.value;
  const already = known === 0 ? '' : ` ${counted(known, 'was', 'were')} there already.`;
  say(`${counted(added.length, 'source')} added.${already}`);
}

/** Asks for an OPML file and adds its feeds. */
export async function chooseOpml(): Promise<void> {
  const chosen = await shell.chooseImports({ kind: 'opml' });
  if (!chosen.ok) return sayFailure(chosen.failure);
  if (chosen.value?.[0] !== undefined) await importOpml(chosen.value[0]);
}

/** Writes the list of sources where the analyst says. */
export async function exportOpml(): Promise<void> {
  const list = await store.exportOpml(null);
  if (!list.ok) return sayFailure(list.failure);
  const { text, sources } = list.value;
  if (sources === 0) return say('There is no source to export yet.');
  const saved = await shell.saveText({ name: 'briefcase-sources.opml', text });
  if (!saved.ok) return sayFailure(saved.failure);
  if (saved.value !== null) say(`${counted(sources, 'source')} exported to ${saved.value}.`);
}
