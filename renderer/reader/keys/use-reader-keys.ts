import type { KeyboardEvent } from 'react';
import type { Brief } from '../../../shared/contract/calls.ts';
import type { SpeakerId } from '../../../shared/ids.ts';
import { say } from '../../client/notices.ts';
import { useWindowEvent } from '../../client/use-event.ts';
import { isTyping } from '../../client/use-undo.ts';
import type { Reattach } from '../../changes/use-reattach.ts';
import { compareWithNewest } from '../../revisions/comparing.ts';
import { neighbour } from '../marking/neighbours.ts';
import { actOfKey } from './reader-keys.ts';
import type { Span } from '../../page/text-steps.ts';
import type { useHighlighting } from '../marking/use-highlighting.ts';
import type { useMatches } from '../use-matches.ts';
import type { Page } from '../page/use-page.ts';
import type { Shown } from '../use-shown.ts';
import type { Walk } from '../marking/use-walk.ts';

interface Options {
  brief: Brief;
  page: Page;
  selection: Span | null;
  clearSelection: () => void;
  walk: Walk;
  marking: ReturnType<typeof useHighlighting>;
  shown: Shown;
  found: ReturnType<typeof useMatches>;
  reattach: Reattach;
  toggleStar: () => void;
  toggleRead: () => void;
  onContents: () => void;
  onNotes: () => void;
  onSpeaker: (id: SpeakerId) => void;
  onLeave: () => void;
}

/** What keys do on the page of a brief. */
export function useKeys({ brief, page, selection, clearSelection, walk, marking, shown, found, reattach, ...acts }: Options): (event: KeyboardEvent) => void {
  const { highlights, quotes } = brief;
  const { matches, walk: walkMatches, close: closeMatches } = found;
  const { active } = shown;
  const quoted = selection && marking.quoteAt(selection);

  const walkHighlights = (way: -1 | 1) => {
    const standing = highlights
      .filter(({ place }) => place.start !== null)
      .toSorted((one, other) => one.place.start! - other.place.start!);
    const next = neighbour(standing, ({ place }) => place.start!, page.topOffset(), active, way);
    if (next) marking.goTo(next);
    else say('There is no highlight in this brief yet.');
  };
  const walkQuotes = (way: -1 | 1) => {
    const next = neighbour(quotes, ({ start }) => start, selection?.[0] ?? page.topOffset(), quoted, way);
    if (next) walk.goTo([next.start, next.end]);
    else say('Nobody is quoted by name in this brief.');
  };
  const back = () => {
    if (selection || walk.isOn) {
      clearSelection();
      walk.leave();
    } else if (marking.active) marking.close();
    else if (matches) closeMatches();
    else acts.onLeave();
  };

  useWindowEvent('keydown', (event) => {
    if (event.key !== 'F3' || !matches) return;
    event.preventDefault();
    walkMatches(event.shiftKey ? -1 : 1);
  });

  return (event) => {
    const element = event.target as Element;
    if (event.defaultPrevented || isTyping(element) || element.closest('.panel') || walk.onKey(event)) return;
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c' && selection;
    if (!isCopy && (event.ctrlKey || event.metaKey || event.altKey)) return;
    if (reattach.onKey(event)) return;
    if (event.key === 'd' && compareWithNewest(brief)) return event.preventDefault();
    const act = actOfKey(event, {
      hasSelection: selection !== null,
      hasActive: active !== null,
      hasMatches: matches !== null,
      highlight: (colour) => marking.highlightIn(selection!, colour),
      highlightWithNote: () => marking.highlightWithNote(selection!),
      recolour: (colour) => marking.cards.onColour(active!, colour),
      editNote: () => marking.open(active!.id, true),
      copySelection: () => marking.copy(brief.text.slice(...selection!)),
      copyActive: () => marking.cards.onCopy(active!),
      remove: () => marking.cards.onDelete(active!),
      walkMatches,
      walkHighlights,
      walkQuotes,
      speaker: quoted && (() => acts.onSpeaker(quoted.speakerId)),
      toggleStar: acts.toggleStar,
      toggleRead: acts.toggleRead,
      contents: acts.onContents,
      notes: acts.onNotes,
      back,
    });
    if (!act) return;
    event.preventDefault();
    act();
  };
}
