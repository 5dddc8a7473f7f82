import { CheckCheck } from 'lucide-react';
import { useState, type RefObject } from 'react';
import type { BriefRow, SourceRow } from '../../shared/contract/calls.ts';
import type { BriefListHandle } from '../library/BriefList.tsx';
import { LibraryView } from '../library/LibraryView.tsx';
import type { LibraryFilter } from '../client/place.ts';
import type { Briefs } from '../library/use-briefs.ts';
import { pasteSearches } from '../saved/saved-search-acts.ts';
import type { SavedSearches } from '../saved/use-saved-searches.ts';
import { FindBox, type FindBoxHandle } from '../search/FindBox.tsx';
import type { ResultsHandle } from '../search/SearchResults.tsx';
import type { SettingsInUse } from '../settings/use-settings.ts';
import { SourceBar } from '../sources/SourceBar.tsx';
import type { Syncing } from '../sources/use-syncing.ts';
import { emptyWords } from '../sources/source-words.ts';
import { counted } from '../ui/counts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Shelter } from '../ui/Shelter.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { ImportProgressBar } from './ImportProgressBar.tsx';
import { ChangesView, NotesView, preloadSearch, QuotesView, SearchView, SpeakersView, SpeakerView } from './lazy-views.ts';
import type { Place } from '../client/place.ts';
import type { Going } from './use-navigation.ts';
import type { Importing } from './use-importing.ts';
import { markAllRead, unreadOf, type Unread } from './use-unread.ts';

interface Props {
  readonly going: Going;
  readonly briefs: Briefs;
  /** The source whose briefs are listed; null for all, and until its name is known. */
  readonly source: SourceRow | null;
  readonly settings: SettingsInUse['settings'];
  readonly saved: SavedSearches;
  readonly importing: Importing;
  readonly syncing: Syncing;
  readonly unread: Unread;
  readonly width: number | null;
  readonly onWidth: (width: number) => void;
  readonly onLeaveSearch: () => void;
  readonly onEnterList: () => void;
  readonly onSource: (source: SourceRow) => void;
  readonly box: RefObject<FindBoxHandle | null>;
  readonly list: RefObject<BriefListHandle | null>;
  readonly results: RefObject<ResultsHandle | null>;
}

const TITLES: Record<LibraryFilter, string> = { all: 'All briefs', unread: 'Unread', starred: 'Starred', highlighted: 'Highlighted' };
const PANES: Record<Place['view'], string> = {
  library: 'Briefs', notes: 'Notes', changes: 'Changes', trash: 'Trash', quotes: 'Quotes', speakers: 'Speakers', speaker: 'Speaker',
};
const LIST_WIDTH = { min: 260, max: 520 };

/** The list beside the reader: the library and its search, or one of the other places. */
export function ListPane({ going, briefs, source, settings, saved, importing, syncing, unread, width, onWidth, onLeaveSearch, onEnterList, onSource, box, list, results }: Props) {
  const { place, query, isSearching, listing, opened, open } = going;
  const [narrowWidth] = useState(() => (window.innerWidth < 1180 ? 320 : 352));
  const openId = opened?.briefId ?? null;
  const colourNames = settings?.colourNames ?? null;
  // What is starred or highlighted is kept, read or not.
  const unreadHere = listing.filter === 'all' || listing.filter === 'unread' ? unreadOf(unread, listing.sourceId) : 0;
  const label = listing.sourceId === null ? TITLES[listing.filter] : (source?.name ?? 'Source');

  return (
    <section className="list-pane" aria-label={PANES[place.view]}>
      {importing.progress && <ImportProgressBar progress={importing.progress} onCancel={importing.cancel} />}
      {place.view === 'library' && (
        <div className="list-bar">
          <FindBox
            ref={box}
            label="Search briefs, highlights and notes"
            query={query}
            onQuery={going.setQuery}
            onLeave={onLeaveSearch}
            onEnter={onEnterList}
            onFocus={preloadSearch}
            onPaste={pasteSearches}
          />
        </div>
      )}
      {place.view === 'library' && !isSearching && (
        <header className="list-head">
          <h1 dir="auto">{label}</h1>
          <span className="list-count">{briefs.cache.total === null ? '' : counted(briefs.cache.total, 'brief')}</span>
          {unreadHere > 0 && (
            <IconButton
              small
              label="Mark all as read"
              onPress={() => {
                void markAllRead(listing.sourceId);
                // It goes when nothing is unread: the keys go on in the list.
                onEnterList();
              }}
            >
              <CheckCheck size={14} />
            </IconButton>
          )}
        </header>
      )}
      {place.view === 'library' && !isSearching && source !== null && (
        <SourceBar source={source} isOnline={syncing.isOnline} progress={syncing.progress} onSync={() => syncing.syncNow(source)} onStop={() => syncing.stop([source.id])} onSettings={() => onSource(source)} />
      )}
      <Shelter what="This list" shows={`${place.view} ${isSearching}`}>
        <LibraryView
          ref={list}
          filter={listing.filter}
          label={label}
          briefs={briefs}
          openId={openId}
          hidden={place.view !== 'library' || isSearching}
          empty={listing.filter === 'all' && source !== null ? emptyWords(source, syncing.isOnline) : null}
          onOpen={(brief: BriefRow) => open(brief.id, null, true)}
        />
        {isSearching && (
          <SearchView
            ref={results}
            query={query}
            saved={saved.searches}
            openId={openId}
            onQuery={going.setQuery}
            onOpen={going.openHit}
            onLeave={onLeaveSearch}
          />
        )}
        {place.view === 'changes' && (
          <ChangesView onOpen={({ id, briefId }, revisionId, takeFocus) => open(briefId, { kind: 'highlight', id }, takeFocus, revisionId)} />
        )}
        {place.view === 'quotes' && <QuotesView colourNames={colourNames} onOpen={going.openQuote} onSpeaker={going.showSpeaker} />}
        {place.view === 'speakers' && <SpeakersView onSpeaker={going.showSpeaker} />}
        {place.view === 'speaker' && (
          <SpeakerView
            key={place.id}
            id={place.id}
            colourNames={colourNames}
            onOpen={going.openQuote}
            onOpenBrief={(briefId, takeFocus) => open(briefId, null, takeFocus)}
            onSpeaker={going.showSpeaker}
            onBack={going.leaveSpeaker}
          />
        )}
        {(place.view === 'notes' || place.view === 'trash') && (
          <NotesView
            key={place.view}
            trashed={place.view === 'trash'}
            colourNames={colourNames}
            onOpen={(row) => open(row.briefId, { kind: 'highlight', id: row.id }, true)}
            onOpenBrief={(briefId) => open(briefId, null, true)}
          />
        )}
      </Shelter>
      <Splitter label="Width of the list" width={width ?? narrowWidth} {...LIST_WIDTH} onWidth={onWidth} />
    </section>
  );
}
