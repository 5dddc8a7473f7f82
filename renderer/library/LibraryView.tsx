import { BookOpenText, Circle, Highlighter, Star } from 'lucide-react';
import { useImperativeHandle, useLayoutEffect, useRef, type ReactNode, type Ref } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { BriefRow } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';
import { markPainted } from '../client/paint-marks.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { BriefList, type BriefListHandle } from './BriefList.tsx';
import type { LibraryFilter } from '../client/place.ts';
import type { Briefs } from './use-briefs.ts';

interface Props {
  readonly filter: LibraryFilter;
  readonly label: string;
  readonly briefs: Briefs;
  readonly openId: BriefId | null;
  readonly hidden: boolean;
  /** What an empty list says; null: what it says of its filter. */
  readonly empty: { readonly title: string; readonly next: string } | null;
  readonly onOpen: (brief: BriefRow) => void;
  readonly ref?: Ref<BriefListHandle>;
}

const EMPTY: Record<LibraryFilter, { icon: ReactNode; title: string; next: string }> = {
  all: {
    icon: <BookOpenText size={28} strokeWidth={1.5} />,
    title: 'No briefs here yet',
    next: 'Import files or a folder, or drop them on this window.',
  },
  unread: {
    icon: <Circle size={28} strokeWidth={1.5} />,
    title: 'Everything is read',
    next: 'New briefs appear here until you have opened them. Press u on a brief to keep it unread.',
  },
  starred: {
    icon: <Star size={28} strokeWidth={1.5} />,
    title: 'Nothing is starred',
    next: 'Press s on a brief, or click its star, to keep it here.',
  },
  highlighted: {
    icon: <Highlighter size={28} strokeWidth={1.5} />,
    title: 'Nothing is highlighted',
    next: 'Select words in a brief and press 1 to 5.',
  },
};

/** The list of briefs. It stays in place while hidden by a search, so that the analyst comes back to the same row. */
export function LibraryView({ filter, label, briefs, openId, hidden, empty, onOpen, ref }: Props) {
  const list = useRef<BriefListHandle>(null);
  useImperativeHandle(ref, () => ({
    focus: () => list.current?.focus(),
    neighbour: (of, steps) => list.current?.neighbour(of, steps) ?? null,
    nextUnread: (of) => list.current?.nextUnread(of) ?? null,
  }));
  const { cache, failure, markStarred, markRead } = briefs;
  const painted = cache.total !== null;
  useLayoutEffect(() => {
    if (painted) markPainted('list-painted');
  }, [painted]);

  return (
    <div className="list-body" hidden={hidden}>
      {failure && cache.total === null && <EmptyState title={sentence(failure)} />}
      {cache.total === 0 && (
        <EmptyState icon={EMPTY[filter].icon} title={empty?.title ?? EMPTY[filter].title}>
          <p>{empty?.next ?? EMPTY[filter].next}</p>
        </EmptyState>
      )}
      {cache.total !== null && cache.total > 0 && (
        <BriefList
          key={briefs.key}
          ref={list}
          label={label}
          cache={cache}
          openId={openId}
          onOpen={onOpen}
          onStar={(brief) => markStarred(brief, !brief.isStarred)}
          onRead={(brief) => markRead(brief, brief.isUnread)}
          onWant={briefs.want}
        />
      )}
    </div>
  );
}
