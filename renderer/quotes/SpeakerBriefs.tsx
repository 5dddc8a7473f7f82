import type { Speaker, SpeakerBrief } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';
import { actOnKey } from '../commands/key-acts.ts';
import { rowAt } from '../client/page-cache.ts';
import { store } from '../client/ports.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { usePages } from '../client/use-pages.ts';
import { counted } from '../ui/counts.ts';
import { shortDay } from '../ui/dates.ts';
import { RowList } from '../ui/RowList.tsx';
import { useRovingRows } from '../ui/use-roving-rows.ts';

interface Props {
  readonly speaker: Pick<Speaker, 'id' | 'name'>;
  /** `takeFocus`: it was opened by a key. */
  readonly onOpen: (brief: BriefId, takeFocus: boolean) => void;
}

/** Height of a row in CSS pixels; what speaker.css puts into it fits. */
const ROW = 54;

/** The briefs that quote a speaker, the newest first. */
export function SpeakerBriefs({ speaker: { id, name }, onOpen }: Props) {
  const { cache, key, want, again } = usePages<SpeakerBrief>(`briefs of ${id}`, (offset, limit) => store.listSpeakerBriefs({ id, offset, limit }));
  const soon = useBurst(again, 400);
  useStoreEvent('speakers-changed', soon);
  useStoreEvent('briefs-changed', soon);
  const total = cache.total ?? 0;
  const rows = useRovingRows({ count: total, height: ROW, onRange: want, list: key });
  if (total === 0) return null;
  return (
    <RowList
      label={`Briefs that quote ${name}`}
      count={total}
      rows={rows}
      rowAt={(index) => rowAt(cache, index)}
      className="speaker-row"
      onKey={(event, row) => actOnKey('briefs', event, { 'open-row': () => onOpen(row.id, true) })}
      onClick={(row) => onOpen(row.id, true)}
    >
      {(row) => <Face row={row} />}
    </RowList>
  );
}

function Face({ row: { title, date, sourceName, quotes } }: { readonly row: SpeakerBrief }) {
  return (
    <>
      <span className="speaker-row-top">
        <b dir="auto">{title}</b>
        {date !== null && <time>{shortDay(date)}</time>}
      </span>
      <span className="speaker-row-foot">
        <span className="speaker-row-role" dir="auto">
          {sourceName}
        </span>
        <span>{counted(quotes, 'quote')}</span>
      </span>
    </>
  );
}
