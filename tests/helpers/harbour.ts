/** A short brief in the form in which analysts paste them: dateline and title twice, sections, a quote, a run of topics. */
export const HARBOUR = `March 5, 2024 | Port Note

Harbour Dues Rise Again

March 5, 2024 | Port Note

Harbour Dues Rise Again

Latest Developments

The port authority of Northhaven raised harbour dues by 12 percent on March 4, the third rise in two years. Ship owners said that they had been told one day before. The authority said that the money would pay for a second lock.

Expert Analysis

“A port lives from trust. Dues can rise when ships can leave, and in Northhaven they can. The authority should not count on their staying.” Mara Ellison, Harbour Institute Fellow

A Costly Lock

The second lock was planned for 2019 and never built. Its price has doubled to 300 million crowns since then.

Related Analysis

“Who Pays for the Second Lock,” by Mara Ellison and Otto Brandt

Ports Port Security Trade and Tariffs
`;

/** The same brief after its publisher corrected a figure. */
export const HARBOUR_CHANGED = HARBOUR.replace('12 percent', '21 percent');
