import { later } from '../ui/lazy-part.tsx';

const { Part: MarkdownNote } = later(() => import('./MarkdownNote.tsx').then((module) => module.MarkdownNote));

interface Props {
  /** Markdown. */
  readonly text: string;
}

/** Signs that a note may be more than plain lines. Only then is the Markdown reader fetched. */
const MARKED = /[*_`#[\]>~|\\]|^\s*(?:[-+]|\d+[.)])\s|https?:/m;

/** A note as it is read. Until its Markdown can be read it stands as it was typed. */
export function NoteText({ text }: Props) {
  const plain = (
    <span className="note-plain" dir="auto">
      {text}
    </span>
  );
  return MARKED.test(text) ? <MarkdownNote text={text} meanwhile={plain} /> : plain;
}
