import type { Citable } from '../../shared/contract/calls.ts';
import { counted } from '../ui/counts.ts';
import { say, sayFailure } from './notices.ts';
import { shell, store } from './ports.ts';

/** The words with their citations in the style of the settings, formatted and as plain text. A brief without words as a bibliography lists it. */
export async function copyCited(passages: Citable[]): Promise<void> {
  const form = passages.every((one) => 'briefId' in one && !('start' in one)) ? 'entry' : 'quote';
  const made = await store.cite({ passages, style: null, form });
  if (!made.ok) return sayFailure(made.failure);
  const { text, html, passages: count } = made.value;
  const copied = await shell.copyText({ text, ...(html === null ? {} : { html }) });
  if (!copied.ok) return sayFailure(copied.failure);
  say(form === 'entry' ? 'Copied the citation.' : count === 1 ? 'Copied with its citation.' : `Copied ${counted(count, 'quote')} with their citations.`);
}
