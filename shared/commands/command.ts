/** Where the keys of a command work: in the whole window, or only while the focus is in that part of it. */
export const WHERE = ['anywhere', 'list', 'briefs', 'reader', 'selecting', 'comparing', 'notes', 'quotes', 'speakers', 'speaker', 'changes', 'sidebar'] as const;
export type Where = (typeof WHERE)[number];

/** Something that the analyst can do: the menu, quick open, the list of shortcuts and the keyboard are all made from it. */
export interface Command {
  /** As a menu says it, in sentence case; "…" when a question comes first. */
  name: string;
  /** What quick open says, where the menu's own title is needed to understand the name. Left out: the name. */
  full?: string;
  /** Chords, the one that is shown first: "Ctrl+Shift+F", "ArrowDown", "?". On a Mac, Ctrl is the command key. */
  keys?: readonly string[];
  where: readonly Where[];
}
