import { FileX } from 'lucide-react';
import { sentence } from '../../shared/errors.ts';
import type { ImportReport } from '../../shared/contract/calls.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { summary } from './import-summary.ts';
import './import-report.css';

interface Props {
  readonly report: ImportReport;
  readonly onClose: () => void;
}

/** What could not be imported, and why, file by file. */
export function ImportReportDialog({ report, onClose }: Props) {
  const failed = report.outcomes.filter((outcome) => outcome.outcome === 'failed');
  return (
    <Dialog
      title="Some files could not be imported"
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
        {report.added + report.updated > 0 && ' Everything else is in your archive.'}
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
      </ul>
    </Dialog>
  );
}
