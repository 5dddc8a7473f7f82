import type { MarkedText } from '../../shared/contract/calls.ts';

interface Props {
  readonly marked: MarkedText;
}

/** A text with its matched words marked. */
export function Marked({ marked: { text, marks } }: Props) {
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > text.length) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
