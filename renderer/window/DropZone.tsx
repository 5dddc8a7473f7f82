import { FileDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { useWindowEvent } from '../client/use-event.ts';
import './drop-zone.css';

interface Props {
  /** Absolute paths of the files and folders that were dropped. */
  readonly onDrop: (paths: string[]) => void;
}

/** Takes files dropped anywhere on the window, and says so while they hover. */
export function DropZone({ onDrop }: Props) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  useWindowEvent('dragenter', (event) => {
    if (!holdsFiles(event)) return;
    depth.current += 1;
    setOver(true);
  });
  useWindowEvent('dragleave', (event) => {
    if (!holdsFiles(event)) return;
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  });
  useWindowEvent('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = holdsFiles(event) ? 'copy' : 'none';
  });
  useWindowEvent('drop', (event) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    const paths = [...(event.dataTransfer?.files ?? [])]
      .map((file) => window.briefcase.pathOf(file))
      .filter((path) => path !== '');
    if (paths.length > 0) onDrop(paths);
  });

  if (!over) return null;
  return (
    <div className="drop-zone" aria-hidden="true">
      <p>
        <FileDown size={28} strokeWidth={1.5} />
        Drop to import into the archive<small>Text, Markdown and HTML files, or a folder of them</small>
      </p>
    </div>
  );
}
