import type { SpeakerRow } from '../../shared/contract/calls.ts';
import type { SpeakerId } from '../../shared/ids.ts';
import { store } from '../client/ports.ts';
import { ValuePicker } from './ValuePicker.tsx';

interface Props {
  /** Who is to be merged: not offered. */
  readonly self: SpeakerId;
  readonly onChoose: (speaker: Pick<SpeakerRow, 'id' | 'name'>) => void;
  readonly onClose: () => void;
}

const OFFERED = 60;

/** Another speaker of the archive, with the role that tells who is meant. */
export function SpeakerPicker({ self, onChoose, onClose }: Props) {
  return (
    <ValuePicker
      label="Merge with another speaker"
      about={`merge ${self}`}
      ask={async (typed) => {
        const answer = await store.listSpeakers({ text: typed, order: 'quotes', offset: 0, limit: OFFERED });
        if (!answer.ok) return answer;
        const { rows, total } = answer.value;
        const values = rows.filter(({ id }) => id !== self).map(({ id, name, quotes, role }) => ({ id, name, quotes, detail: role }));
        return { ok: true, value: { values, total: total - (rows.length - values.length) } };
      }}
      onChoose={({ id, name }) => onChoose({ id: id as SpeakerId, name })}
      onClose={onClose}
    />
  );
}
