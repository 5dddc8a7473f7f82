import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react';
import type { BodyElement } from '../../shared/brief/body.ts';
import type { Brief, BriefQuote, BriefRow, Colour, Highlight, Settings } from '../../shared/contract.ts';
import type { BriefId, HighlightId } from '../../shared/ids.ts';
import { copyText } from '../annotations/copy-text.ts';
import { HighlightCard } from '../annotations/HighlightCard.tsx';
import { MarginNotes, type CardActs } from '../annotations/MarginNotes.tsx';
import { OwnAnswersContext, type OwnAnswers } from '../annotations/own-acts.ts';
import { SelectionToolbar } from '../annotations/SelectionToolbar.tsx';
import { useHighlights } from '../annotations/use-highlights.ts';
import type { NoteTarget } from '../annotations/use-note.ts';
import { rangesOfHighlight } from '../annotations/verdicts.ts';
import { markPainted } from '../app/mark-painted.ts';
import { hear, say, sayFailure } from '../app/notices.ts';
import type { Opened } from '../app/place.ts';
import { shell } from '../app/ports.ts';
import { useWindowEvent } from '../app/use-event.ts';
import { isTyping } from '../app/use-undo.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { BodyTree, type Leaf } from './BodyTree.tsx';
import { BriefFooter } from './BriefFooter.tsx';
import { BriefHeader } from './BriefHeader.tsx';
import { BriefOwn } from './BriefOwn.tsx';
import { ContentsPanel } from './ContentsPanel.tsx';
import { GutterMarks } from './GutterMarks.tsx';
import { MatchBar } from './MatchBar.tsx';
import { highlightsAt, neighbour, nextHere } from './neighbours.ts';
import { offsetAtHeight } from './page-places.ts';
import { PrintedNotes } from './PrintedNotes.tsx';
import { actOfKey } from './reader-keys.ts';
import { ReaderBar } from './ReaderBar.tsx';
import type { ReaderHandle } from './ReaderView.tsx';
import type { Span } from './steps.ts';
import { TypePanel } from './TypePanel.tsx';
import { useMatches } from './use-matches.ts';
import { usePageText, usePaint } from './use-page-text.ts';
import { usePlaces } from './use-places.ts';
import { usePosition } from './use-position.ts';
import { useSelection } from './use-selection.ts';
import { useShown } from './use-shown.ts';
import { useView } from './use-view.ts';
import { useWalk } from './use-walk.ts';

interface Props {
  readonly brief: Brief;
  readonly leaves: ReadonlyMap<BodyElement, Leaf>;
  readonly opened: Opened;
  /** False while another brief is on its way. */
  readonly isThere: boolean;
  readonly put: (change: (brief: Brief) => Brief) => void;
  readonly settings: Settings | null;
  readonly onChangeSettings: (changes: Partial<Settings>) => void;
  readonly onOpen: (id: BriefId) => void;
  readonly onLeave: () => void;
  readonly onRead: (brief: Pick<BriefRow, 'id'>, read: boolean) => void;
  readonly onStar: (brief: Pick<BriefRow, 'id'>, starred: boolean) => void;
  readonly onRevision: (revision: Brief['revision']) => void;
  readonly ref?: Ref<ReaderHandle> | undefined;
}

/** Milliseconds of reading before a brief counts as read. */
const DWELL = 1500;
/** Narrowest reader, in CSS pixels, that has a margin for notes; reader.css says the same. */
const MARGIN_FROM = 860;
/** The colour of a note without a chosen one: the last that was used. */
let lastColour: Colour = 'yellow';

