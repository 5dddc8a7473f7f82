import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '../ui/IconButton.tsx';
import { dismissNotice, useNotice } from '../client/notices.ts';
import './notice-bar.css';

/** Milliseconds that a status stays; a problem stays until it is dismissed. */
const STAY = 5000;

/** What just happened, said once to everybody: seen at the foot of the window, heard by a screen reader. */
export function NoticeBar() {
  const notice = useNotice();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (notice === null || notice.kind === 'problem' || held) return;
    const timer = setTimeout(dismissNotice, notice.action ? STAY * 2 : STAY);
    return () => clearTimeout(timer);
  }, [notice, held]);
  const problem = notice?.kind === 'problem' ? notice : null;
  const status = notice?.kind === 'status' || notice?.kind === 'heard' ? notice : null;
  return (
    <>
      <p className="only-heard" role="status">
        {status?.text}
      </p>
      <p className="only-heard" role="alert">
        {problem?.text}
      </p>
      {notice && notice.kind !== 'heard' && (
        <div
          className="notice"
          data-kind={notice.kind}
          key={notice.serial}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span aria-hidden="true">{notice.text}</span>
          {notice.action && (
            <button
              type="button"
              className="notice-action"
              onClick={() => {
                notice.action?.run();
                dismissNotice();
              }}
            >
              {notice.action.label}
            </button>
          )}
          <IconButton label="Dismiss" small onPress={dismissNotice}>
            <X size={14} />
          </IconButton>
        </div>
      )}
    </>
  );
}
