import { useMemo, useState, type MouseEvent } from 'react';
import type { BodyElement } from '../../shared/brief/body.ts';
import type { Brief, BriefQuote, BriefRow, Settings } from '../../shared/contract/calls.ts';
import type { BriefId, SpeakerId, TextOffset } from '../../shared/ids.ts';
import { MarginNotes } from './cards/MarginNotes.tsx';
import { OwnAnswersContext } from '../annotations/own-acts.ts';
import type { Opened } from '../client/place.ts';
import { ReattachBar } from '../changes/ReattachBar.tsx';
import { ShownRevisionContext } from '../changes/shown-revision.ts';
import { useReattach } from '../changes/use-reattach.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { BodyTree, type Leaf } from '../page/BodyTree.tsx';
import { BriefFooter } from './BriefFooter.tsx';
import { BriefHeader } from './BriefHeader.tsx';
import { BriefOwn } from './BriefOwn.tsx';
import { CardUnder } from './cards/CardUnder.tsx';
import { ContentsPanel } from './ContentsPanel.tsx';
import { directionOf } from '../page/direction.ts';
import { GutterMarks } from './marking/GutterMarks.tsx';
import { MatchBar } from './MatchBar.tsx';
import { highlightsAt, nextHere } from './marking/neighbours.ts';
import { PrintedNotes } from './page/PrintedNotes.tsx';
import { ReaderBar } from './ReaderBar.tsx';
import { SelectionBar } from './marking/SelectionBar.tsx';
import { TypePanel } from './TypePanel.tsx';
import { useArrival } from './use-arrival.ts';
import { useFind } from './use-find.ts';
import { useHighlighting } from './marking/use-highlighting.ts';
import { useKeys } from './keys/use-reader-keys.ts';
import { useMatches } from './use-matches.ts';
import { useOwnAnswers } from './use-own-answers.ts';
import { usePage } from './page/use-page.ts';
import { usePaint } from './page/use-page-text.ts';
import { usePlaces } from './page/use-places.ts';
import { usePosition } from './use-position.ts';
import { useReadState } from './use-read-state.ts';
import { useSelection } from './marking/use-selection.ts';
import { useShown } from './use-shown.ts';
import { useWalk } from './marking/use-walk.ts';
import { copyCited } from '../client/copy-cited.ts';

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
  readonly onSpeaker: (id: SpeakerId) => void;
  readonly onLeave: () => void;
  readonly onRead: (brief: Pick<BriefRow, 'id'>, read: boolean) => void;
  readonly onStar: (brief: Pick<BriefRow, 'id'>, starred: boolean) => void;
  readonly onRevision: (revision: Brief['revision']) => void;
}

/** Narrowest reader, in CSS pixels, that has a margin for notes; reader.css says the same. */
const MARGIN_FROM = 860;

