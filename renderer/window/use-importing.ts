import { useCallback, useRef, useState } from 'react';
import type { ImportProgress, ImportReport } from '../../shared/contract/calls.ts';
import type { Result } from '../../shared/result.ts';
import type { CallOptions } from '../../shared/contract/rpc.ts';
import { summary } from './import-summary.ts';
import { say, sayFailure } from '../client/notices.ts';
import { shell, store } from '../client/ports.ts';

export interface Importing {
  /** null when nothing is being brought in. */
  progress: ImportProgress | null;
  /** What failed last time or was known by more than its path, until the analyst closes it; null otherwise. */
  report: ImportReport | null;
  choose(kind: 'files' | 'folder'): void;
  bringIn(paths: string[]): void;
  bringInSamples(): void;
  cancel(): void;
  closeReport(): void;
}

/** Bringing in files and samples, one run at a time, with counts and a way to stop. */
export function useImporting(): Importing {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const stop = useRef<AbortController | null>(null);

  const run = useCallback(async (start: (options: CallOptions<ImportProgress>) => Promise<Result<ImportReport>>) => {
    if (stop.current) return say('Another import is still running.');
    stop.current = new AbortController();
    setProgress({ done: 0, total: 0 });
    const result = await start({ signal: stop.current.signal, onProgress: setProgress });
    const stopped = stop.current.signal.aborted;
    stop.current = null;
    setProgress(null);
    if (!result.ok) {
      if (stopped) say('Import stopped. What had arrived is kept.');
      return sayFailure(result.failure);
    }
    const { value } = result;
    if (value.outcomes.some((one) => 'failure' in one || (one.identity !== null && one.identity.how !== 'much-like'))) return setReport(value);
    // A brief like another one is only added: releases made to one pattern would open a dialog each time.
    const isLikeAnother = value.outcomes.some((one) => 'identity' in one && one.identity !== null);
    say((stopped ? 'Import stopped. ' : '') + summary(value), isLikeAnother ? { label: 'Details', run: () => setReport(value) } : undefined);
  }, []);

  const bringIn = useCallback(
    (paths: string[]) => {
      if (paths.length > 0) void run((options) => store.importPaths({ paths }, options));
    },
    [run],
  );

  return {
    progress,
    report,
    bringIn,
    bringInSamples: useCallback(() => void run((options) => store.importSamples(null, options)), [run]),
    choose: useCallback(
      (kind: 'files' | 'folder') => {
        void shell.chooseImports({ kind }).then((result) => {
          if (!result.ok) sayFailure(result.failure);
          else if (result.value) bringIn(result.value);
        });
      },
      [bringIn],
    ),
    cancel: useCallback(() => stop.current?.abort(), []),
    closeReport: useCallback(() => setReport(null), []),
  };
}
