import type { ImportReport } from '../../shared/contract/calls.ts';
import { counted } from '../ui/counts.ts';

/** "3 briefs added, 1 updated, 2 already there, 1 failed." */
export function summary(report: ImportReport): string {
  const parts = [
    report.added > 0 ? `${counted(report.added, 'brief')} added` : null,
    report.updated > 0 ? `${counted(report.updated, 'brief')} updated` : null,
    report.unchanged > 0 ? `${counted(report.unchanged, 'brief')} already there` : null,
    report.failed > 0 ? `${counted(report.failed, 'file')} could not be imported` : null,
    report.skipped > 0 ? `${counted(report.skipped, 'file')} of other kinds left out` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Nothing was found to import.' : `${parts.join(', ')}.`;
}
