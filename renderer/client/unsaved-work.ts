/** Something that is being written and may not be saved yet. */
export interface Unsaved {
  isSaved(): boolean;
  /** Saves it now; answers whether that worked. */
  flush(): Promise<boolean>;
}

/** Milliseconds that the window waits for the archive before it closes all the same. */
const PATIENCE = 2000;
const writing = new Set<Unsaved>();

/** Holds the window open until this is saved. Answers how to let go. */
export function holdWindow(unsaved: Unsaved): () => void {
  writing.add(unsaved);
  return () => writing.delete(unsaved);
}

/** Closing the window waits for what has just been typed, then closes by itself. */
export function saveBeforeClosing(): void {
  let patient = true;
  window.addEventListener('beforeunload', (event) => {
    const unsaved = [...writing].filter((each) => !each.isSaved());
    if (unsaved.length === 0 || !patient) return;
    event.preventDefault();
    const waited = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    void Promise.race([Promise.all(unsaved.map((each) => each.flush())), waited]).then(() => {
      patient = false;
      window.close();
    });
  });
  // Lets go of the window, but not of the words.
  for (const [target, type] of [
    [window, 'pagehide'],
    [document, 'visibilitychange'],
    [window, 'blur'],
  ] as const) {
    target.addEventListener(type, () => {
      for (const each of writing) void each.flush();
    });
  }
}
