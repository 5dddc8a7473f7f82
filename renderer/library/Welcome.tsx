import { BookOpenText, FileDown, FolderDown, Rss } from 'lucide-react';
import './welcome.css';

interface Props {
  readonly busy: boolean;
  readonly onSamples: () => void;
  readonly onImport: (kind: 'files' | 'folder') => void;
  readonly onAddSource: () => void;
}

/** The first start: four ways to fill the archive, none of them a dead end. */
export function Welcome({ busy, onSamples, onImport, onAddSource }: Props) {
  return (
    <div className="welcome">
      <h1>Every brief at hand, and every quote in its place</h1>
      <p className="welcome-lead">
        Your archive is empty. Briefcase keeps briefs on this computer, to read, highlight and quote without a
        connection.
      </p>
      <div className="welcome-ways">
        <button type="button" className="welcome-way" data-kind="main" disabled={busy} onClick={onSamples}>
          <BookOpenText size={22} strokeWidth={1.5} />
          <b>Start with the sample briefs</b>
          <span>A handful of invented briefs, marked as samples, to try everything on.</span>
        </button>
        <button type="button" className="welcome-way" disabled={busy} onClick={onAddSource}>
          <Rss size={22} strokeWidth={1.5} />
          <b>Add a source</b>
          <span>A site or a feed. New briefs arrive on their own, with their images.</span>
        </button>
        <button type="button" className="welcome-way" disabled={busy} onClick={() => onImport('files')}>
          <FileDown size={22} strokeWidth={1.5} />
          <b>Import files</b>
          <span>Text, Markdown or HTML. Titles, dates, sections, speakers and topics are found.</span>
        </button>
        <button type="button" className="welcome-way" disabled={busy} onClick={() => onImport('folder')}>
          <FolderDown size={22} strokeWidth={1.5} />
          <b>Import a folder</b>
          <span>Everything readable in it. Importing again adds only what is new or changed.</span>
        </button>
      </div>
      <p className="welcome-foot">You can also drop files anywhere on this window.</p>
    </div>
  );
}
