import { FileSymlink, FileX } from 'lucide-react';
import { sentence } from '../../shared/errors.ts';
import { identityInWords } from '../../shared/wording/import-in-words.ts';
import type { ImportReport } from '../../shared/contract/calls.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { summary } from './import-summary.ts';
import './import-report.css';

interface Props {
  readonly report: ImportReport;
  readonly onClose: () => void;
}

/** What could not be imported and what was known by more than its path, and why, file by file. */
export function ImportReportDialog({ report, onClose }: Props) {
  const known = report.outcomes.flatMap((one) => ('failure' in one || one.identity === null ? [] : [{ path: one.path, identity: one.identity }]));
  const failed = report.outcomes.filter((outcome) => 'failure' in outcome);
  return (
    <Dialog
      title={report.failed > 0 ? 'Some files could not be imported' : 'What was imported'}
      isWide
      onClose={onClose}
      buttons={
        <button type="button" className="button" data-kind="main" onClick={onClose}>
          Done
        </button>
      }
    >
      <p>
        {summary(report)}
        {report.failed > 0 && report.added + report.updated > 0 && ' Everything else is in your archive.'}
      </p>
      <ul className="import-report">
        {failed.map(({ path, failure }) => (
          <li key={path}>
            <FileX size={16} aria-hidden="true" />
            <span>
              {sentence(failure)}
              {!sentence(failure).includes(path) && <small dir="ltr">{path}</small>}
            </span>
          </li>
        ))}
        {known.map(({ path, identity }) => (
          <li key={path}>
            <FileSymlink size={16} aria-hidden="true" />
            <span>{identityInWords(path, identity)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
