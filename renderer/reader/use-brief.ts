import { useEffect, useMemo, useRef, useState } from 'react';
import type { BodyElement } from '../../shared/brief/body.ts';
import { leafBlocks, paragraphNumbers } from '../../shared/brief/text.ts';
import type { Brief } from '../../shared/contract/calls.ts';
import type { Failure } from '../../shared/errors.ts';
import type { RevisionId } from '../../shared/ids.ts';
import { store } from '../client/ports.ts';
import type { Opened } from '../client/place.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useStoreEvent } from '../client/use-event.ts';
import type { Leaf } from '../page/BodyTree.tsx';

export interface OpenBrief {
  /** null until the first one is there; while another is fetched the older one stays, so that nothing flickers. */
  brief: Brief | null;
  leaves: ReadonlyMap<BodyElement, Leaf>;
  failure: Failure | null;
  /** True when `brief` is the one that is asked for. */
  isThere: boolean;
  put(change: (brief: Brief) => Brief): void;
}

/** Milliseconds in which several events become one question. What the analyst does in this brief is shown by its own answer. */
const REST = 250;

/**
 * The brief that is open. A revision that arrives while it is read does not replace the text under the reader's eyes: the one
 * that was opened stays until another is asked for.
 */
export function useBrief({ briefId, revisionId }: Pick<Opened, 'briefId' | 'revisionId'>): OpenBrief {
  const [pinned, setPinned] = useState<{ of: string; revision: RevisionId } | null>(null);
  const question = `${briefId} ${revisionId ?? 'current'}`;
  const wanted = pinned?.of === question ? pinned.revision : revisionId;
  const { value, key, failure, again, put } = useAnswer(question, () =>
    store.getBrief({ id: briefId, revisionId: wanted }),
  );
  if (value && key === question && pinned?.of !== question) setPinned({ of: question, revision: value.revision.id });

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(again, REST);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useStoreEvent('briefs-changed', ({ ids }) => (ids === null || ids.includes(briefId)) && soon());
  useStoreEvent('highlights-changed', ({ briefIds }, { isShown }) => (briefIds === null || briefIds.includes(briefId)) && !isShown && soon());

  // The body of a revision never changes: the first object that came stays, so that nothing is drawn again.
  const body = useMemo(() => value?.body ?? null, [value?.revision.id]); // oxlint-disable-line react-hooks/exhaustive-deps -- see above
  const brief = useMemo(() => (value && body ? { ...value, body } : null), [value, body]);
  const leaves = useMemo(() => {
    const map = new Map<BodyElement, Leaf>();
    if (!body) return map;
    const numbers = paragraphNumbers(body);
    leafBlocks(body).forEach(({ element, start, end }, index) =>
      map.set(element, { start, end, paragraph: numbers[index] ?? null }),
    );
    return map;
  }, [body]);
  return { brief, leaves, failure, isThere: key === question, put };
}
