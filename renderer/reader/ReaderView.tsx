import { useState } from 'react';
import { FileX } from 'lucide-react';
import { sentence } from '../../shared/errors.ts';
import type { BriefRow, Settings } from '../../shared/contract/calls.ts';
import type { BriefId, RevisionId, SpeakerId } from '../../shared/ids.ts';
import type { Opened } from '../client/place.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useLate } from '../ui/use-delayed.ts';
import { BriefView } from './BriefView.tsx';
import { useBrief } from './use-brief.ts';
import '../ui/display-face.css';
import '../annotations/highlights.css';
import './reader.css';
import '../page/body.css';
import './page/print.css';

interface Props {
  readonly opened: Opened;
  readonly settings: Settings | null;
  readonly onChangeSettings: (changes: Partial<Settings>) => void;
  readonly onOpen: (id: BriefId) => void;
  readonly onSpeaker: (id: SpeakerId) => void;
  readonly onLeave: () => void;
  readonly onRead: (brief: Pick<BriefRow, 'id'>, read: boolean) => void;
  readonly onStar: (brief: Pick<BriefRow, 'id'>, starred: boolean) => void;
}

/** The brief that was opened, at the revision that was asked for. */
export function ReaderView({ opened, ...others }: Props) {
  // A revision chosen here holds for this opening only.
  const [chosen, setChosen] = useState<{ serial: number; revision: RevisionId | null }>({
    serial: opened.serial,
    revision: opened.revisionId,
  });
  const revisionId = chosen.serial === opened.serial ? chosen.revision : opened.revisionId;
  const { brief, leaves, failure, isThere, put } = useBrief({ briefId: opened.briefId, revisionId });
  const late = useLate(!isThere && failure === null);

  if (failure && (!brief || isThere)) {
    return (
      <EmptyState icon={<FileX size={28} strokeWidth={1.5} />} title={sentence(failure)}>
        <p>Choose another brief from the list.</p>
      </EmptyState>
    );
  }
  if (!brief) return late ? <EmptyState title="Opening…" /> : null;
  return (
    <BriefView
      {...others}
      key={`${brief.id} ${brief.revision.id}`}
      brief={brief}
      leaves={leaves}
      opened={opened}
      isThere={isThere}
      put={put}
      onRevision={(revision) => setChosen({ serial: opened.serial, revision: revision.isCurrent ? null : revision.id })}
    />
  );
}
