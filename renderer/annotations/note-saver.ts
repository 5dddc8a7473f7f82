import type { Failure } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

export type SaveState =
  { kind: 'saved' } | { kind: 'typing' } | { kind: 'saving' } | { kind: 'failed'; failure: Failure };

export interface NoteSaver {
  /** Takes what was typed; it is saved after a short rest, and at the latest after a while of typing without one. */
  type(text: string): void;
  /** Saves at once what is not saved yet: the field lost the focus, or is going away. Answers whether all of it is saved. */
  flush(): Promise<boolean>;
  isSaved(): boolean;
  /** Says what the archive holds now, when something else changed it while nothing was being typed. */
  settle(saved: string): void;
}

interface Options {
  save: (text: string) => Promise<Result<unknown>>;
  onState: (state: SaveState) => void;
  /** Milliseconds of rest after the last key. */
  rest: number;
  /** Milliseconds of typing without a rest after which it is saved all the same. */
  longest: number;
  later: (run: () => void, milliseconds: number) => () => void;
}

/**
 * Saves a text as it is typed, one save at a time, the newest text last. Nothing typed is dropped: a save that fails is
 * repeated with the next key, the next flush, or after a longer rest.
 */
export function noteSaver(saved: string, { save, onState, rest, longest, later }: Options): NoteSaver {
  let text = saved;
  let acknowledged = saved;
  let underWay: Promise<boolean> | null = null;
  let cancelRest: (() => void) | null = null;
  let cancelLongest: (() => void) | null = null;

  const runLater = (milliseconds: number) => later(() => void run(), milliseconds);
  const stopWaiting = () => {
    cancelRest?.();
    cancelLongest?.();
    cancelRest = cancelLongest = null;
  };

  async function saveNow(): Promise<boolean> {
    stopWaiting();
    while (text !== acknowledged) {
      const asked = text;
      onState({ kind: 'saving' });
      const result = await save(asked);
      if (!result.ok) {
        onState({ kind: 'failed', failure: result.failure });
        cancelRest ??= runLater(rest * 10);
        return false;
      }
      acknowledged = asked;
    }
    onState({ kind: 'saved' });
    return true;
  }

  function run(): Promise<boolean> {
    underWay ??= saveNow().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    type(next) {
      text = next;
      if (underWay !== null) return;
      onState(text === acknowledged ? { kind: 'saved' } : { kind: 'typing' });
      cancelRest?.();
      cancelRest = runLater(rest);
      cancelLongest ??= runLater(longest);
    },
    flush: () => (text === acknowledged ? Promise.resolve(true) : run()),
    isSaved: () => text === acknowledged,
    settle(stored) {
      if (underWay === null && text === acknowledged) text = acknowledged = stored;
    },
  };
}
