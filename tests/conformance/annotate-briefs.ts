import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sentencesIn } from '../../shared/annotate/borders.ts';

/** A brief as a suite needs it: its text with one line break between blocks. */
export interface Text {
  readonly id: string;
  readonly text: string;
}

/** Every brief in a folder and the folders in it: briefs.jsonl (id, text), and plain text files. */
export function textsIn(folder: string): Text[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return textsIn(path);
      if (entry.name === 'briefs.jsonl')
        return readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(toText);
      return entry.name.endsWith('.txt')
        ? [{ id: basename(entry.name, '.txt'), text: tidy(readFileSync(path, 'utf8')) }]
        : [];
    });
}

function toText(line: string): Text {
  const { id, text } = JSON.parse(line) as { id: string; text?: string };
  return { id, text: tidy(text ?? '') };
}

function tidy(text: string): string {
  return text
    .replace(/\r/g, '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}

const SHORTEST = 40;
const LONGEST = 320;
const FEWEST_WORDS = 6;

/** Sentences of running prose that stand in the text only once. */
export function usableSentences(text: string): { readonly start: number; readonly end: number }[] {
  return sentencesIn(text).filter(({ start, end }) => {
    const sentence = text.slice(start, end);
    return (
      end - start >= SHORTEST
      && end - start <= LONGEST
      && /^[\p{Lu}"\u201C]/u.test(sentence)
      && /[.!?]["\u201D]?$/.test(sentence)
      && sentence.split(' ').length >= FEWEST_WORDS
      && text.indexOf(sentence) === text.lastIndexOf(sentence)
    );
  });
}
