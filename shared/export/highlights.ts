import type { EXPORT_FORMATS } from '../contract/calls.ts';
import type { CitedHighlight } from './cited-highlight.ts';
import { highlightsCsv } from './highlights-csv.ts';
import { highlightsJson } from './highlights-json.ts';
import { highlightsMarkdown } from './highlights-markdown.ts';

type Format = (typeof EXPORT_FORMATS)[number];

const WRITERS: Record<Format, (highlights: readonly CitedHighlight[]) => string> = {
  markdown: highlightsMarkdown,
  csv: highlightsCsv,
  json: highlightsJson,
};

export const writeHighlights = (highlights: readonly CitedHighlight[], format: Format): string => WRITERS[format](highlights);
