import type { DiffRun } from '../../shared/annotate/word-diff.ts';
import type { Colour } from '../../shared/contract/calls.ts';
import type { HighlightId } from '../../shared/ids.ts';

/** A stretch of one cell, all of it the same, gone or new, and under the same highlights. */
export interface Piece {
  kind: DiffRun['kind'];
  text: string;
  /** It went elsewhere, or came from there. */
  isMoved: boolean;
  /** The highlights over it; the colour is that of the last. */
  marks: Mark[];
}

/** A highlight in one of the two texts, in UTF-16 code units. */
export interface Mark {
  id: HighlightId;
  colour: Colour;
  start: number;
  end: number;
}

/** What stands side by side, or in one column what went before what came: as many paragraphs as it takes until both texts have a line end in common. */
export interface DiffRow {
  older: Piece[];
  newer: Piece[];
  /** Both in one: what both have stands there once, with the highlights of the newer. */
  together: Piece[];
  isChanged: boolean;
}

export function diffRows(runs: readonly DiffRun[], marks: { older: readonly Mark[]; newer: readonly Mark[] }): DiffRow[] {
  const rows: DiffRow[] = [];
  let row: DiffRow = { older: [], newer: [], together: [], isChanged: false };
  const close = () => {
    rows.push(row);
    row = { older: [], newer: [], together: [], isChanged: false };
  };
  for (const { kind, text, passage, old, now } of runs) {
    const lines = kind === 'same' ? text.split('\n') : [text];
    let at = 0;
    lines.forEach((line, index) => {
      if (index > 0) close();
      const older = kind === 'come' ? [] : pieces(kind, line, passage > 0, old! + at, marks.older);
      const newer = kind === 'gone' ? [] : pieces(kind, line, passage > 0, now! + at, marks.newer);
      row.older.push(...older);
      row.newer.push(...newer);
      row.together.push(...(kind === 'gone' ? older : newer));
      if (kind !== 'same') row.isChanged = true;
      at += line.length + 1;
    });
  }
  close();
  return rows;
}

/** A text cut where highlights begin and end. */
function pieces(kind: Piece['kind'], text: string, isMoved: boolean, start: number, marks: readonly Mark[]): Piece[] {
  const end = start + text.length;
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = [...new Set([start, end, ...here.flatMap((mark) => [mark.start, mark.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .toSorted((one, other) => one - other);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    const over = here.filter((mark) => mark.start <= from && mark.end >= to);
    return { kind, text: text.slice(from - start, to - start), isMoved, marks: over };
  });
}

/** Rows to show, and how many are folded away where nothing changed and nothing is highlighted. */
export type Fold = { row: DiffRow; key: number } | { folded: number; key: number };

/** Unchanged rows are folded, except the ones next to a change and those with a highlight. */
export function folded(rows: readonly DiffRow[], isOpen: (key: number) => boolean): Fold[] {
  const shown = rows.map(
    (row, index) =>
      row.isChanged
      || rows[index - 1]?.isChanged === true
      || rows[index + 1]?.isChanged === true
      || [...row.older, ...row.newer].some(({ marks }) => marks.length > 0),
  );
  const folds: Fold[] = [];
  for (let index = 0; index < rows.length; ) {
    let to = index;
    while (to < rows.length && !shown[to]) to++;
    if (to - index >= 2 && !isOpen(index)) {
      folds.push({ folded: to - index, key: index });
      index = to;
    } else for (const end = Math.max(to, index + 1); index < end; index++) folds.push({ row: rows[index]!, key: index });
  }
  return folds;
}
