import { Highlighter, History, MessageSquareText, Star, Unplug } from 'lucide-react';
import { memo } from 'react';
import type { BriefRow } from '../../shared/contract/calls.ts';
import { counted } from '../ui/counts.ts';
import { shortDay } from '../ui/dates.ts';

interface Props {
  readonly brief: BriefRow;
}

/** What the signs of a row say to a screen reader, right after the title. */
function signs({ isUnread, isStarred, highlights, hasNote, revisions, status }: BriefRow): string {
  return [
    isUnread && 'unread',
    isStarred && 'starred',
    highlights > 0 && counted(highlights, 'highlight'),
    hasNote && 'with a note',
    revisions > 1 && counted(revisions, 'revision'),
    status === 'unpublished' && 'unpublished at its source',
    status === 'gone' && 'removed at its source',
  ]
    .filter(Boolean)
    .join(', ');
}

/** A brief as it stands in a list. The title comes first for whoever hears it; the eye finds the line of its source above. */
export const BriefListRow = memo(function BriefListRow({ brief }: Props) {
  return (
    <span className="brief-row-face">
      <span className="brief-row-title" dir="auto">
        {brief.title}
      </span>
      <span className="only-heard">{signs(brief)}</span>
      <span className="brief-row-top">
        <span className="brief-row-origin">
          {brief.series && <b>{brief.series}</b>}
          <span className="brief-row-source">{brief.source.name}</span>
        </span>
        <time>{brief.date ? shortDay(brief.date) : ''}</time>
      </span>
      {/* As its words run: the signs stand where they end, and nothing pushes them in where they begin. */}
      <span className="brief-row-foot" dir="auto" aria-hidden="true">
        <span className="brief-row-excerpt">{brief.excerpt}</span>
        <span className="brief-row-signs">
          {brief.status !== 'published' && <Unplug size={13} data-warn="" />}
          {brief.revisions > 1 && <History size={13} />}
          {brief.hasNote && <MessageSquareText size={13} />}
          {brief.highlights > 0 && (
            <span className="brief-row-count">
              <Highlighter size={13} />
              {brief.highlights}
            </span>
          )}
          <Star size={14} data-star={brief.isStarred ? 'on' : 'off'} />
        </span>
      </span>
    </span>
  );
});
