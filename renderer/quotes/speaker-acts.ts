import type { SpeakerId } from '../../shared/ids.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';

interface Named {
  readonly id: SpeakerId;
  readonly name: string;
}

/** All names of both are one person from now on, shown as `into`. */
export async function merge(one: Named, into: Named): Promise<boolean> {
  const result = await store.mergeSpeakers({ ids: [one.id], into: into.id });
  return told(result, `${one.name} and ${into.name} are one speaker now.`, 'Merge names');
}

export async function showUnder(name: Named): Promise<boolean> {
  return told(await store.mergeSpeakers({ ids: [name.id], into: name.id }), `Shown as ${name.name} now.`, 'Show under another name');
}

export async function separate(name: Named): Promise<boolean> {
  return told(await store.separateSpeaker({ id: name.id }), `${name.name} is a speaker of their own now.`, 'Separate name');
}

export async function differ(one: Named, other: Named): Promise<boolean> {
  return told(await store.tellApart({ pair: [one.id, other.id] }), `${one.name} and ${other.name} stay two speakers.`, 'Different people');
}

type Told = Awaited<ReturnType<typeof store.mergeSpeakers>>;

function told(result: Told, text: string, step: string): boolean {
  if (result.ok) say(text, { label: 'Undo', run: () => void takeBack(step) });
  else sayFailure(result.failure);
  return result.ok;
}

/** Only when it is still the last thing that was done: something else must not be taken back in its place. */
async function takeBack(step: string): Promise<void> {
  const history = await store.getHistory(null);
  if (!history.ok) return sayFailure(history.failure);
  if (history.value.undo !== step) return say('Something else was done since. Undo takes that back first.');
  const result = await store.undo(null);
  if (result.ok) say(`Undone: ${result.value.label}`);
  else sayFailure(result.failure);
}
