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
