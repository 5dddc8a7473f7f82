import type { MouseEvent } from 'react';
import type { Brief, Highlight, Settings } from '../../../shared/contract/calls.ts';
import type { CardActs } from '../cards/MarginNotes.tsx';
import { COLOURS, keyOf, nameOf } from '../../annotations/colours.ts';
import { say, sayFailure } from '../../client/notices.ts';
import { shell } from '../../client/ports.ts';
import { commandLines, popUp, type MenuLine } from '../../commands/context-menu.ts';
import type { ActsIn } from '../../commands/key-acts.ts';
import { howTo } from '../../commands/offers.ts';
import { isTyping } from '../../client/use-undo.ts';
import type { PageText } from '../../page/page-text.ts';
import { highlightsAt } from './neighbours.ts';
import type { Span } from '../../page/text-steps.ts';

interface Under {
  brief: Brief;
  text: PageText | null;
  selection: Span | null;
  acts: Partial<ActsIn<'reader'>>;
  cards: CardActs;
  names: Settings['colourNames'] | null;
  onAddress: (address: string) => void;
  onSearch: (query: string) => void;
}

/** The menu of what lies under the pointer on the page of a brief: a link, the selected words, a highlight, or the brief itself. */
export function popUpPageMenu(event: MouseEvent, { brief, text, selection, acts, cards, names, onAddress, onSearch }: Under): void {
  const target = event.target as Element;
  if (isTyping(target) || target.closest('.card')) return;
  const href = target.closest('a')?.getAttribute('href') ?? null;
  if (href !== null && !href.startsWith('#')) return popUp(event, linkLines(href, onAddress));
  if (selection) {
    const words = brief.text.slice(...selection);
    return popUp(event, [
      ...commandLines<'reader'>(acts, ['copy-selection', '-', 'highlight-yellow', 'highlight-green', 'highlight-blue', 'highlight-pink', 'highlight-purple', 'highlight-with-note', '-', 'show-speaker']),
      { label: `Search the archive for “${shortened(words)}”`, keys: null, act: () => onSearch(phrase(words)) },
    ]);
  }
  const [highlight] = text ? highlightsAt(brief.highlights, text, event.clientX, event.clientY) : [];
  if (highlight) return popUp(event, highlightLines(highlight, cards, names));
  popUp(event, [
    ...commandLines<'reader'>(acts, ['toggle-star', 'toggle-read', 'compare', '-', 'contents']),
    { label: 'Find in this brief', keys: 'Ctrl+F', act: howTo('find-in-brief') },
    { label: 'Print…', keys: 'Ctrl+P', act: howTo('print') },
    '-',
    ...(brief.url === null ? [] : linkLines(brief.url, onAddress)),
  ]);
}

function highlightLines(highlight: Highlight, { onActivate, onColour, onCopy, onDelete }: CardActs, names: Settings['colourNames'] | null): (MenuLine | '-')[] {
  return [
    { label: highlight.note === null ? 'Add a note' : 'Edit the note', keys: 'n', act: () => onActivate(highlight, true) },
    { label: 'Copy the highlight', keys: 'c', act: () => onCopy(highlight) },
    '-',
    ...COLOURS.map((colour) => ({ label: nameOf(colour, names), keys: keyOf(colour), act: colour === highlight.colour ? null : () => onColour(highlight, colour) })),
    '-',
    { label: 'Delete the highlight', keys: 'Delete', act: () => onDelete(highlight) },
  ];
}

const linkLines = (address: string, onAddress: (address: string) => void): MenuLine[] => [
  { label: 'Open in the browser…', keys: null, act: () => onAddress(address) },
  { label: 'Copy the address', keys: null, act: () => void copyAddress(address) },
];

async function copyAddress(address: string): Promise<void> {
  const result = await shell.copyText({ text: address });
  if (result.ok) say('Address copied.');
  else sayFailure(result.failure);
}

const shortened = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 32 ? `${line.slice(0, 30)}…` : line;
};

/** As a phrase: quote marks inside it would end it. */
const phrase = (words: string): string => `"${words.replace(/["“”„\s]+/g, ' ').trim().slice(0, 300)}"`;