/** One revision of one brief on the page, and everything that is done with its words. */
export function BriefView({
  brief,
  leaves,
  opened,
  isThere,
  put,
  settings,
  onChangeSettings,
  onOpen,
  onLeave,
  onRead,
  onStar,
  onRevision,
  ref,
}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const article = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<'contents' | 'type' | null>(null);
  const [notesShown, setNotesShown] = useState(true);
  const [active, setActive] = useState<{ id: HighlightId; focusNote: boolean } | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const names = settings?.colourNames ?? null;

  const text = usePageText(article, leaves);
  const { view, look } = useView(scroller);
  const hasMargin = notesShown && view.width >= MARGIN_FROM;
  const { pending, create, recolour, remove } = useHighlights(brief, put);
  const answers = useMemo<OwnAnswers>(() => {
    const change = (on: NoteTarget, changed: Partial<Pick<Highlight, 'note' | 'tags'>>) =>
      put((older) => {
        if ('briefId' in on) return older.id === on.briefId ? { ...older, ...changed } : older;
        return {
          ...older,
          highlights: older.highlights.map((each) => (each.id === on.highlightId ? { ...each, ...changed } : each)),
        };
      });
    return { noteSaved: (on, note) => change(on, { note }), tagsSet: (on, tags) => change(on, { tags: [...tags] }) };
  }, [put]);
  const { highlights, quotes } = brief;

  // ── Where things are

  const topOffset = useCallback(() => {
    const element = scroller.current;
    return text && element ? offsetAtHeight(text, element.getBoundingClientRect().top + 8) : 0;
  }, [text]);
  const position = usePosition(brief, topOffset);
  const reveal = useCallback(
    ([start, end]: Span, where: 'near' | 'top' = 'near') => {
      const element = scroller.current;
      const lines = text?.rectsOf(start, Math.min(end, start + 2000)) ?? [];
      const first = lines[0];
      const last = lines.at(-1);
      if (!element || !first || !last) return;
      const box = element.getBoundingClientRect();
      const isSeen = first.top >= box.top + 40 && last.bottom <= box.bottom - 60;
      if (where === 'near' && isSeen) return;
      element.scrollTop += first.top - box.top - (where === 'top' ? 8 : Math.min(box.height / 3, 200));
    },
    [text],
  );

  const { span: selection, clear: clearSelection } = useSelection(text, brief.text);
  const walk = useWalk({ text, words: brief.text, topOffset, reveal });
  const target = opened.at?.kind === 'matches' && isThere ? { ...opened.at, serial: opened.serial } : null;
  const { matches, walk: walkMatches, close: closeMatches } = useMatches(brief.id, target);
  const match = matches?.ranges[matches.at] ?? null;
  useEffect(() => {
    if (match) reveal(match);
  }, [match, reveal]);

  // ── Going where the opening meant

  const arrived = useRef(0);
  useLayoutEffect(() => {
    if (!text || !isThere || arrived.current === opened.serial) return;
    const isFirst = arrived.current === 0;
    arrived.current = opened.serial;
    if (opened.at?.kind === 'highlight') {
      const { id } = opened.at;
      const [range] = rangesOfHighlight(highlights.find((highlight) => highlight.id === id) ?? { place: NOWHERE });
      if (range) reveal(range);
      setActive({ id, focusNote: false });
    } else if (isFirst && opened.at === null && brief.position > 0) {
      reveal([brief.position, Math.min(brief.position + 1, brief.text.length)], 'top');
    }
    if (opened.takeFocus) scroller.current?.focus({ preventScroll: true });
    look();
    markPainted('brief-painted');
  }, [text, opened, isThere]); // oxlint-disable-line react-hooks/exhaustive-deps -- once for each opening

  const isKept = useRef(false);
  useEffect(() => {
    if (!brief.isUnread || isKept.current) return;
    const timer = setTimeout(() => onRead(brief, true), DWELL);
    return () => clearTimeout(timer);
  }, [brief.isUnread]); // oxlint-disable-line react-hooks/exhaustive-deps -- one dwell for one opening

  const toggleRead = () => {
    isKept.current = true;
    onRead(brief, brief.isUnread);
    put((older) => ({ ...older, isUnread: !older.isUnread }));
  };
  const toggleStar = () => {
    onStar(brief, !brief.isStarred);
    put((older) => ({ ...older, isStarred: !older.isStarred }));
  };
  useImperativeHandle(ref, () => ({ toggleStar, toggleRead }));

  // ── What is shown where

  const shown = useShown(brief, active?.id ?? null, pending, matches, hasMargin);
  usePaint(text, shown.painted);
  const tops = usePlaces(page, text, shown.places);

  // ── Doing

  const quoteAt = ([start, end]: Span) => quotes.find((quote) => quote.start === start && quote.end === end) ?? null;
  /** The same words are never marked twice in the same place: another colour recolours, and a note opens the one that is there. */
  const highlightIn = async (span: Span, colour: Colour, then: 'go on' | 'show' | 'write') => {
    lastColour = colour;
    clearSelection();
    const known = highlights.find(({ place }) => place.start === span[0] && place.end === span[1]);
    if (known && then === 'go on' && known.colour !== colour) recolour(known, colour);
    const made = known ?? (await create({ start: span[0], end: span[1] }, colour, quoteAt(span)?.id ?? null));
    if (made && then !== 'go on') setActive({ id: made.id, focusNote: then === 'write' });
    if (made) hear('Highlighted.');
  };
  const highlightQuote = async (quote: BriefQuote) => {
    setPanel(null);
    await highlightIn([quote.start, quote.end], lastColour, 'show');
    reveal([quote.start, quote.end]);
    scroller.current?.focus({ preventScroll: true });
  };
  const copy = async (words: string) => {
    const result = await shell.copyText({ text: words });
    if (result.ok) say('Copied.');
    else sayFailure(result.failure);
  };
  const goTo = (highlight: Highlight, focusNote = false) => {
    const [range] = rangesOfHighlight(highlight);
    if (range) reveal(range);
    setActive({ id: highlight.id, focusNote });
  };
  const walkHighlights = (way: -1 | 1) => {
    const standing = highlights
      .filter(({ place }) => place.start !== null)
      .toSorted((one, other) => one.place.start! - other.place.start!);
    const next = neighbour(standing, ({ place }) => place.start!, topOffset(), shown.active, way);
    if (next) goTo(next);
    else say('There is no highlight in this brief yet.');
  };
  const walkQuotes = (way: -1 | 1) => {
    const next = neighbour(
      quotes,
      ({ start }) => start,
      selection?.[0] ?? topOffset(),
      selection && quoteAt(selection),
      way,
    );
    if (next) walk.goTo([next.start, next.end]);
    else say('Nobody is quoted by name in this brief.');
  };
  const close = () => {
    setActive(null);
    scroller.current?.focus({ preventScroll: true });
  };
  const cards: CardActs = {
    onActivate: (highlight, focusNote) => setActive({ id: highlight.id, focusNote }),
    onColour: recolour,
    onCopy: (highlight) => void copy(copyText(highlight, brief)),
    onDelete: (highlight) => {
      remove(highlight);
      close();
    },
    onClose: close,
  };

  /** Links of the brief and of notes: nothing leaves this computer before its address was shown. */
  const onLink = (event: MouseEvent) => {
    const href = (event.target as Element).closest('a')?.getAttribute('href');
    if (href === null || href === undefined) return;
    event.preventDefault();
    if (href.startsWith('#')) document.getElementById(href.slice(1))?.scrollIntoView({ block: 'center' });
    else setAddress(href);
  };
  const onClick = (event: MouseEvent) => {
    if ((event.target as Element).closest('a') || selection || !text || document.getSelection()?.isCollapsed === false)
      return;
    const next = nextHere(highlightsAt(highlights, text, event.clientX, event.clientY), active?.id ?? null);
    setActive(next ? { id: next.id, focusNote: false } : null);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target as Element) || (event.target as Element).closest('.panel'))
      return;
    if (walk.onKey(event)) return;
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c' && selection;
    if (!isCopy && (event.ctrlKey || event.metaKey || event.altKey)) return;
    const act = actOfKey(event, {
      hasSelection: selection !== null,
      hasActive: shown.active !== null,
      hasMatches: matches !== null,
      highlight: (colour) => void highlightIn(selection!, colour, 'go on'),
      highlightWithNote: () => void highlightIn(selection!, lastColour, 'write'),
      recolour: (colour) => recolour(shown.active!, colour),
      editNote: () => setActive({ id: shown.active!.id, focusNote: true }),
      copySelection: () => void copy(brief.text.slice(...selection!)),
      copyActive: () => cards.onCopy(shown.active!),
      remove: () => cards.onDelete(shown.active!),
      walkMatches,
      walkHighlights,
      walkQuotes,
      toggleStar,
      toggleRead,
      contents: () => setPanel('contents'),
      notes: () => setNotesShown((older) => !older),
      back,
    });
    if (!act) return;
    event.preventDefault();
    act();
  };
  const back = () => {
    if (selection || walk.isOn) {
      clearSelection();
      walk.leave();
    } else if (active) close();
    else if (matches) closeMatches();
    else onLeave();
  };
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'F3' || !matches) return;
    event.preventDefault();
    walkMatches(event.shiftKey ? -1 : 1);
  });

  // ── The selection's lines on the page, for the toolbar

  const lines = useMemo(() => {
    if (!selection || !text || !page.current) return null;
    const box = page.current.getBoundingClientRect();
    return text
      .rectsOf(...selection)
      .map((line) => ({
        top: line.top - box.top,
        bottom: line.bottom - box.top,
        left: line.left - box.left,
        right: line.right - box.left,
      }));
  }, [selection, text]);
  const seen = scroller.current
    ? {
        top: scroller.current.scrollTop,
        bottom: scroller.current.scrollTop + scroller.current.clientHeight,
        width: view.width,
      }
    : { top: 0, bottom: 0, width: 0 };
  const under = tops.get('under');
  const cardApart = shown.active && (!hasMargin || shown.active.place.start === null) ? shown.active : null;

  return (
    <OwnAnswersContext value={answers}>
      <div
        className="reader"
        data-scrolled={view.isScrolled || undefined}
        aria-busy={!isThere || undefined}
        onKeyDown={onKeyDown}
      >
        <ReaderBar
          title={brief.title}
          isStarred={brief.isStarred}
          isUnread={brief.isUnread}
          panel={panel}
          notesShown={notesShown}
          onPanel={setPanel}
          onStar={toggleStar}
          onRead={toggleRead}
          onNotes={() => setNotesShown((older) => !older)}
          onPrint={() => window.print()}
        />
        {panel === 'contents' && (
          <ContentsPanel
            brief={brief}
            lost={shown.lost}
            onSection={({ start, end }) => {
              setPanel(null);
              reveal([start, end], 'top');
              scroller.current?.focus({ preventScroll: true });
            }}
            onQuote={({ start, end }) => {
              setPanel(null);
              walk.goTo([start, end]);
              scroller.current?.focus({ preventScroll: true });
            }}
            onHighlightQuote={(quote) => void highlightQuote(quote)}
            onLost={(highlight) => {
              setPanel(null);
              setActive({ id: highlight.id, focusNote: false });
            }}
            onRevision={(revision) => {
              setPanel(null);
              onRevision(revision);
            }}
            onClose={() => setPanel(null)}
          />
        )}
        {panel === 'type' && settings && (
          <TypePanel settings={settings} onChange={onChangeSettings} onClose={() => setPanel(null)} />
        )}
        {matches && <MatchBar matches={matches} onWalk={walkMatches} onClose={closeMatches} />}
        <div
          ref={scroller}
          className="reader-scroll"
          role="region"
          aria-label={`Brief: ${brief.title}`}
          tabIndex={0}
          onScroll={() => {
            look();
            position.scrolled();
          }}
        >
          <div
            className="reader-page"
            ref={page}
            data-notes={notesShown ? 'shown' : 'hidden'}
            data-numbers={settings?.showParagraphNumbers || undefined}
            onClick={onLink}
            onAuxClick={onLink}
          >
            <BriefHeader brief={brief} />
            <BriefOwn
              brief={brief}
              lost={shown.lost.length}
              warned={shown.warned}
              onLost={() => setPanel('contents')}
              onNewest={() => onRevision({ ...brief.revision, isCurrent: true })}
            />
            {/* Clicks are only a shortcut here: links are links, and every highlight is reached by key. */}
            <article className="brief-article" ref={article} lang={brief.language ?? undefined} onClick={onClick}>
              <BodyTree body={brief.body} leaves={leaves} />
            </article>
            <BriefFooter topics={brief.topics} related={brief.related} onOpen={onOpen} onAddress={setAddress} />
            <PrintedNotes highlights={highlights} names={names} />
            <GutterMarks
              quotes={quotes}
              marked={shown.marked}
              noted={shown.noted}
              tops={tops}
              near={view.near}
              onQuote={(quote) => void highlightQuote(quote)}
              onHighlight={goTo}
            />
            {hasMargin && (
              <MarginNotes
                highlights={shown.cards}
                tops={tops}
                near={view.near}
                active={active}
                names={names}
                {...cards}
              />
            )}
            {cardApart && (cardApart.place.start === null || under !== undefined) && (
              <div
                className="card-under"
                style={{
                  top: cardApart.place.start === null ? seen.top + 12 : under! + 34,
                  left: Math.max(16, view.width / 2 - 176),
                }}
              >
                <HighlightCard
                  highlight={cardApart}
                  names={names}
                  isActive
                  takeFocus={active?.focusNote === true}
                  onActivate={() => undefined}
                  onColour={(colour) => recolour(cardApart, colour)}
                  onCopy={() => cards.onCopy(cardApart)}
                  onDelete={() => cards.onDelete(cardApart)}
                  onClose={close}
                />
              </div>
            )}
            {selection && lines && lines.length > 0 && (
              <SelectionToolbar
                lines={lines}
                view={seen}
                speaker={quoteAt(selection)?.speaker ?? null}
                names={names}
                onColour={(colour) => void highlightIn(selection, colour, 'go on')}
                onNote={() => void highlightIn(selection, lastColour, 'write')}
                onCopy={() => void copy(brief.text.slice(...selection))}
              />
            )}
          </div>
        </div>
        <p className="only-heard" aria-live="polite">
          {walk.spoken}
        </p>
        {address !== null && <AddressDialog address={address} onClose={() => setAddress(null)} />}
      </div>
    </OwnAnswersContext>
  );
}

const NOWHERE: Highlight['place'] = { verdict: 'lost', also: [], start: null, end: null, more: [], now: null };
