import type { HighlightAct, NoteVersion, Settings } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import { nameOf } from '../annotations/colours.ts';
import type { NoteTarget } from '../annotations/own-acts.ts';
import { wordChange } from '../annotations/word-change.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { useUndo } from '../client/use-undo.ts';
import { moment } from '../ui/dates.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import './history-dialog.css';

interface Props {
  readonly on: NoteTarget;
  /** The words of the highlight; null on a brief as a whole. */
  readonly exact: string | null;
  readonly colourNames: Settings['colourNames'] | null;
  readonly onClose: () => void;
}

/** What a note once said, and what was done to its highlight. */
export function HistoryDialog({ on, exact, colourNames, onClose }: Props) {
  const versions = useAnswer(`versions ${JSON.stringify(on)}`, () => store.noteVersions({ on }));
  const acts = useAnswer('highlightId' in on ? `acts ${on.highlightId}` : null, () => store.highlightActs({ id: 'highlightId' in on ? on.highlightId : ('' as never) }));
  useStoreEvent('highlights-changed', () => {
    versions.again();
    acts.again();
  });
  const { undo } = useUndo();
  const now = versions.value?.find(({ isCurrent }) => isCurrent)?.text ?? '';
  const putBack = async ({ version, at }: NoteVersion) => {
    const result = await store.restoreNote({ on, version });
    if (result.ok) say(`The note says again what it said on ${moment(at)}.`, { label: 'Undo', run: undo });
    else sayFailure(result.failure);
  };
  const failure = versions.failure ?? acts.failure;
  return (
    <Dialog title="History" isWide onClose={onClose}>
      <div className="history">
        {exact !== null && (
          <blockquote className="history-words" dir="auto">
            {exact.length > 300 ? `${exact.slice(0, 297).trimEnd()}…` : exact}
          </blockquote>
        )}
        {failure && <EmptyState title={sentence(failure)} />}
        <section aria-labelledby="history-note">
          <h3 id="history-note">The note</h3>
          {versions.value?.length === 0 && <p className="history-none">No note was written here yet.</p>}
          <ol>
            {versions.value?.map((version) => (
              <li key={version.version} className="history-version" data-now={version.isCurrent || undefined}>
                <p className="history-when">
                  {moment(version.at)}
                  {version.isCurrent && <b> · now</b>}
                  {version.isUndone && ' · taken back'}
                </p>
                {version.text === '' ? <p className="history-none">Deleted.</p> : <Said text={version.text} now={version.isCurrent ? null : now} />}
                {!version.isCurrent && version.text !== '' && version.text !== now && (
                  <button type="button" className="button" aria-label={`Put back the note of ${moment(version.at)}`} onClick={() => void putBack(version)}>
                    Put back
                  </button>
                )}
              </li>
            ))}
          </ol>
        </section>
        {acts.value !== null && acts.value.length > 0 && (
          <section aria-labelledby="history-highlight">
            <h3 id="history-highlight">The highlight</h3>
            <ol>
              {acts.value.map((act, index) => (
                <li key={index} className="history-act">
                  <span className="history-when">{moment(act.at)}</span> <ActInWords act={act} colourNames={colourNames} />
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** An earlier wording, with what is gone from it now struck out and what came since marked. */
function Said({ text, now }: { readonly text: string; readonly now: string | null }) {
  if (now === null || now === '') {
    return (
      <p className="history-said" dir="auto">
        {text}
      </p>
    );
  }
  return (
    <p className="history-said" dir="auto">
      {wordChange(text, now).map(({ kind, text: words }, index) => (kind === 'gone' ? <del key={index}>{words}</del> : kind === 'new' ? <ins key={index}>{words}</ins> : words))}
    </p>
  );
}

function ActInWords({ act, colourNames }: { readonly act: HighlightAct; readonly colourNames: Settings['colourNames'] | null }) {
  switch (act.kind) {
    case 'made':
      return <>Made, {nameOf(act.colour, colourNames)}.</>;
    case 'coloured':
      return (
        <>
          {nameOf(act.from, colourNames)} became {nameOf(act.to, colourNames)}.
        </>
      );
    case 'tagged':
      return <>Tagged {act.names.join(', ')}.</>;
    case 'untagged':
      return <>Tag taken away: {act.names.join(', ')}.</>;
    case 'accepted':
    case 'reattached':
      return (
        <>
          {act.kind === 'accepted' ? 'Change accepted' : 'Re-attached'}: <Said text={act.from} now={act.to} />
        </>
      );
    case 'kept':
      return <>Kept as it was made.</>;
    case 'deleted':
      return <>Moved to the trash.</>;
    case 'restored':
      return <>Taken out of the trash.</>;
  }
}
