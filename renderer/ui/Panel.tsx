import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode } from 'react';
import './panel.css';

interface Props {
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something small that lies over the page until the analyst looks elsewhere. It takes the focus, and gives it back. */
export function Panel({ label, className, onClose, children }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const before = document.activeElement;
    const element = panel.current;
    element?.focus({ preventScroll: true });
    const elsewhere = (event: PointerEvent) => {
      const target = event.target as Element;
      // A click on the button that opened it closes it by itself.
      if (!element?.contains(target) && !target.closest('[aria-expanded="true"]')) close();
    };
    document.addEventListener('pointerdown', elsewhere, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', elsewhere, { capture: true });
      if (element?.contains(document.activeElement) || document.activeElement === document.body)
        (before as HTMLElement | null)?.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div
      ref={panel}
      className={`panel ${className ?? ''}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
