import type { KeyboardEvent, PointerEvent } from 'react';
import './splitter.css';

interface Props {
  readonly label: string;
  /** CSS pixels. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onWidth: (width: number) => void;
}

/** Keyboard step in CSS pixels. */
const STEP = 16;

/** The edge between two panes: drag it, or move it with the arrow keys. */
export function Splitter({ label, width, min, max, onWidth }: Props) {
  const clamp = (next: number) => Math.round(Math.max(min, Math.min(max, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width - STEP, ArrowRight: width + STEP, Home: min, End: max }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onWidth(clamp(next));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const target = event.currentTarget;
    const from = event.clientX - width;
    target.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onWidth(clamp(moved.clientX - from));
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
