import type { KeyboardEvent } from 'react';
import type { Speaker, SpeakerBrief } from '../../shared/contract.ts';
import type { BriefId } from '../../shared/ids.ts';
import { rowAt } from '../app/page-cache.ts';
import { store } from '../app/ports.ts';
import { useBurst } from '../app/use-burst.ts';
import { useStoreEvent } from '../app/use-event.ts';
import { usePages } from '../app/use-pages.ts';
import { counted } from '../ui/counts.ts';
import { shortDay } from '../ui/dates.ts';
import { useRovingRows } from '../ui/use-roving-rows.ts';

interface Props {
  readonly speaker: Pick<Speaker, 'id' | 'name'>;
  /** `takeFocus`: it was opened by a key. */
  readonly onOpen: (brief: BriefId, takeFocus: boolean) => void;
}

/** Height of a row in CSS pixels; speaker.css draws it to fit. */
const ROW = 54;

/** The briefs that quote a speaker, the newest first. */
export function SpeakerBriefs({ speaker: { id, name }, onOpen }: Props) {
  const { cache, want, again } = usePages<SpeakerBrief>(`briefs of ${id}`, (offset, limit) => store.listSpeakerBriefs({ id, offset, limit }));
  const soon = useBurst(again, 400);
  useStoreEvent('speakers-changed', soon);
  useStoreEvent('briefs-changed', soon);
  const total = cache.total ?? 0;
  const { scroller, virtual, active, setActive, onKey } = useRovingRows(total, ROW, want);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = onKey(event) || event.ctrlKey || event.metaKey || event.altKey ? null : rowAt(cache, active);
    if (!row || (event.key !== 'Enter' && event.key !== 'o')) return;
    onOpen(row.id, true);
    event.preventDefault();
  };
  if (total === 0) return null;
  return (
    <div className="brief-list" ref={scroller} tabIndex={-1}>
      <div
        role="listbox"
        aria-label={`Briefs that quote ${name}`}
        className="brief-list-rows"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rowAt(cache, index);
          return (
            <div
              key={index}
              role="option"
              data-row={index}
              className="speaker-row"
              aria-selected={index === active}
              aria-setsize={total}
              aria-posinset={index + 1}
              aria-label={row ? undefined : 'Loading'}
              tabIndex={index === active ? 0 : -1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index);
                if (row) onOpen(row.id, false);
              }}
            >
              {row && (
                <>
                  <span className="speaker-row-top">
                    <b dir="auto">{row.title}</b>
                    {row.date !== null && <time>{shortDay(row.date)}</time>}
                  </span>
                  <span className="speaker-row-foot">
                    <span className="speaker-row-role" dir="auto">
                      {row.sourceName}
                    </span>
                    <span>{counted(row.quotes, 'quote')}</span>
                  </span>
                </>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
