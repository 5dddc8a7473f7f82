import { changeLabel, citationOf, type CitedHighlight } from './cited-highlight.ts';

/** For scripts: keys are never renamed, new ones may come. */
export function highlightsJson(highlights: readonly CitedHighlight[]): string {
  const rows = highlights.map(({ revision, ...own }) => ({
    ...own,
    label: changeLabel({ verdict: own.verdict, date: own.date, fetchedAt: revision.fetchedAt }),
    citation: citationOf({ ...own, revision }),
    revision,
  }));
  return `${JSON.stringify({ format: 'briefcase-highlights', version: 1, highlights: rows }, null, 2)}\n`;
}
