import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { BriefRow, QuoteRow, SavedSearch, SearchHit } from '../../shared/contract.ts';
import type { BriefId, RevisionId, SpeakerId } from '../../shared/ids.ts';
import { useChangedBriefs } from '../changes/use-changes.ts';
import type { BriefListHandle } from '../library/BriefList.tsx';
import { LibraryView } from '../library/LibraryView.tsx';
import { useBriefs, type LibraryFilter, type Listing } from '../library/use-briefs.ts';
import { Welcome } from '../library/Welcome.tsx';
import type { ReaderHandle } from '../reader/ReaderView.tsx';
import { SourceBar } from '../sources/SourceBar.tsx';
import type { SourcesOpen } from '../sources/SourceDialogs.tsx';
import { useSyncing } from '../sources/use-syncing.ts';
import { stopComparing, useCompared } from '../revisions/comparing.ts';
import { pasteSearches } from '../saved/acts.ts';
import { useSavedSearches } from '../saved/use-saved-searches.ts';
import { FindBox, type FindBoxHandle } from '../search/FindBox.tsx';
import type { ResultsHandle } from '../search/SearchResults.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { counted } from '../ui/counts.ts';
import { later } from '../ui/later.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { Tips } from '../ui/Tips.tsx';
import { DropZone } from './DropZone.tsx';
import { ImportProgressBar } from './ImportProgressBar.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { LIBRARY, type OpenAt, type Opened, type Place } from './place.ts';
import { Sidebar } from './Sidebar.tsx';
import { store } from './ports.ts';
import { useCommands } from './use-commands.ts';
import { useBurst } from './use-burst.ts';
import { useAnswer } from './use-answer.ts';
import { useStoreEvent } from './use-event.ts';
import { useImporting } from './use-importing.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useUndo } from './use-undo.ts';
import './app.css';

const { Part: ReaderView, preload: preloadReader } = later(() =>
  import('../reader/ReaderView.tsx').then((module) => module.ReaderView),
);
const { Part: SearchView, preload: preloadSearch } = later(() =>
  import('../search/SearchView.tsx').then((module) => module.SearchView),
);
const { Part: NotesView } = later(() =>
  import('../notes/NotesView.tsx').then((module) => module.NotesView),
);
const { Part: ChangesView } = later(() =>
  import('../changes/ChangesView.tsx').then((module) => module.ChangesView),
);
const { Part: QuotesView } = later(() =>
  import('../quotes/QuotesView.tsx').then((module) => module.QuotesView),
);
const { Part: SpeakersView } = later(() =>
  import('../quotes/SpeakersView.tsx').then((module) => module.SpeakersView),
);
const { Part: SpeakerView } = later(() =>
  import('../quotes/SpeakerView.tsx').then((module) => module.SpeakerView),
);
const { Part: RevisionsView } = later(() =>
  import('../revisions/RevisionsView.tsx').then((module) => module.RevisionsView),
);
const { Part: PaletteView } = later(() =>
  import('../palette/PaletteView.tsx').then((module) => module.PaletteView),
);
const { Part: SettingsDialog } = later(() =>
  import('../settings/SettingsDialog.tsx').then((module) => module.SettingsDialog),
);
const { Part: ShortcutsDialog } = later(() =>
  import('../settings/ShortcutsDialog.tsx').then((module) => module.ShortcutsDialog),
);
const { Part: SourceDialogs } = later(() =>
  import('../sources/SourceDialogs.tsx').then((module) => module.SourceDialogs),
);
const { Part: ImportReportDialog } = later(() =>
  import('./ImportReportDialog.tsx').then((module) => module.ImportReportDialog),
);

