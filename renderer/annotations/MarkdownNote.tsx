import { memo } from 'react';
import { markdownToBody } from '../../shared/brief/read/from-markdown.ts';
import { drawBlocks } from '../page/BodyTree.tsx';

interface Props {
  readonly text: string;
}

/** A note's Markdown through the same closed tree as a brief: no HTML reaches the page from here either. */
export const MarkdownNote = memo(function MarkdownNote({ text }: Props) {
  const body = markdownToBody(text);
  return body ? (
    <div className="note-marked">{drawBlocks(body)}</div>
  ) : (
    <span className="note-plain" dir="auto">
      {text}
    </span>
  );
});
