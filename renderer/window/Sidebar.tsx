import {
  BookOpenText,
  Circle,
  FileDiff,
  FileDown,
  FolderDown,
  Inbox,
  Keyboard,
  NotebookPen,
  Quote,
  Settings2,
  Star,
  Trash2,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import type { SavedSearch, SourceRow } from '../../shared/contract/calls.ts';
import type { SourceId } from '../../shared/ids.ts';
import { SavedSearchList } from '../saved/SavedSearchList.tsx';
import type { SavedSearches } from '../saved/use-saved-searches.ts';
import { counted, number } from '../ui/counts.ts';
import { SourceList } from '../sources/SourceList.tsx';
import { SyncStrip } from '../sources/SyncStrip.tsx';
import type { Syncing } from '../sources/use-syncing.ts';
import { samePlace, type Place } from '../client/place.ts';
import { unreadOf, type Unread } from './use-unread.ts';
import './sidebar.css';

interface Props {
  readonly place: Place;
  readonly sources: readonly SourceRow[];
  readonly onGo: (place: Place) => void;
  readonly onImport: (kind: 'files' | 'folder') => void;
  readonly onSettings: () => void;
  readonly onShortcuts: () => void;
  readonly syncing: Syncing;
  readonly unread: Unread;
  readonly onAddSource: () => void;
  /** Shows all about a source. */
  readonly onSource: (id: SourceId) => void;
  /** Briefs that were edited after they were quoted. */
  readonly changed: number;
  readonly saved: SavedSearches;
  /** What stands in the search box. */
  readonly query: string;
  readonly onSavedSearch: (search: SavedSearch) => void;
}

const FILTERS: readonly { place: Place; name: string; icon: LucideIcon }[] = [
  { place: { view: 'library', filter: 'all', sourceId: null }, name: 'All briefs', icon: Inbox },
  { place: { view: 'library', filter: 'unread', sourceId: null }, name: 'Unread', icon: Circle },
  { place: { view: 'library', filter: 'starred', sourceId: null }, name: 'Starred', icon: Star },
  { place: { view: 'library', filter: 'highlighted', sourceId: null }, name: 'Highlighted', icon: BookOpenText },
  { place: { view: 'quotes' }, name: 'Quotes', icon: Quote },
  { place: { view: 'speakers' }, name: 'Speakers', icon: UsersRound },
];
const MADE: typeof FILTERS = [
  { place: { view: 'notes' }, name: 'Notes', icon: NotebookPen },
  { place: { view: 'changes' }, name: 'Changes', icon: FileDiff },
  { place: { view: 'trash' }, name: 'Trash', icon: Trash2 },
];

/** Where to go: the library and its filters, what the analyst made, the sources. */
export function Sidebar({ place, sources, onGo, onImport, onSettings, onShortcuts, syncing, unread, onAddSource, onSource, changed, saved, query, onSavedSearch }: Props) {
  const isSearching = query.trim() !== '';
  const item = (target: Place, name: string, Icon: LucideIcon, count = 0, what = '') => (
    <li key={name}>
      <button
        type="button"
        className="sidebar-item"
        aria-current={samePlace(place, target) && !isSearching ? 'page' : undefined}
        data-tip={name}
        onClick={() => onGo(target)}
      >
        <Icon size={16} strokeWidth={1.75} />
        <span className="sidebar-name">{name}</span>
        {count > 0 && (
          <span className="sidebar-count" aria-label={counted(count, what)}>
            {number(count)}
          </span>
        )}
      </button>
    </li>
  );
  return (
    <nav className="sidebar" aria-label="Archive">
      <p className="sidebar-brand" aria-hidden="true">
        <span>Briefcase</span>
      </p>
      <div className="sidebar-scroll">
        <h2 className="sidebar-heading" id="sidebar-library">
          Library
        </h2>
        <ul aria-labelledby="sidebar-library">{FILTERS.map((entry) => item(entry.place, entry.name, entry.icon, entry.name === 'Unread' ? unreadOf(unread, null) : 0, 'unread brief'))}</ul>
        <h2 className="sidebar-heading" id="sidebar-made">
          Yours
        </h2>
        <ul aria-labelledby="sidebar-made">{MADE.map((entry) => item(entry.place, entry.name, entry.icon, entry.place.view === 'changes' ? changed : 0, 'edited brief'))}</ul>
        <SavedSearchList {...saved} query={query} onOpen={onSavedSearch} />
        <SourceList
          sources={sources}
          openId={place.view === 'library' && !isSearching ? place.sourceId : null}
          isOnline={syncing.isOnline}
          onOpen={({ id }) => onGo({ view: 'library', filter: 'all', sourceId: id })}
          unread={unread}
          onAdd={onAddSource}
          onAbout={onSource}
          onSyncAll={() => syncing.syncNow(null)}
        />
      </div>
      <SyncStrip
        progress={syncing.progress}
        isOnline={syncing.isOnline || !sources.some(({ sync }) => sync !== null)}
        isStopping={syncing.isStopping}
        onStop={() => syncing.stop(null)}
      />
      <div className="sidebar-foot">
        <button
          type="button"
          className="sidebar-item"
          data-tip="Import files"
          data-tip-key="Ctrl+O"
          onClick={() => onImport('files')}
        >
          <FileDown size={16} strokeWidth={1.75} />
          <span className="sidebar-name">Import files</span>
        </button>
        <button type="button" className="sidebar-item" data-tip="Import a folder" onClick={() => onImport('folder')}>
          <FolderDown size={16} strokeWidth={1.75} />
          <span className="sidebar-name">Import a folder</span>
        </button>
        <button type="button" className="sidebar-item" data-tip="Settings" data-tip-key="Ctrl+," onClick={onSettings}>
          <Settings2 size={16} strokeWidth={1.75} />
          <span className="sidebar-name">Settings</span>
        </button>
        <button type="button" className="sidebar-item" data-tip="Keyboard shortcuts" data-tip-key="?" onClick={onShortcuts}>
          <Keyboard size={16} strokeWidth={1.75} />
          <span className="sidebar-name">Keyboard shortcuts</span>
        </button>
      </div>
    </nav>
  );
}