const TITLES: Record<LibraryFilter, string> = {
  all: 'All briefs',
  unread: 'Unread',
  starred: 'Starred',
  highlighted: 'Highlighted',
};
const PANES: Record<Place['view'], string> = {
  library: 'Briefs',
  notes: 'Notes',
  changes: 'Changes',
  trash: 'Trash',
  quotes: 'Quotes',
  speakers: 'Speakers',
  speaker: 'Speaker',
};
const LIST_WIDTH = { min: 260, max: 520 };

/** The whole window: where to go, the list, the reader, and what lies over them. */
export function AppView() {
  const [place, setPlace] = useState<Place>(LIBRARY);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [query, setQuery] = useState('');
  const [dialog, setDialog] = useState<'settings' | 'shortcuts' | 'palette' | null>(null);
  const [listWidth, setListWidth] = useState<number | null>(null);
  const [listing, setListing] = useState<Listing>({ filter: 'all', sourceId: null });

  const settings = useSettings();
  const briefs = useBriefs(listing);
  const sources = useAnswer('sources', () => store.listSources(null));
  const sourcesSoon = useBurst(sources.again, 500);
  useStoreEvent('sources-changed', sourcesSoon);
  useStoreEvent('briefs-changed', sourcesSoon);
  const importing = useImporting();
  const syncing = useSyncing();
  const [sourcesOpen, setSourcesOpen] = useState<SourcesOpen | null>(null);
  const { undo, redo } = useUndo();

  const changed = useChangedBriefs();
  const saved = useSavedSearches();
  const compared = useCompared();

  const searchBox = useRef<FindBoxHandle>(null);
  const list = useRef<BriefListHandle>(null);
  const results = useRef<ResultsHandle>(null);
  const reader = useRef<ReaderHandle>(null);
  const searching = place.view === 'library' && query.trim() !== '';

  const go = useCallback((next: Place) => {
    setPlace(next);
    setQuery('');
    if (next.view === 'library') setListing({ filter: next.filter, sourceId: next.sourceId });
  }, []);
  const open = useCallback((briefId: BriefId, at: OpenAt | null, takeFocus: boolean, revisionId: RevisionId | null = null) => {
    stopComparing();
    setOpened((older) => ({ briefId, revisionId, at, takeFocus, serial: (older?.serial ?? 0) + 1 }));
  }, []);
  const openHit = useCallback(
    (hit: SearchHit, hitQuery: string) => {
      const own = hit.annotations.find((annotation) => annotation.highlightId !== null);
      const at: OpenAt | null =
        hit.passage === null && own?.highlightId
          ? { kind: 'highlight', id: own.highlightId }
          : { kind: 'matches', query: hitQuery, start: hit.passage?.start ?? null };
      open(hit.brief.id, at, true);
    },
    [open],
  );

  const openQuote = ({ briefId, start, end }: QuoteRow, takeFocus: boolean) => open(briefId, { kind: 'quote', start, end }, takeFocus);
  // From one speaker to the next is one way there, and one way back.
  const before = useRef({ place: LIBRARY, query: '' });
  const showSpeaker = useCallback(
    (id: SpeakerId) => {
      if (place.view !== 'speaker') before.current = { place, query };
      go({ view: 'speaker', id });
    },
    [place, query, go],
  );
  const leaveSpeaker = () => {
    go(before.current.place);
    setQuery(before.current.query);
  };

  const backToList = useCallback(() => {
    if (place.view !== 'library') document.querySelector<HTMLElement>('.list-pane [data-row][tabindex="0"]')?.focus();
    else if (searching) results.current?.focus();
    else list.current?.focus();
  }, [place, searching]);
  const find = useCallback(() => {
    // At once, so that not even the first letter of a fast typist goes elsewhere.
    if (place.view !== 'library') flushSync(() => go(LIBRARY));
    searchBox.current?.focus();
  }, [place, go]);
  const search = useCallback(
    (words: string) => {
      if (place.view !== 'library') go(LIBRARY);
      setQuery(words);
    },
    [place, go],
  );
  const leaveSearch = useCallback(() => {
    setQuery('');
    requestAnimationFrame(() => list.current?.focus());
  }, []);

  const quickOpen = useCallback(() => setDialog((older) => older ?? 'palette'), []);
  useShortcuts({
    find,
    quickOpen,
    undo,
    redo,
    settings: () => setDialog('settings'),
    shortcuts: () => setDialog('shortcuts'),
    importFiles: () => importing.choose('files'),
  });
  const carryOut = useCommands({
    importing,
    quickOpen,
    undo,
    redo,
    find,
    go,
    showSettings: () => setDialog('settings'),
    step(rows) {
      if (!opened) return;
      if (searching) {
        const hit = results.current?.neighbour(opened.briefId, rows);
        if (hit) openHit(hit, query);
        return;
      }
      const next = list.current?.neighbour(opened.briefId, rows);
      if (next) open(next.id, null, document.activeElement?.closest('.reader-pane') !== null);
    },
    toggleStar: () => reader.current?.toggleStar(),
    toggleRead: () => reader.current?.toggleRead(),
    addSource: () => setSourcesOpen('add'),
    syncing,
  });

  const painted = briefs.cache.total !== null;
  useEffect(() => {
    // Not needed for the first paint, but right after it.
    if (painted) {
      requestIdleCallback(
        () => {
          preloadReader();
          preloadSearch();
        },
        { timeout: 500 },
      );
    }
  }, [painted]);

  const source = sources.value?.find(({ id }) => id === listing.sourceId) ?? null;
  const sourceName = listing.sourceId === null ? null : (source?.name ?? 'Source');
  const label = sourceName ?? TITLES[listing.filter];
  const empty =
    briefs.cache.total === 0 && listing.filter === 'all' && listing.sourceId === null && briefs.key === 'all all';
  const samples = () => {
    importing.bringInSamples();
    settings.change({ samplesOffered: true });
  };

  return (
    <div
      className="app"
      style={listWidth === null ? undefined : ({ '--list-width': `${listWidth}px` } as React.CSSProperties)}
    >
      <Sidebar
        place={place}
        sources={sources.value ?? []}
        onGo={go}
        onImport={importing.choose}
        onSettings={() => setDialog('settings')}
        onShortcuts={() => setDialog('shortcuts')}
        changed={changed}
        saved={saved}
        query={place.view === 'library' ? query : ''}
        onSavedSearch={(each: SavedSearch) => search(each.query)}
        syncing={syncing}
        onAddSource={() => setSourcesOpen('add')}
      />
      {empty && place.view === 'library' && !searching ? (
        <main className="app-wide" aria-label="Welcome">
          {importing.progress && <ImportProgressBar progress={importing.progress} onCancel={importing.cancel} />}
          <Welcome
            busy={importing.progress !== null}
            onSamples={samples}
            onImport={importing.choose}
            onAddSource={() => setSourcesOpen('add')}
          />
        </main>
      ) : (
        <>
          <section
            className="list-pane"
            aria-label={PANES[place.view]}
          >
            {importing.progress && <ImportProgressBar progress={importing.progress} onCancel={importing.cancel} />}
            {place.view === 'library' && (
              <div className="list-bar">
                <FindBox
                  ref={searchBox}
                  label="Search briefs, highlights and notes"
                  query={query}
                  onQuery={setQuery}
                  onLeave={leaveSearch}
                  onEnter={backToList}
                  onFocus={preloadSearch}
                  onPaste={pasteSearches}
                />
              </div>
            )}
            {place.view === 'library' && !searching && (
              <header className="list-head">
                <h1 dir="auto">{label}</h1>
                <span>{briefs.cache.total === null ? '' : counted(briefs.cache.total, 'brief')}</span>
              </header>
            )}
            {place.view === 'library' && !searching && source !== null && (
              <SourceBar
                source={source}
                isOnline={syncing.isOnline}
                onSync={() => syncing.syncNow(source)}
                onSettings={() => setSourcesOpen(source.id)}
              />
            )}
            <LibraryView
              ref={list}
              filter={listing.filter}
              label={label}
              briefs={briefs}
              openId={opened?.briefId ?? null}
              hidden={place.view !== 'library' || searching}
              onOpen={(brief: BriefRow) =>
                open(brief.id, null, document.activeElement?.matches('.brief-row:focus-visible') ?? false)
              }
            />
            {searching && (
              <SearchView
                ref={results}
                query={query}
                saved={saved.searches}
                openId={opened?.briefId ?? null}
                onQuery={setQuery}
                onOpen={openHit}
                onLeave={leaveSearch}
              />
            )}
            {place.view === 'changes' && (
              <ChangesView
                onOpen={({ id, briefId }, revisionId, takeFocus) =>
                  open(briefId, { kind: 'highlight', id }, takeFocus, revisionId)
                }
              />
            )}
            {place.view === 'quotes' && (
              <QuotesView colourNames={settings.settings?.colourNames ?? null} onOpen={openQuote} onSpeaker={showSpeaker} />
            )}
            {place.view === 'speakers' && <SpeakersView onSpeaker={showSpeaker} />}
            {place.view === 'speaker' && (
              <SpeakerView
                key={place.id}
                id={place.id}
                colourNames={settings.settings?.colourNames ?? null}
                onOpen={openQuote}
                onOpenBrief={(briefId, takeFocus) => open(briefId, null, takeFocus)}
                onSpeaker={showSpeaker}
                onBack={leaveSpeaker}
              />
            )}
            {(place.view === 'notes' || place.view === 'trash') && (
              <NotesView
                key={place.view}
                trashed={place.view === 'trash'}
                colourNames={settings.settings?.colourNames ?? null}
                onOpen={(row) => open(row.briefId, { kind: 'highlight', id: row.id }, false)}
                onOpenBrief={(briefId) => open(briefId, null, false)}
              />
            )}
            <Splitter
              label="Width of the list"
              width={listWidth ?? (window.innerWidth < 1180 ? 320 : 352)}
              {...LIST_WIDTH}
              onWidth={setListWidth}
            />
          </section>
          <main className="reader-pane" aria-label="Reader">
            {compared ? (
              <RevisionsView compared={compared} />
            ) : opened ? (
              <ReaderView
                ref={reader}
                opened={opened}
                settings={settings.settings}
                onChangeSettings={settings.change}
                onOpen={(briefId) => open(briefId, null, true)}
                onSpeaker={showSpeaker}
                onLeave={backToList}
                onRead={briefs.markRead}
                onStar={briefs.markStarred}
              />
            ) : (
              painted && <NothingOpen />
            )}
          </main>
        </>
      )}
      {dialog === 'settings' && settings.settings && (
        <SettingsDialog settings={settings.settings} onChange={settings.change} onClose={() => setDialog(null)} />
      )}
      {dialog === 'palette' && (
        <PaletteView
          searches={saved.searches}
          carryOut={carryOut}
          onGo={go}
          onOpen={(briefId, at) => open(briefId, at, true)}
          onSearch={(words) => {
            search(words);
            requestAnimationFrame(() => searchBox.current?.focus());
          }}
          onTheme={(theme) => settings.change({ theme })}
          onKeys={() => setDialog('shortcuts')}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
      {importing.report && <ImportReportDialog report={importing.report} onClose={importing.closeReport} />}
      {sourcesOpen !== null && (
        <SourceDialogs
          open={sourcesOpen}
          sources={sources.value ?? []}
          syncing={syncing}
          onShow={(sourceId) => go({ view: 'library', filter: 'all', sourceId })}
          onOpenBrief={(briefId) => open(briefId, null, true)}
          onClose={() => setSourcesOpen(null)}
        />
      )}
      <DropZone onDrop={importing.bringIn} />
      <NoticeBar />
      <Tips />
    </div>
  );
}
