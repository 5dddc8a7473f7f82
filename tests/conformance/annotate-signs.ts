import { htmlToBody } from '../../shared/brief/read/from-html.ts';
import { bodyText } from '../../shared/brief/text.ts';
import type { Verdict } from '../../shared/annotate/verdict/verdicts.ts';

/** A sentence of a page before and after, as HTML, and what became of the quoted sentence. */
export interface SignPair {
  readonly before: string;
  readonly after: string;
  readonly truth: Verdict;
}

const WORDING = `
  The agency holds the harbour at A+ in its spring review. > The agency holds the harbour at A- in its spring review.
  The agency holds the harbour at BB- in its spring review. > The agency holds the harbour at BB in its spring review.
  Demand for slots: ↑ in the north, as the table shows. > Demand for slots: ↓ in the north, as the table shows.
  Timber goes Alder → Birch by rail every week. > Timber goes Alder ← Birch by rail every week.
  The trend ▲ holds for every pier of the coast. > The trend ▼ holds for every pier of the coast.
  Ratified by Alder ● and by Birch ○ this spring. > Ratified by Alder ○ and by Birch ● this spring.
  The survey gives the ferry ★★★☆ for its crews. > The survey gives the ferry ★★☆☆ for its crews.
  Inspected ✓ and insured ✗ when the season began. > Inspected ✗ and insured ✓ when the season began.
  The keeper’s tool was first written in C++ by two clerks. > The keeper’s tool was first written in C by two clerks.`;

const NUMBER = `
  The toll stands at .4 of the older rate. > The toll stands at 4 of the older rate.
  The dredgers took out 2,450 carts in all. > The dredgers took out 2.450 carts in all.
  The yard closed its books with (37) million. > The yard closed its books with 37 million.
  The buoy draws 8 mW from its small cell. > The buoy draws 8 MW from its small cell.
  The lamp counted 10<sup>7</sup> passages of gulls. > The lamp counted 107 passages of gulls.
  The change since then is +3 berths. > The change since then is −3 berths.
  The salt content is 4% at the outer sluice. > The salt content is 4‰ at the outer sluice.
  A berth costs €9 on the outer wall. > A berth costs $9 on the outer wall.
  Depth at the sill is ≤ 6 metres. > Depth at the sill is > 6 metres.`;

const NEGATION = `
  The gate will not be raised before the feast. > The gate will <s>not</s> be raised before the feast.
  The gate will be raised before the feast. > The gate will <ins>not</ins> be raised before the feast.
  The crews did not agree to it at all. > The crews did <span style="text-decoration:line-through">not</span> agree to it at all.`;

const STRUCK = `
  The basin has room for many barges. > <del>The basin has room for many barges.</del>
  The harbour board stands by its promise. > <s>The harbour board stands by its promise.</s>`;

const TYPOGRAPHY = `
  The kiln needs 6 kW on a cold day. > The kiln needs 6 KW on a cold day.
  The bulletin of the (old) harbour board is out. > The bulletin of the old harbour board is out.
  The board was checked ✓ by the clerks. > The board was checked ✔ by the clerks.
  The pond has an area of 7 km<sup>2</sup> in spring. > The pond has an area of 7 km2 in spring.`;

export const SIGN_PAIRS: readonly SignPair[] = [
  ...pairs(WORDING, 'wording'), ...pairs(NUMBER, 'number'), ...pairs(NEGATION, 'negation'), ...pairs(STRUCK, 'lost'),
  ...pairs(TYPOGRAPHY, 'typography'),
];

function pairs(lines: string, truth: Verdict): SignPair[] {
  const text = (html: string) => bodyText(htmlToBody(`<p>${html.trim()}</p>`));
  return lines.trim().split('\n').map((line) => {
    const [before = '', after = ''] = line.split(/\. > (?=\S)/);
    return { before: text(`${before}.`), after: text(after), truth };
  });
}
