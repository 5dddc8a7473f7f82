import type { SalvageReport } from '../../../../shared/contract/backup.ts';
import { salvageInWords } from '../../../../shared/backup/salvage-words.ts';

/** The report as a text file beside the archive: for whoever comes back to it, or sends it to somebody. */
export function reportText(report: SalvageReport): string {
  return `${['Briefcase: what was salvaged', report.at, '', ...salvageInWords(report)].join('\n')}\n`;
}
