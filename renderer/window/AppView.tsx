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
import { useCommands } from './use-commands.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { useGoing } from './use-navigation.ts';
import { useImporting } from './use-importing.ts';
import { useSteps } from './use-steps.ts';
import { useUndo } from '../client/use-undo.ts';
import { useUnread } from './use-unread.ts';
import './app.css';

/** The whole window: where to go, the list, the reader, and what lies over them. */
export function AppView() {
  const going = useGoing();
  const { place, query, isSearching, listing, opened, go, setQuery, search, open } = going;
  const [dialog, setDialog] = useState<'settings' | 'shortcuts' | 'palette' | null>(null);
  const [sourcesOpen, setSourcesOpen] = useState<SourcesOpen | null>(null);
  const [listWidth, setListWidth] = useState<number | null>(null);

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
    if (place.view !== 'library') document.querySelector<HTMLElement>('.list-pane [data-row][tabindex="0"]')?.focus();
    else if (isSearching) results.current?.focus();
    else list.current?.focus();
  }, [place, isSearching]);
  const find = useCallback(() => {
    // At once, so that not even the first letter of a fast typist goes elsewhere.
    if (place.view !== 'library') flushSync(() => go(LIBRARY));
    searchBox.current?.focus();
  }, [place, go]);
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
    toList: backToList,
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

  const isEmpty = briefs.cache.total === 0 && listing.filter === 'all' && listing.sourceId === null && briefs.key === 'all all';

  return (
    <div className="app" style={listWidth === null ? undefined : ({ '--list-width': `${listWidth}px` } as React.CSSProperties)}>
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
            width={listWidth}
            onWidth={setListWidth}
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
            showSpeaker={going.showSpeaker}
            hint={painted}
            settings={settings.settings}
            change={settings.change}
            markRead={briefs.markRead}
            markStarred={briefs.markStarred}
            onLeave={backToList}
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
