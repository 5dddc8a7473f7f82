import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { CalendarDate } from '../../shared/ids.ts';
import { Panel } from '../ui/Panel.tsx';

interface Props {
  readonly onChoose: (span: { from: CalendarDate | null; to: CalendarDate | null }) => void;
  readonly onClose: () => void;
}

/** From a day to a day, both included; either may be left open. */
export function DatesPanel({ onChoose, onClose }: Props) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const isEmpty = from === '' && to === '';
  const isTurned = from !== '' && to !== '' && from > to;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isEmpty || isTurned) return;
    onChoose({ from: from === '' ? null : (from as CalendarDate), to: to === '' ? null : (to as CalendarDate) });
  };
  return (
    <Panel label="Choose dates" className="value-picker" onClose={onClose}>
      <form className="dates-panel" onSubmit={onSubmit}>
        <label>
          From
          <input ref={first} className="field" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label>
          To
          <input className="field" type="date" value={to} onChange={({ target }) => setTo(target.value)} />
        </label>
        <p className="value-picker-hint" role="status">
          {isTurned ? 'The first day comes after the last.' : ''}
        </p>
        <button type="submit" className="button" data-kind="main" disabled={isEmpty || isTurned}>
          Show these dates
        </button>
      </form>
    </Panel>
  );
}
