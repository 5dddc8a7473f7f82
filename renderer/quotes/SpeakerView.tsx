import { ArrowDownUp, ArrowLeft, FileText, Merge } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { QuoteRow, Settings } from '../../shared/contract/calls.ts';
import type { BriefId, SpeakerId } from '../../shared/ids.ts';
import { actOnKey, type ActsIn } from '../commands/key-acts.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { isTyping } from '../client/use-undo.ts';
import { counted } from '../ui/counts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { EVERY_QUOTE, spanInWords } from './chosen-filter.ts';
import { QuoteList } from './QuoteList.tsx';
import { merge } from './speaker-acts.ts';
import { SpeakerBriefs } from './SpeakerBriefs.tsx';
import { SpeakerFacts } from './SpeakerFacts.tsx';
import { SpeakerPicker } from './SpeakerPicker.tsx';
import './speaker.css';

interface Props {
  /** Any name of the person. */
  readonly id: SpeakerId;
  readonly colourNames: Settings['colourNames'] | null;
  readonly onOpen: (quote: QuoteRow, takeFocus: boolean) => void;
  readonly onOpenBrief: (brief: BriefId, takeFocus: boolean) => void;
  readonly onSpeaker: (id: SpeakerId) => void;
  /** Back to where the analyst came from. */
  readonly onBack: () => void;
}

/** One person: what they said in date order, the roles they had, the names they are quoted by. */
export function SpeakerView({ id, colourNames, onOpen, onOpenBrief, onSpeaker, onBack }: Props) {
  const { value: speaker, failure, again } = useAnswer(`speaker ${id}`, () => store.getSpeaker({ id }));
  const soon = useBurst(again, 400);
  useStoreEvent('speakers-changed', soon);
  useStoreEvent('briefs-changed', soon);
  const [order, setOrder] = useState<'newest' | 'oldest'>('newest');
  const [role, setRole] = useState<string | null>(null);
  const [showsBriefs, setShowsBriefs] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const [, setTotal] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = speaker !== null;
  // Whoever comes by key hears who this is and goes on from here.
  useEffect(() => {
    if (isThere && !isTyping(document.activeElement)) heading.current?.focus({ preventScroll: true });
  }, [isThere]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target as Element)) return;
    const acts: ActsIn<'speaker'> = {
      'leave-speaker': onBack,
      'merge-speaker': () => setMerging(true),
      'speaker-briefs': () => setShowsBriefs(!showsBriefs),
      'speaker-order': () => setOrder(order === 'newest' ? 'oldest' : 'newest'),
    };
    actOnKey('speaker', event, acts);
  };
  if (failure && !speaker) return <EmptyState title={sentence(failure)} />;
  return (
    <div className="speaker" onKeyDown={onKeyDown}>
      <header className="speaker-head">
        <IconButton label="Back" hint="Esc" onPress={onBack}>
          <ArrowLeft size={16} />
        </IconButton>
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {speaker?.name}
        </h1>
        <IconButton label={order === 'newest' ? 'Oldest first' : 'Newest first'} hint="r" onPress={() => setOrder(order === 'newest' ? 'oldest' : 'newest')}>
          <ArrowDownUp size={15} />
        </IconButton>
        <IconButton label="The briefs" hint="b" pressed={showsBriefs} onPress={() => setShowsBriefs(!showsBriefs)}>
          <FileText size={15} />
        </IconButton>
        <IconButton label="Merge with another speaker" hint="m" opens="dialog" expanded={isMerging} onPress={() => setMerging(!isMerging)}>
          <Merge size={15} />
        </IconButton>
        {isMerging && speaker && (
          <SpeakerPicker
            self={speaker.id}
            onChoose={(other) => {
              setMerging(false);
              void merge(other, speaker);
            }}
            onClose={() => setMerging(false)}
          />
        )}
      </header>
      {speaker && (
        <>
          <p className="speaker-summary" role="status">
            {counted(speaker.quotes, 'quote')} in {counted(speaker.briefs, 'brief')}
            {speaker.quotes > 0 && `, ${spanInWords(speaker)}`}
          </p>
          <SpeakerFacts speaker={speaker} role={role} onRole={setRole} onSpeaker={onSpeaker} />
          <div className="list-body">
            {showsBriefs ? (
              <SpeakerBriefs speaker={speaker} onOpen={onOpenBrief} />
            ) : (
              <QuoteList
                label={`Quotes by ${speaker.name}`}
                filter={{ ...EVERY_QUOTE, speakerId: speaker.id, role }}
                order={order}
                colourNames={colourNames}
                onOpen={onOpen}
                onSpeaker={null}
                onTotal={setTotal}
                empty={
                  <EmptyState title="No quote by this name">
                    <p>The briefs that quoted {speaker.name} were edited and do so no more.</p>
                  </EmptyState>
                }
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}
