import type { Failure } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

export type SaveState = { kind: 'saved' } | { kind: 'typing' } | { kind: 'saving' } | { kind: 'failed'; failure: Failure };

export interface NoteSaver {
  /** Takes what was typed; it is saved after a short rest. */
  type(text: string): void;
  /** Saves at once what is not saved yet: the field lost the focus, or is going away. */
  flush(): void;
  /** Says what the archive holds now, when something else changed it while nothing was being typed. */
  settle(saved: string): void;
}

interface Options {
  save: (text: string) => Promise<Result<unknown>>;
  onState: (state: SaveState) => void;
  /** Milliseconds of rest after the last key. */
  rest: number;
  later: (run: () => void, milliseconds: number) => () => void;
}

/**
 * Saves a text as it is typed, one save at a time, the newest text last. Nothing typed is dropped: a save that fails is
 * repeated with the next key, the next flush, or after a longer rest.
 */
export function noteSaver(saved: string, { save, onState, rest, later }: Options): NoteSaver {
  let text = saved;
  let acknowledged = saved;
  let underWay: string | null = null;
  let cancel: (() => void) | null = null;

  const wait = (milliseconds: number) => {
    cancel?.();
    cancel = later(() => {
      cancel = null;
      void run();
    }, milliseconds);
  };

  async function run(): Promise<void> {
    if (underWay !== null || text === acknowledged) return;
    underWay = text;
    onState({ kind: 'saving' });
    const result = await save(underWay);
    const asked: string = underWay;
    underWay = null;
    if (!result.ok) {
      onState({ kind: 'failed', failure: result.failure });
      wait(rest * 10);
      return;
    }
    acknowledged = asked;
    if (text === acknowledged) onState({ kind: 'saved' });
    else void run();
  }

  return {
    type(next) {
      text = next;
      if (underWay === null) onState(text === acknowledged ? { kind: 'saved' } : { kind: 'typing' });
      wait(rest);
    },
    settle(stored) {
      if (underWay === null && text === acknowledged) text = acknowledged = stored;
    },
    flush() {
      cancel?.();
      cancel = null;
      void run();
    },
  };
}
