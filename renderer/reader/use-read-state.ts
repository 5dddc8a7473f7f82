import { useEffect, useRef } from 'react';
import type { Brief, BriefRow } from '../../shared/contract/calls.ts';

/** Milliseconds of reading before a brief counts as read. */
const DWELL = 1500;

interface Options {
  put: (change: (brief: Brief) => Brief) => void;
  onRead: (brief: Pick<BriefRow, 'id'>, read: boolean) => void;
  onStar: (brief: Pick<BriefRow, 'id'>, starred: boolean) => void;
}

/** Read, unread and star. A brief that the analyst marks unread stays so for the rest of this opening. */
export function useReadState(brief: Brief, { put, onRead, onStar }: Options) {
  const isKept = useRef(false);
  useEffect(() => {
    if (!brief.isUnread || isKept.current) return;
    const timer = setTimeout(() => onRead(brief, true), DWELL);
    return () => clearTimeout(timer);
  }, [brief.isUnread]); // oxlint-disable-line react-hooks/exhaustive-deps -- one dwell for one opening
  return {
    toggleRead() {
      isKept.current = true;
      onRead(brief, brief.isUnread);
      put((older) => ({ ...older, isUnread: !older.isUnread }));
    },
    toggleStar() {
      onStar(brief, !brief.isStarred);
      put((older) => ({ ...older, isStarred: !older.isStarred }));
    },
  };
}
