import {
  BookOpenText,
  FileDown,
  FolderDown,
  LoaderCircle,
  PauseCircle,
  Plus,
  RefreshCw,
  Rss,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { SourceRow } from '../../shared/contract/calls.ts';
import type { SourceId } from '../../shared/ids.ts';
import { actOnKey } from '../commands/key-acts.ts';
import { counted, number } from '../ui/counts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useNow } from './use-now.ts';
import { isTroubled, stateWords } from './source-words.ts';
import './source-list.css';

interface Props {
  readonly sources: readonly SourceRow[];
  /** The source whose briefs are shown; null: none. */
  readonly openId: SourceId | null;
  readonly isOnline: boolean;
  readonly onOpen: (source: SourceRow) => void;
  /** Unread briefs of each source. */
  readonly unread: ReadonlyMap<SourceId, number>;
  readonly onAdd: () => void;
  readonly onAbout: (id: SourceId) => void;
  readonly onSyncAll: () => void;
}

const ICONS: Record<SourceRow['kind'], LucideIcon> = {
  files: FileDown,
  samples: BookOpenText,
  wordpress: Rss,
  feed: Rss,
  bundle: FolderDown,
};

/** Where briefs come from, each with how it stands. */
export function SourceList({ sources, openId, isOnline, unread, onOpen, onAdd, onAbout, onSyncAll }: Props) {
  const now = useNow();
  // A removed source is only there for the briefs that stayed.
  const shown = sources.filter(({ sync, briefs }) => !sync?.isRemoved || briefs > 0);
  const isOpenThere = shown.some(({ id }) => id === openId);
  const openRow = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A source was added and what it was added from is gone: the keys go on at its row.
    if (isOpenThere && document.activeElement === document.body) openRow.current?.focus();
  }, [openId, isOpenThere]);
  const canSync = shown.some(({ sync }) => sync !== null && !sync.isRemoved && !sync.isPaused);
  return (
    <>
      <div className="source-heading">
        <h2 className="sidebar-heading" id="sidebar-sources">
          Sources
        </h2>
        {canSync && (
          <IconButton small label="Sync all sources now" hint="Ctrl+R" onPress={onSyncAll}>
            <RefreshCw size={13} />
          </IconButton>
        )}
        <IconButton small label="Add a source" hint="Ctrl+N" opens="dialog" onPress={onAdd}>
          <Plus size={15} />
        </IconButton>
      </div>
      {shown.length === 0 ? (
        <p className="source-none">Add a site or a feed, and its briefs come by themselves.</p>
      ) : (
        <ul aria-labelledby="sidebar-sources">
          {shown.map((source) => {
            const state = stateWords(source, isOnline, now);
            const many = unread.get(source.id) ?? 0;
            const heard = `${counted(source.briefs, 'brief')}. ${state}${many === 0 ? '' : `. ${number(many)} unread`}`;
            const about = () => source.sync !== null && onAbout(source.id);
            return (
              <li key={source.id}>
                <button
                  ref={source.id === openId ? openRow : undefined}
                  type="button"
                  className="sidebar-item source-row"
                  aria-current={source.id === openId ? 'page' : undefined}
                  data-tip={`${source.name}. ${heard}`}
                  data-removed={source.sync?.isRemoved || undefined}
                  onClick={() => onOpen(source)}
                  onContextMenu={about}
                  onKeyDown={(event) => actOnKey('sidebar', event, { 'source-details': about })}
                >
                  <SourceIcon source={source} />
                  <span className="sidebar-name" dir="auto">
                    {source.name}
                  </span>
                  {isTroubled(source) && <TriangleAlert size={13} className="source-trouble" aria-hidden="true" />}
                  {many > 0 && (
                    <span className="sidebar-count" aria-hidden="true">
                      {number(many)}
                    </span>
                  )}
                  <span className="only-heard">{heard}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

function SourceIcon({ source }: { readonly source: SourceRow }) {
  const { sync, kind } = source;
  if (sync !== null && sync.activity !== 'idle') {
    return <LoaderCircle size={16} strokeWidth={1.75} className="source-spinner" aria-hidden="true" />;
  }
  if (sync?.isPaused && !sync.isRemoved) return <PauseCircle size={16} strokeWidth={1.75} aria-hidden="true" />;
  const Icon = ICONS[kind];
  return (
    <>
      <Icon size={16} strokeWidth={1.75} className={sync === null ? undefined : 'source-icon'} aria-hidden="true" />
      {sync !== null && (
        <span className="source-initials" aria-hidden="true">
          {initials(source.name)}
        </span>
      )}
    </>
  );
}

/** What tells one source from the other where there is no room for names. */
function initials(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => [...word][0]!.toLocaleUpperCase())
    .join('');
}
