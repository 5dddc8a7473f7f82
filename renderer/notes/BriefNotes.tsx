import { NotebookPen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BriefNoteRow } from '../../shared/contract.ts';
import { sentence } from '../../shared/errors.ts';
import type { BriefId } from '../../shared/ids.ts';
import { rowAt } from '../app/page-cache.ts';
import { store } from '../app/ports.ts';
import { useBurst } from '../app/use-burst.ts';
import { useStoreEvent } from '../app/use-event.ts';
import { useKept } from '../app/use-kept.ts';
import { usePages } from '../app/use-pages.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { counted } from '../ui/counts.ts';
import { shortDay } from '../ui/dates.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RowList } from '../ui/RowList.tsx';
import { useRovingRows } from '../ui/use-roving-rows.ts';

interface Props {
  /** Leads back to the highlights. */
  readonly kinds: ReactNode;
  readonly onOpen: (briefId: BriefId) => void;
}

/** Height of a row in CSS pixels; what notes-list.css puts into it fits. */
const ROW = 102;
/** Characters of a note that are drawn: more than three lines hold. */
const SHOWN = 600;

/** Notes on whole briefs, over all of them. */
export function BriefNotes({ kinds, onOpen }: Props) {
  const [text, setText] = useKept('words in notes on briefs', '');
  const [order, setOrder] = useKept<'newest' | 'published'>('order of notes on briefs', 'newest');
  const { cache, key, failure, want, again } = usePages<BriefNoteRow>(`${order} ${text}`, (offset, limit) => store.listBriefNotes({ text, order, offset, limit }));
  const soon = useBurst(again, 300);
  useStoreEvent('highlights-changed', soon);
  useStoreEvent('briefs-changed', soon);
  const total = cache.total ?? 0;
  const rows = useRovingRows({ count: total, height: ROW, onRange: want, list: key });
  return (
    <>
      <div className="list-bar">
        <SearchBox label="Filter notes on briefs" query={text} onQuery={setText} onLeave={() => setText('')} onEnter={() => rows.focus(0)} />
      </div>
      <header className="list-head">
        <h1>Notes</h1>
        <span role="status">{cache.total === null ? '' : counted(total, 'note')}</span>
      </header>
      <div className="notes-arrange">
        {kinds}
        <select aria-label="Order" value={order} onChange={({ target }) => setOrder(target.value as typeof order)}>
          <option value="newest">Newest written</option>
          <option value="published">Date of the brief</option>
        </select>
      </div>
      <div className="list-body">
        {failure && cache.total === null && <EmptyState title={sentence(failure)} />}
        {cache.total === 0
          && (text.trim() === '' ? (
            <EmptyState icon={<NotebookPen size={28} strokeWidth={1.5} />} title="No notes on briefs yet">
              <p>Open a brief and choose “Note on this brief” under its title.</p>
            </EmptyState>
          ) : (
            <EmptyState title="No note has these words" />
          ))}
        {total > 0 && (
          <RowList
            label="Notes on briefs"
            count={total}
            rows={rows}
            rowAt={(index) => rowAt(cache, index)}
            className="note-row"
            onKey={(key, row) => {
              if (key !== 'Enter' && key !== 'o') return false;
              onOpen(row.briefId);
              return true;
            }}
            onClick={(row) => onOpen(row.briefId)}
          >
            {(row) => <Face row={row} />}
          </RowList>
        )}
      </div>
    </>
  );
}

function Face({ row: { title, date, note, tags } }: { readonly row: BriefNoteRow }) {
  return (
    <span className="note-row-face">
      <span className="note-row-words" dir="auto">
        {note.text.slice(0, SHOWN)}
      </span>
      <span className="note-row-foot">
        <span className="note-row-title" dir="auto">
          {title}
        </span>
        {tags.slice(0, 2).map(({ id, name }) => (
          <span key={id} className="tag" dir="auto">
            {name}
          </span>
        ))}
        {date && <time>{shortDay(date)}</time>}
      </span>
    </span>
  );
}
