import type { Holdings, SalvageReport } from '../contract/backup.ts';

const plural = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;
const held = ({ briefs, highlights, notes }: Holdings) => `${plural(briefs, 'brief')}, ${plural(highlights, 'highlight')} and ${plural(notes, 'note')}`;

/** What a salvage came to, a line for each thing: for the window, the command line and the file beside the archive. */
export function salvageInWords({ saved, holds, backup, unreadable, changed, missing }: SalvageReport): string[] {
  return [
    `Read from the damaged archive: ${held(saved)}.`,
    ...(unreadable === 0 ? [] : [`${plural(unreadable, 'page or record', )} could not be read.`]),
    ...(changed === 0 ? [] : [`${plural(changed, 'text')} no longer had the words with which it arrived, and was not taken over.`]),
    backup === null ? 'There was no good backup to take the rest from.' : `From the backup ${backup.name} (${backup.at}): ${held(backup.added)} more.`,
    ...(backup?.titles ?? []).map((title) => `    “${title}”`),
    `The new archive holds ${held(holds)}.`,
    ...(missing.length === 0 ? ['Nothing is known to be missing.'] : ['Missing or made up:', ...missing.map((line) => `    ${line}`)]),
  ];
}
