/* The panes of the window, in the order of F6. */

interface Pane {
  /** The element that holds all of it. */
  holds: string;
  /** What takes the focus in it, the best first. */
  takes: readonly string[];
}

const PANES: readonly Pane[] = [
  { holds: '.sidebar', takes: ['.sidebar-item[aria-current]', '.sidebar-item'] },
  { holds: '.list-pane', takes: ['[data-row][tabindex="0"]', 'input', 'button'] },
  { holds: '.reader-pane', takes: ['.reader-scroll', '.revisions [tabindex="0"]', 'button'] },
  { holds: '.app-wide', takes: ['button'] },
];

/** Puts the keys into the next pane that is shown, or the one before. */
export function nextPane(way: 1 | -1): void {
  const shown = PANES.flatMap(({ holds, takes }) => {
    const pane = document.querySelector<HTMLElement>(holds);
    const target = pane && takes.map((each) => [...pane.querySelectorAll<HTMLElement>(each)].find(isSeen)).find(Boolean);
    return pane && target && isSeen(pane) ? [{ pane, target }] : [];
  });
  if (shown.length === 0) return;
  const here = shown.findIndex(({ pane }) => pane.contains(document.activeElement));
  const next = here < 0 ? (way === 1 ? 0 : shown.length - 1) : (here + way + shown.length) % shown.length;
  shown[next]!.target.focus();
}

const isSeen = (element: HTMLElement): boolean => element.checkVisibility({ visibilityProperty: true });

/** Frames in which a list may fetch its rows. */
const PATIENCE = 90;
/** The row that keys mean in a list that was just shown: the one of the Tab order, or the first that can be decided about. */
const FIRST_ROWS = ['[data-row][tabindex="0"]', '[data-row][data-highlight]', '[data-row]'];

/** Puts the keys into the list once its rows are there, unless the analyst has gone elsewhere meanwhile. */
export function enterList(): void {
  let frames = PATIENCE;
  let held: Element | null = null;
  const look = () => {
    const here = document.activeElement;
    // What was shown before has gone and left the keys to nobody, or they are where they were.
    if (held !== null && here !== held && here !== document.body) return;
    held = here;
    const rows = FIRST_ROWS.map((each) => [...document.querySelectorAll<HTMLElement>(`.list-pane ${each}`)].find(isSeen));
    const row = rows.find(Boolean);
    if (row) row.focus({ preventScroll: true });
    else if (--frames > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
}
