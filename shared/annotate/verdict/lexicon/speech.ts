import { wordSet } from './tables.ts';

/* Words around an attribution in English. */

/** Verbs beside a quotation. */
export const SPEECH_VERBS = wordSet(`
  said says say stated states told tells wrote writes added adds noted notes explained explains reported reports
  announced argued argues claimed claims insisted insists warned warns remarked commented observed declared declares
  testified tweeted posted replied responded recalled recalls concluded concludes emphasized emphasised emphasizes
  stressed acknowledged admitted confirmed suggested suggests predicted quipped joked continued cautioned urged
  asserted asserts maintained contended contends affirmed revealed disclosed boasted complained countered estimated
  assessed found alleged alleges vowed promised pledged asked read reads shared believes thinks put
`);

/** Verbs that report speech even where there are no quotation marks. */
export const PLAIN_SPEECH = wordSet(`
  said says stated told tells wrote writes reported announced argued argues claimed claims insisted insists warned
  warns explained explains noted added declared testified remarked asserted asserts contends acknowledged alleged
`);

/** Ranks, offices and words that open a phrase: part of how a speaker is named, not of who it is. */
export const TITLES = wordSet(`
  mr mrs ms mx dr prof professor sir dame lord lady president minister secretary gen general maj major brig brigadier
  col colonel lt lieutenant capt captain sgt adm admiral commander cmdr marshal sen senator rep representative
  congressman congresswoman gov governor amb ambassador prime deputy chief director chairman chairwoman chair speaker
  king queen prince princess sheikh ayatollah pope premier chancellor judge justice attorney assistant under vice
  former acting senior research fellow analyst spokesman spokeswoman spokesperson administrator commissioner
  coordinator officer manager adviser advisor undersecretary principal founder cofounder ceo cto cio executive lead
  editor author reporter correspondent host moderator associate councilor counselor mayor sheriff special envoy
  supreme leader crown the a an then as but and in on at when while after before for also however meanwhile later this
  that his her its their our my one some many with from to by because since if so yet still though although earlier
  january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday
`);

/** Nouns for those who speak without a name. */
export const PERSON_NOUNS = wordSet(`
  official officials officer officers spokesman spokeswoman spokesperson spokespeople analyst analysts expert experts
  source sources critic critics authorities police government ministry agency army military lawmaker lawmakers
  diplomat diplomats minister president leader leaders researcher researchers scholar scholars author authors
  journalist journalists reporter reporters witness witnesses resident residents activist activists economist
  economists scientist scientists participant participants user users senator senators ambassador envoy commander
  general report study statement survey readout newspaper media press opponent opponents supporter supporters adviser
  advisers advisor advisors aide aides lawyer lawyers prosecutor prosecutors company team department office committee
  director manager managers developer developers designer designers intelligence allies assessment estimate estimates
  poll question
`);

export const PRONOUNS = wordSet(`
  he she they i we
`);
