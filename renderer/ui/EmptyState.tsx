import type { ReactNode } from 'react';
import './empty-state.css';

interface Props {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
}

/** A place with nothing in it yet, and what to do about that. */
export function EmptyState({ icon, title, children }: Props) {
  return (
    <div className="empty-state">
      {icon}
      <p className="empty-state-title">{title}</p>
      {children && <div className="empty-state-next">{children}</div>}
    </div>
  );
}
