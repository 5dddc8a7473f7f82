import type { KeyboardEvent } from 'react';
import { chordOf } from '../../../shared/commands/chords.ts';
import type { Brief, Colour } from '../../../shared/contract/calls.ts';
import type { SpeakerId, TextOffset } from '../../../shared/ids.ts';
import { say } from '../../client/notices.ts';
import { isTyping } from '../../client/use-undo.ts';
import type { Reattach } from '../../changes/use-reattach.ts';
import { actOnKey, type ActsIn } from '../../commands/key-acts.ts';
import { howTo, useOffer } from '../../commands/offers.ts';
import { compareWithNewest } from '../../revisions/comparing.ts';
import { neighbour } from '../marking/neighbours.ts';
import type { Span } from '../../page/text-steps.ts';
import type { useHighlighting } from '../marking/use-highlighting.ts';
import type { Walk } from '../marking/use-walk.ts';
import type { Page } from '../page/use-page.ts';
import type { Finding } from '../use-find.ts';
import type { Shown } from '../use-shown.ts';
import { copyCited } from '../../client/copy-cited.ts';

interface Options {
  brief: Brief;
  page: Page;
  selection: Span | null;
  clearSelection: () => void;
  walk: Walk;
  marking: ReturnType<typeof useHighlighting>;
  shown: Shown;
  found: Finding;
  reattach: Reattach;
  toggleStar: () => void;
  toggleRead: () => void;
  onContents: () => void;
  onNotes: () => void;
  onSpeaker: (id: SpeakerId) => void;
  onLeave: () => void;
}

/** Keys that a button or link under the focus has for itself. */
const OF_CONTROLS = /^(Shift\+)?(Enter|Space)$/;

/** What the commands of the reader do on the page of a brief, and the keys that mean them. */
export function useKeys({ brief, page, selection, clearSelection, walk, marking, shown, found, reattach, ...acts }: Options): (event: KeyboardEvent) => void {
  const { highlights, quotes } = brief;
  const { matches } = found;
  const { active } = shown;
  const quoted = selection && marking.quoteAt(selection);

  const walkHighlights = (way: -1 | 1) => {
    const standing = highlights
      .filter(({ place }) => place.start !== null)
      .toSorted((one, other) => one.place.start! - other.place.start!);
    const next = neighbour(standing, ({ place }) => place.start!, page.topOffset(), active, way);
    if (next) marking.goTo(next);
    else say('This brief has no highlights yet.');
  };
  const walkQuotes = (way: -1 | 1) => {
    const next = neighbour(quotes, ({ start }) => start, selection?.[0] ?? page.topOffset(), quoted, way);
    if (next) walk.goTo([next.start, next.end]);
    else say('This brief quotes nobody by name.');
  };
  const stepBack = () => {
    if (selection || walk.isOn) {
      clearSelection();
      walk.leave();
    } else if (marking.active) marking.close();
    else if (matches) found.close();
    else if (document.documentElement.dataset['focusMode'] !== undefined) howTo('focus-mode')?.();
    else acts.onLeave();
  };
  const inColour = (colour: Colour) =>
    selection ? () => marking.highlightIn(selection, colour) : active ? () => marking.cards.onColour(active, colour) : null;
  const walkMatches = (way: -1 | 1) => matches && (() => found.walk(way));

  const own = {
    'page-on': () => {
      if (!page.turn(1)) howTo('next-unread')?.();
    },
    'page-back': () => void page.turn(-1),
    'toggle-star': acts.toggleStar,
    'toggle-read': acts.toggleRead,
    contents: acts.onContents,
    'toggle-notes': acts.onNotes,
    compare: brief.revisions.length > 1 ? () => void compareWithNewest(brief) : null,
    'start-selecting': walk.isOn ? null : () => walk.begin(1),
    'select-back': walk.isOn ? null : () => walk.begin(-1),
    'highlight-yellow': inColour('yellow'),
    'highlight-green': inColour('green'),
    'highlight-blue': inColour('blue'),
    'highlight-pink': inColour('pink'),
    'highlight-purple': inColour('purple'),
    'highlight-with-note': selection && (() => marking.highlightWithNote(selection)),
    'edit-note': active && (() => marking.open(active.id, true)),
    'on-to-match': walkMatches(1),
    'back-to-match': walkMatches(-1),
    'copy-selection': selection && (() => marking.copy(brief.text.slice(...selection))),
    'cite-selection': selection && (() => void copyCited([{ revisionId: brief.revision.id, start: selection[0] as TextOffset, end: selection[1] as TextOffset }])),
    'copy-highlight': active && (() => marking.cards.onCopy(active)),
    'delete-highlight': active && (() => marking.cards.onDelete(active)),
    'next-highlight': () => walkHighlights(1),
    'previous-highlight': () => walkHighlights(-1),
    'next-quote': () => walkQuotes(1),
    'previous-quote': () => walkQuotes(-1),
    'show-speaker': quoted && (() => acts.onSpeaker(quoted.speakerId)),
    'step-back': stepBack,
  } satisfies Omit<ActsIn<'reader'>, 'next-brief' | 'previous-brief' | 'next-unread' | 'focus-mode'>;
  useOffer({ ...own, print: () => window.print(), 'find-in-brief': found.open, 'next-match': walkMatches(1), 'previous-match': walkMatches(-1) });

  return (event) => {
    const element = event.target as Element;
    if (event.defaultPrevented || isTyping(element) || element.closest('.panel') || walk.onKey(event) || reattach.onKey(event)) return;
    if (element.closest('button, a, [role="separator"]') && OF_CONTROLS.test(chordOf(event))) return;
    actOnKey('reader', event, {
      ...own,
      // The window carries these out.
      'next-brief': howTo('next-brief'),
      'previous-brief': howTo('previous-brief'),
      'next-unread': howTo('next-unread'),
      'focus-mode': howTo('focus-mode'),
    });
  };
}