/** One revision of one brief on the page, and everything that is done with its words. */
export function BriefView({ brief, leaves, opened, isThere, put, settings, ...props }: Props) {
  const { onChangeSettings, onOpen, onSpeaker, onLeave, onRead, onStar, onRevision } = props;
  const [panel, setPanel] = useState<'contents' | 'type' | null>(null);
  const [notesShown, setNotesShown] = useState(true);
  const [address, setAddress] = useState<string | null>(null);
  const direction = useMemo(() => directionOf(brief.text), [brief.text]);
  const names = settings?.colourNames ?? null;
  const { highlights, quotes } = brief;

  const page = usePage(leaves);
  const { scroller, text, view, topOffset, reveal } = page;
  const hasMargin = notesShown && view.width >= MARGIN_FROM;
  const position = usePosition(brief, topOffset);
  const answers = useOwnAnswers(put);
  const { toggleRead, toggleStar } = useReadState(brief, { put, onRead, onStar });

  const { span: selection, clear: clearSelection } = useSelection(text, brief.text);
  const walk = useWalk({ text, words: brief.text, topOffset, reveal });
  const target = opened.at?.kind === 'matches' && isThere ? { ...opened.at, serial: opened.serial } : null;
  const found = useFind(brief, topOffset, useMatches(brief.id, target));
  const { matches } = found;
  const reattach = useReattach(brief, selection, clearSelection);
  const marking = useHighlighting(brief, put, page, clearSelection);
  useArrival(brief, opened, isThere, page, matches, { onHighlight: marking.open, onQuote: walk.goTo });

  const shown = useShown(brief, marking.active?.id ?? null, marking.pending, matches, hasMargin);
  usePaint(text, shown.painted);
  const tops = usePlaces(page.page, text, shown.places);

  const toggleNotes = () => setNotesShown((older) => !older);
  const onKeyDown = useKeys({
    brief,
    page,
    selection,
    clearSelection,
    walk,
    marking,
    shown,
    found,
    reattach,
    toggleStar,
    toggleRead,
    onContents: () => setPanel('contents'),
    onNotes: toggleNotes,
    onSpeaker,
    onLeave,
  });
  const highlightQuote = (quote: BriefQuote) => {
    setPanel(null);
    void marking.highlightQuote(quote);
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
    const isSelecting = selection !== null || document.getSelection()?.isCollapsed === false;
    if (!text || isSelecting || (event.target as Element).closest('a')) return;
    const next = nextHere(highlightsAt(highlights, text, event.clientX, event.clientY), marking.active?.id ?? null);
    if (next) marking.open(next.id);
    else marking.leave();
  };

  /** From the Contents to a place in the text. */
  const goFromPanel = (go: () => void) => {
    setPanel(null);
    go();
    page.focus();
  };
  // While other words are chosen for it, its card would lie over them.
  const isWaiting = reattach.highlight !== null && reattach.highlight.id === shown.active?.id;
  const apart = shown.active && !isWaiting && (!hasMargin || shown.active.place.start === null) ? shown.active : null;

  return (
    <OwnAnswersContext value={answers}>
      <ShownRevisionContext value={brief.revision}>
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
          onNotes={toggleNotes}
          onPrint={() => window.print()}
        />
        {panel === 'contents' && (
          <ContentsPanel
            brief={brief}
            lost={shown.lost}
            onSection={({ start, end }) => goFromPanel(() => reveal([start, end], 'top'))}
            onQuote={({ start, end }) => goFromPanel(() => walk.goTo([start, end]))}
            onHighlightQuote={highlightQuote}
            onSpeaker={onSpeaker}
            onLost={({ id }) => goFromPanel(() => marking.open(id))}
            onRevision={(revision) => goFromPanel(() => onRevision(revision))}
            onClose={() => setPanel(null)}
          />
        )}
        {panel === 'type' && settings && (
          <TypePanel settings={settings} onChange={onChangeSettings} onClose={() => setPanel(null)} />
        )}
        {reattach.highlight && (
          <ReattachBar
            highlight={reattach.highlight}
            hasSelection={selection !== null}
            onAttach={reattach.attach}
            onCancel={reattach.cancel}
          />
        )}
        <MatchBar
          found={found}
          onClose={() => {
            found.close();
            page.focus();
          }}
        />
        <div
          ref={scroller}
          className="reader-scroll"
          role="region"
          aria-label={`Brief: ${brief.title}`}
          tabIndex={0}
          onScroll={() => {
            page.look();
            position.scrolled();
          }}
        >
          <div
            className="reader-page"
            ref={page.page}
            data-notes={notesShown ? 'shown' : 'hidden'}
            data-numbers={settings?.showParagraphNumbers || undefined}
            onClick={onLink}
            onAuxClick={onLink}
          >
            <BriefHeader brief={brief} direction={direction} />
            <BriefOwn
              brief={brief}
              lost={shown.lost.length}
              warned={shown.warned}
              onLost={() => setPanel('contents')}
              onNewest={() => onRevision({ ...brief.revision, isCurrent: true })}
            />
            {/* Clicks are only a shortcut here: links are links, and every highlight is reached by key. */}
            <article className="brief-article" ref={page.article} lang={brief.language ?? undefined} dir={direction} onClick={onClick}>
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
              direction={direction}
              onQuote={highlightQuote}
              onHighlight={marking.goTo}
            />
            {hasMargin && (
              <MarginNotes
                highlights={shown.cards}
                tops={tops}
                near={view.near}
                active={marking.active}
                names={names}
                {...marking.cards}
              />
            )}
            {apart && (
              <CardUnder
                highlight={apart}
                page={page}
                lineTop={tops.get('under')}
                names={names}
                takeFocus={marking.active?.focusNote === true}
                {...marking.cards}
              />
            )}
            {selection && (
              <SelectionBar
                selection={selection}
                page={page}
                quote={marking.quoteAt(selection)}
                onSpeaker={onSpeaker}
                names={names}
                onColour={(colour) => marking.highlightIn(selection, colour)}
                onNote={() => marking.highlightWithNote(selection)}
                onCopy={() => void copyCited([{ revisionId: brief.revision.id, start: selection[0] as TextOffset, end: selection[1] as TextOffset }])}
              />
            )}
          </div>
        </div>
        <p className="only-heard" aria-live="polite">
          {walk.spoken}
        </p>
        {address !== null && <AddressDialog address={address} onClose={() => setAddress(null)} />}
      </div>
      </ShownRevisionContext>
    </OwnAnswersContext>
  );
}
