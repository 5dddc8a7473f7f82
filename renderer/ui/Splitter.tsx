import type { KeyboardEvent, PointerEvent } from 'react';
import './splitter.css';

interface Props {
  readonly label: string;
  /** CSS pixels. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** null: it was pushed shut, far below its least width. */
  readonly onWidth: (width: number | null) => void;
}

/** Keyboard step in CSS pixels. */
const STEP = 16;

/** Part of its least width below which a pane is pushed shut. */
const SHUT = 0.6;

/** The edge between two panes: drag it, or move it with the arrow keys; Enter shuts the pane. */
export function Splitter({ label, width, min, max, onWidth }: Props) {
  const clamp = (next: number) => Math.round(Math.max(min, Math.min(max, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width - STEP, ArrowRight: width + STEP, Home: min, End: max, Enter: 0 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onWidth(event.key === 'Enter' ? null : clamp(next));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const target = event.currentTarget;
    const from = event.clientX - width;
    target.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onWidth(moved.clientX - from < min * SHUT ? null : clamp(moved.clientX - from));
    target.addEventListener('pointermove', move);
    target.addEventListener('lostpointercapture', () => target.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    />
  );
}
