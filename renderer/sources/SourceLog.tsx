import { useStoreEvent } from '../client/use-event.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import type { SyncLine, SyncRun } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import type { BriefId, SourceId } from '../../shared/ids.ts';
import { moment } from '../ui/dates.ts';
import { runWords } from './source-words.ts';

interface Props {
  readonly sourceId: SourceId;
  readonly onOpenBrief: (id: BriefId) => void;
}

const RUNS = 20;

const LINE_WORDS: Record<SyncLine['kind'], string> = {
  added: 'New',
  updated: 'Changed',
  described: 'Details changed',
  returned: 'Published again',
  unpublished: 'Unpublished',
  gone: 'Removed',
  failed: 'Not fetched',
};

/** What the last syncs brought, the newest first. */
export function SourceLog({ sourceId, onOpenBrief }: Props) {
  const log = useAnswer(`log ${sourceId}`, () => store.syncLog({ sourceId, limit: RUNS }));
  useStoreEvent('sources-changed', useBurst(log.again, 500));
  return (
    <section className="source-log" aria-labelledby="source-log">
      <h3 id="source-log">Sync history</h3>
      {log.failure && <p className="source-hint">{sentence(log.failure)}</p>}
      {log.value?.length === 0 && <p className="source-hint">Nothing yet. The first sync fills the archive.</p>}
      <ul>
        {log.value?.map((run) => (
          <li key={run.id}>
            <Run run={run} onOpenBrief={onOpenBrief} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Run({ run, onOpenBrief }: { readonly run: SyncRun } & Pick<Props, 'onOpenBrief'>) {
  const summary = (
    <>
      <time dateTime={run.startedAt}>{moment(run.startedAt)}</time>
      <span>{runWords(run)}</span>
    </>
  );
  if (run.lines.length === 0) return <p className="source-run">{summary}</p>;
  return (
    <details>
      <summary className="source-run">{summary}</summary>
      <ul className="source-lines">
        {run.lines.map(({ kind, briefId, title, failure }, i) => (
          <li key={i}>
            <small>{LINE_WORDS[kind]}</small>
            <span>
              {briefId === null ? (
                <span dir="auto">{title}</span>
              ) : (
                <button type="button" className="source-link" dir="auto" onClick={() => onOpenBrief(briefId)}>
                  {title ?? 'Untitled'}
                </button>
              )}
              {failure && <span className="source-why"> {sentence(failure)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
