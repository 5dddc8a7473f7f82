import { Highlighter, History, MessageSquareText, Star, Unplug } from 'lucide-react';
import { memo } from 'react';
import type { BriefRow } from '../../shared/contract.ts';
import { counted } from '../ui/counts.ts';
import { longDay, shortDay } from '../ui/dates.ts';

interface Props {
  readonly brief: BriefRow;
}

/** What a row says to a screen reader, in the order an analyst asks. */
export function rowName(brief: BriefRow): string {
  return [
    brief.title,
    brief.isUnread ? 'unread' : null,
    brief.isStarred ? 'starred' : null,
    brief.series,
    brief.source.name,
    brief.date ? longDay(brief.date) : 'no date',
    brief.highlights > 0 ? counted(brief.highlights, 'highlight') : null,
    brief.hasNote ? 'with a note' : null,
    brief.status === 'published' ? null : STATUS[brief.status],
  ].filter(Boolean).join(', ');
}

const STATUS = { unpublished: 'unpublished by its source', gone: 'gone from its source' } as const;

/** A brief as it stands in a list. */
export const BriefListRow = memo(function BriefListRow({ brief }: Props) {
  return (
    <>
      <span className="brief-row-top">
        <span className="brief-row-origin">
          {brief.series && <b>{brief.series}</b>}
          <span className="brief-row-source">{brief.source.name}</span>
        </span>
        <time>{brief.date ? shortDay(brief.date) : ''}</time>
      </span>
      <span className="brief-row-title" dir="auto">{brief.title}</span>
      <span className="brief-row-foot">
        <span className="brief-row-excerpt" dir="auto">{brief.excerpt}</span>
        <span className="brief-row-signs">
          {brief.status !== 'published' && <Unplug size={13} data-warn="" />}
          {brief.revisions > 1 && <History size={13} />}
          {brief.hasNote && <MessageSquareText size={13} />}
          {brief.highlights > 0 && <span className="brief-row-count"><Highlighter size={13} />{brief.highlights}</span>}
          <Star size={14} data-star={brief.isStarred ? 'on' : 'off'} />
        </span>
      </span>
    </>
  );
});
