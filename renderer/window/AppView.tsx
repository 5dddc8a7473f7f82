import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useChangedBriefs } from '../changes/use-changes.ts';
import type { BriefListHandle } from '../library/BriefList.tsx';
import { useBriefs } from '../library/use-briefs.ts';
import { Welcome } from '../library/Welcome.tsx';
import { useSavedSearches } from '../saved/use-saved-searches.ts';
import type { FindBoxHandle } from '../search/FindBox.tsx';
import type { ResultsHandle } from '../search/SearchResults.tsx';
import { useSettings } from '../settings/use-settings.ts';
import type { SourcesOpen } from '../sources/SourceDialogs.tsx';
import { useSyncing } from '../sources/use-syncing.ts';
import { Tips } from '../ui/Tips.tsx';
import { DropZone } from './DropZone.tsx';
import { ImportProgressBar } from './ImportProgressBar.tsx';
import { ListPane } from './ListPane.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { ImportReportDialog, PaletteView, preloadReader, preloadSearch, SettingsDialog, ShortcutsDialog, SourceDialogs } from './lazy-views.ts';
import { LIBRARY } from '../client/place.ts';
import { store } from '../client/ports.ts';
import { ReaderPane } from './ReaderPane.tsx';
import { Sidebar } from './Sidebar.tsx';
import { useAnswer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import { howTo } from '../commands/offers.ts';
import { useCommands } from './use-commands.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { useGoing } from './use-navigation.ts';
import { useImporting } from './use-importing.ts';
import { keptDesk, useKeptDesk, type Desk } from './kept-desk.ts';
import { leadOf } from './lead-of.ts';
import { usePanes } from './use-panes.ts';
import { useSteps } from './use-steps.ts';
import { useUndo } from '../client/use-undo.ts';
import { useUnread } from './use-unread.ts';
import './app.css';

const firstSpot = (desk: Desk | null) =>
  desk && { place: desk.place, pane: desk.pane, ...(desk.place.view === 'library' && { listing: { filter: desk.place.filter, sourceId: desk.place.sourceId, sort: desk.sort } }) };

/** The whole window: where to go, the list, the reader, and what lies over them. */
export function AppView() {
  const [desk] = useState(keptDesk);
  const going = useGoing(firstSpot(desk) ?? {});
  const { place, query, isSearching, listing, opened, pane, go, setQuery, search, open, showPane } = going;
  const panes = usePanes(desk?.panes ?? null, opened !== null, () => {
    showPane('list');
    requestAnimationFrame(backToList);
  });
  const [dialog, setDialog] = useState<'settings' | 'shortcuts' | 'palette' | null>(null);
  const [sourcesOpen, setSourcesOpen] = useState<SourcesOpen | null>(null);

  const settings = useSettings();
  const briefs = useBriefs(listing);
  const sources = useAnswer('sources', () => store.listSources(null));
  const sourcesSoon = useBurst(sources.again, 500);
  useStoreEvent('sources-changed', sourcesSoon);
  useStoreEvent('briefs-changed', sourcesSoon);
  const importing = useImporting();
  const syncing = useSyncing();
  const { undo, redo } = useUndo();
  const changed = useChangedBriefs();
  const saved = useSavedSearches();
  const unread = useUnread();

  const searchBox = useRef<FindBoxHandle>(null);
  const list = useRef<BriefListHandle>(null);
  const results = useRef<ResultsHandle>(null);

  const backToList = useCallback(() => {
    showPane('list');
    if (place.view !== 'library') document.querySelector<HTMLElement>('.list-pane [data-row][tabindex="0"]')?.focus();
    else if (isSearching) results.current?.focus();
    else list.current?.focus();
  }, [place, isSearching, showPane]);
  const { isListHidden } = panes.chosen;
  const leaveReader = useCallback(() => {
    if (isListHidden) howTo('toggle-list')?.();
    requestAnimationFrame(backToList);
  }, [isListHidden, backToList]);
  const find = () => {
    // At once, so that not even the first letter of a fast typist goes elsewhere.
    flushSync(() => {
      if (place.view !== 'library') go(LIBRARY);
      else showPane('list');
      panes.leaveFocus();
      if (panes.chosen.isListHidden) panes.change({ isListHidden: false });
    });
    searchBox.current?.focus();
  };
  const leaveSearch = useCallback(() => {
    setQuery('');
    requestAnimationFrame(() => list.current?.focus());
  }, [setQuery]);
  const { step, nextUnread } = useSteps(going, list, results);

  useCommands({
    importing,
    undo,
    redo,
    search: find,
    toList: leaveReader,
    quickOpen: () => setDialog((older) => older ?? 'palette'),
    go,
    showSettings: () => setDialog('settings'),
    showShortcuts: () => setDialog('shortcuts'),
    changeSettings: settings.change,
    step,
    nextUnread,
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

  // Once the list is painted: the brief that was open comes back after it.
  useEffect(() => {
    if (painted && desk?.briefId != null) going.reopen(desk.briefId);
  }, [painted]); // oxlint-disable-line react-hooks/exhaustive-deps -- once, at the start
  useKeptDesk({ place, briefId: opened?.briefId ?? (painted ? null : (desk?.briefId ?? null)), pane, sort: listing.sort, panes: panes.chosen });
  // A source that is gone has nothing to show: one that the last list had, or the one that the desk was left at. One just added is in no list yet.
  const lastSources = useRef(sources.value);
  useEffect(() => {
    const has = (list: typeof sources.value) => list === null || list.some(({ id }) => id === listing.sourceId);
    if (listing.sourceId !== null && has(lastSources.current) && !has(sources.value)) go(LIBRARY);
    lastSources.current = sources.value;
  }, [sources.value]); // oxlint-disable-line react-hooks/exhaustive-deps -- only a new list says that a source is gone

  const isEmpty = briefs.cache.total === 0 && listing.filter === 'all' && listing.sourceId === null && briefs.key?.startsWith('all all ') === true;

  return (
    <div
      className="app"
      data-sidebar={panes.sidebar}
      data-panes={panes.isFocused ? 'reader' : panes.isOne ? pane : panes.chosen.isListHidden ? 'without-list' : 'all'}
      data-one={panes.isOne || undefined}
      style={{ '--sidebar-width': `${panes.sidebarWidth}px`, '--list-width': `${panes.listWidth}px` } as React.CSSProperties}
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
        onSavedSearch={(each) => search(each.query)}
        syncing={syncing}
        unread={unread}
        onAddSource={() => setSourcesOpen('add')}
        onSource={(id) => setSourcesOpen(id)}
        panes={panes}
      />
      {isEmpty && place.view === 'library' && !isSearching ? (
        <main className="app-wide" aria-label="Welcome">
          {importing.progress && <ImportProgressBar progress={importing.progress} onCancel={importing.cancel} />}
          <Welcome
            busy={importing.progress !== null}
            onSamples={() => {
              importing.bringInSamples();
              settings.change({ samplesOffered: true });
            }}
            onImport={importing.choose}
            onAddSource={() => setSourcesOpen('add')}
          />
        </main>
      ) : (
        <>
          <ListPane
            going={going}
            briefs={briefs}
            source={sources.value?.find(({ id }) => id === listing.sourceId) ?? null}
            settings={settings.settings}
            saved={saved}
            importing={importing}
            syncing={syncing}
            unread={unread}
            width={panes.listWidth}
            onWidth={(width) => panes.change(width === null ? { isListHidden: true } : { listWidth: width })}
            onLeaveSearch={leaveSearch}
            onEnterList={backToList}
            onSource={({ id }) => setSourcesOpen(id)}
            box={searchBox}
            list={list}
            results={results}
          />
          <ReaderPane
            opened={opened}
            open={open}
            search={search}
            showSpeaker={going.showSpeaker}
            hint={painted}
            settings={settings.settings}
            change={settings.change}
            markRead={briefs.markRead}
            markStarred={briefs.markStarred}
            onLeave={leaveReader}
            lead={leadOf(panes)}
          />
        </>
      )}
      {dialog === 'settings' && settings.settings && (
        <SettingsDialog settings={settings.settings} onChange={settings.change} onClose={() => setDialog(null)} />
      )}
      {dialog === 'palette' && (
        <PaletteView
          searches={saved.searches}
          onOpen={(briefId, at) => open(briefId, at, true)}
          onSearch={(words) => {
            search(words);
            requestAnimationFrame(() => searchBox.current?.focus());
          }}
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
