import { paragraphAt, type Stretch } from '../../borders.ts';
import type { Passage } from '../passage.ts';
import { quotedSpeakers } from './beside-quotation.ts';
import { indirectSpeakers } from './indirect.ts';
import type { Speaker } from './speakers.ts';
import { labelOf, type Label } from './transcript.ts';

/** The text in which an attribution of a passage can stand. */
export interface Surroundings {
  /** The passage's own paragraphs, in order. */
  readonly paragraphs: readonly Stretch[];
  /** Their text. */
  readonly own: string;
  /** Their text and that of the paragraph after them. */
  readonly all: string;
}

/** Who a passage is attributed to by the text around it. */
export interface Attribution {
  /** Named beside the quotation marks that hold the passage. */
  readonly quoted: readonly Speaker[];
  /** Named in the passage's own sentence: "..., according to the Kremlin". */
  readonly indirect: readonly Speaker[];
}

const MOST_PARAGRAPHS = 12;

/** `alone` leaves out other paragraphs: a passage that moved left them behind. */
export function surroundingsOf({ text, start, end }: Passage, alone: boolean): Surroundings {
  const first = paragraphAt(text, start);
  const paragraphs = [first];
  while (paragraphs.length < MOST_PARAGRAPHS && paragraphs.at(-1)!.end < end)
    paragraphs.push(paragraphAt(text, paragraphs.at(-1)!.end + 1));
  const last = paragraphs.at(-1)!;
  return {
    paragraphs,
    own: text.slice(first.start, last.end),
    all: text.slice(first.start, alone ? last.end : following(text, last).end),
  };
}

export function attributionOf(passage: Passage, { paragraphs }: Surroundings, alone: boolean): Attribution {
  const { text } = passage;
  return {
    quoted: paragraphs.flatMap((paragraph) =>
      quotedSpeakers(text, paragraph, alone ? null : following(text, paragraph), passage),
    ),
    indirect: paragraphs.length > 1 ? [] : indirectSpeakers(text, paragraphs[0]!, passage),
  };
}

export function turnOf({ text }: Passage, { paragraphs }: Surroundings, alone: boolean): Label | null {
  return labelOf(text, paragraphs[0]!, alone);
}

function following(text: string, { end }: Stretch): Stretch {
  return end < text.length ? paragraphAt(text, end + 1) : { start: text.length, end: text.length };
}
