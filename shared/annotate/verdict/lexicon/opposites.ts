/**
 * Words whose exchange turns a claim around, base forms, one group a line: any word left of the bar against any word
 * right of it. A fair list for policy prose, not a dictionary: directions, consent, conflict, truth, frequency, degree.
 */
const GROUPS = `
  increase rise grow gain climb soar surge expand raise boost widen accelerate escalate multiply jump upgrade |
      decrease fall decline drop shrink plunge contract reduce lower cut narrow slow slash dwindle diminish plummet
      lessen curtail curb deescalate downgrade
  growth expansion escalation increase rise gain upturn | decline contraction decrease fall drop reduction loss
      downturn shrinkage
  win gain | lose
  victory triumph success win | defeat failure loss
  succeed | fail
  successful | unsuccessful failed
  accept approve allow permit authorize authorise endorse adopt ratify grant pass welcome let | reject refuse deny
      ban forbid prohibit bar block veto disallow decline outlaw prevent prohibit
  acceptance approval permission consent endorsement adoption | rejection refusal denial prohibition ban veto
      disapproval
  support back favor favour endorse defend champion uphold | oppose resist undermine condemn denounce criticize
      criticise reject
  supporter proponent advocate backer | opponent critic detractor
  support approval | opposition resistance
  confirm acknowledge admit affirm concede verify recognize recognise assert claim | deny refute dispute reject rebut
      contradict
  confirmation acknowledgement admission | denial refutation
  agree consent comply | disagree refuse object dissent
  comply obey honor honour respect observe follow uphold | violate breach defy disobey flout break ignore
  compliance | violation breach noncompliance
  praise welcome applaud commend hail laud celebrate | condemn criticize criticise denounce blame slam decry deplore
      lament
  praise | criticism condemnation
  include | exclude omit
  start begin launch initiate open commence resume continue | stop end halt cease finish conclude close suspend
      terminate pause discontinue
  keep maintain retain preserve | abandon drop scrap discard abolish
  enter join arrive | leave exit quit depart withdraw
  strengthen bolster reinforce fortify consolidate | weaken undermine erode
  stronger strongest strong powerful robust | weaker weakest weak powerless feeble fragile
  strength power | weakness impotence
  build construct create establish form found | destroy demolish dismantle abolish dissolve
  impose | lift remove ease
  tighten | loosen relax ease
  remember | forget
  love like admire | hate dislike despise
  buy purchase | sell
  import | export
  attack invade assault | defend protect
  advance | retreat withdraw
  deploy | withdraw
  encourage promote persuade urge | discourage deter dissuade
  promote advance further foster advance bolster support champion | undermine hinder hamper impede obstruct thwart
      sabotage stall
  freedom liberty | oppression tyranny repression slavery captivity
  liberate | oppress occupy
  democracy | dictatorship autocracy tyranny
  democratic | authoritarian autocratic undemocratic
  order stability | chaos disorder turmoil
  loyalty | betrayal treason
  loyal faithful | treacherous disloyal
  agreement consensus harmony | disagreement dispute discord
  hero | villain coward
  courage bravery | cowardice
  brave | cowardly
  honest truthful sincere | dishonest deceitful lying
  honesty | deceit
  credible reliable trustworthy | dubious dishonest
  truth fact | lie falsehood myth
  useful valuable worthwhile beneficial helpful | useless worthless harmful detrimental
  benefit help | damage hurt harm
  healthy | sick unhealthy ill
  wise smart prudent | foolish unwise reckless stupid
  careful cautious | careless reckless
  peaceful nonviolent | violent warlike
  welcome friendly warm | hostile unwelcome cold
  modern advanced | outdated obsolete backward
  popular | unpopular hated
  proud | ashamed
  satisfied happy pleased | dissatisfied unhappy displeased angry
  innocent | guilty culpable
  winner victor | loser
  winning | losing
  hopeful | hopeless desperate
  effective successful | ineffective futile failed
  progress | regress setback stagnation
  advantage | disadvantage
  opportunity | threat obstacle
  ready prepared | unready unprepared
  tolerate | forbid
  tolerance | intolerance
  appreciate value cherish respect | despise disdain scorn
  respect | disrespect contempt
  obtain acquire | forfeit lose
  preserve conserve protect | destroy ruin
  fund finance | defund
  invest | divest
  deploy station | recall
  elect | oust
  install | remove oust topple
  appear emerge | disappear vanish
  flourish thrive prosper | wither decline languish suffer
  reopen | close
  ratify sign | repeal reject
  enact | repeal
  enforce | waive ignore
  rescue save | abandon kill
  arm | disarm
  free | occupied captive
  favorable favourable | unfavorable hostile adverse
  lenient | harsh strict
  generous | stingy
  ample abundant plentiful | scarce meager
  abundance plenty | scarcity shortage lack
  strong solid firm | weak shaky
  broad widespread | narrow limited
  unlimited | limited
  fair just | unfair unjust biased
  equal | unequal
  equality | inequality
  justice | injustice
  united | divided
  unity | division
  inclusive | exclusive
  visible | invisible hidden
  known | unknown
  normal usual | abnormal unusual
  alone | together
  begin onset beginning start | end ending finish
  front | rear
  forward | backward
  upward | downward
  upstream | downstream
  inflow influx | outflow exodus
  supply | demand
  creditor | debtor
  lend | borrow
  earn save | spend waste
  arrive arrival | departure
  birth | death
  live | die
  improve ameliorate | worsen deteriorate
  better best | worse worst
  good great excellent | bad poor terrible awful
  help aid assist enable facilitate | hinder harm hurt impede hamper obstruct prevent block
  trust believe | distrust mistrust doubt disbelieve
  guilty | innocent
  convict | acquit
  ally friend partner | enemy foe adversary rival opponent
  friendly allied | hostile
  peace | war
  true | false untrue
  right correct accurate | wrong incorrect inaccurate mistaken
  positive | negative
  high higher highest | low lower lowest
  more most greater greatest | less least fewer fewest
  many numerous | few
  much great strong broad significant considerable ample | little scant scarce minimal
  new | old
  young | old
  first | last
  hot | cold
  near | far
  top | bottom
  future | past
  current present | former previous
  productive | counterproductive
  ascend | descend
  entry | exit
  always often frequently usually commonly regularly repeatedly constantly generally consistently | never rarely
      seldom hardly scarcely infrequently occasionally
  all every everyone everybody everything each | none no nobody nothing
  some someone somebody something any anyone anybody anything | none no nobody nothing
  both either | neither
  with | without
  before | after
  above over | below under beneath
  up | down
  inside within | outside
  for pro | against anti
  safe secure | dangerous unsafe
  likely probable | unlikely improbable
  possible feasible | impossible
  public | secret private classified
  easy simple | hard difficult
  sufficient adequate enough ample | insufficient inadequate scarce
  present | absent
  presence | absence lack
  alive | dead
  hope | despair
  optimistic | pessimistic
  optimism | pessimism
  majority | minority
  maximum | minimum
  surplus | deficit shortage
  profit | loss
  benefit advantage | disadvantage drawback cost
  asset | liability
  if | unless
  release free liberate | detain arrest imprison jail capture
  hire appoint | fire dismiss sack
  protect safeguard | endanger threaten jeopardize jeopardise
  reveal disclose publish expose | conceal hide withhold suppress
  unite | divide split
  responsible | irresponsible blameless
  stable calm | volatile unstable turbulent
  transparent | opaque
  voluntary | mandatory compulsory
  optional | required mandatory compulsory
  temporary | permanent
  rich wealthy prosperous | poor
  fast quick rapid | slow
  fully completely entirely | partially partly barely hardly
  yes | no
  ever | never
  pass | fail
  manage | fail
  attend | miss skip boycott
  confront face seek | avoid evade shun
  heed | ignore neglect disregard
  same similar alike identical | different
  large big huge major significant important considerable substantial crucial | small minor tiny negligible
      insignificant unimportant trivial
  wide broad | narrow
  long lengthy | short brief
  deep | shallow
  heavy | light
  full | empty
  close | distant
  clean | dirty polluted
  cheap inexpensive affordable | expensive costly
  active | passive inactive dormant
  constructive | destructive
  competition confrontation | cooperation
  cooperate | compete
  reward | punish penalize penalise
  reward | punishment penalty
  guilt | innocence
  danger | safety
  harden stiffen | soften
  resist | surrender yield capitulate succumb
  survive | succumb perish die
  attract | repel
  legal lawful | criminal
  calm ease soothe | inflame provoke
  stabilize stabilise | disrupt
  certain sure clear | doubtful uncertain unclear
  eager willing | reluctant
  separate | join
`;

const IRREGULAR: Readonly<Record<string, string>> = {
  won: 'win',
  lost: 'lose',
  rose: 'rise',
  risen: 'rise',
  fell: 'fall',
  fallen: 'fall',
  grew: 'grow',
  grown: 'grow',
  began: 'begin',
  begun: 'begin',
  left: 'leave',
  sold: 'sell',
  bought: 'buy',
  built: 'build',
  forgot: 'forget',
  forgotten: 'forget',
  kept: 'keep',
  broke: 'break',
  broken: 'break',
  shrank: 'shrink',
  shrunk: 'shrink',
  withdrew: 'withdraw',
  withdrawn: 'withdraw',
  forbade: 'forbid',
  forbidden: 'forbid',
  hid: 'hide',
  hidden: 'hide',
  withheld: 'withhold',
  upheld: 'uphold',
  quit: 'quit',
  denied: 'deny',
  overcame: 'overcome',
  hurt: 'hurt',
  split: 'split',
  let: 'let',
  cut: 'cut',
  ceased: 'cease',
  arisen: 'arise',
  slain: 'slay',
  found: 'find',
  spoke: 'speak',
  allies: 'ally',
  enemies: 'enemy',
  foes: 'foe',
};

const opposites = new Map<string, Set<string>>();
// A line that is indented further carries on the one above it.
for (const group of GROUPS.trim().split(/\n {2}(?! )/)) {
  const [left = [], right = []] = group.split('|').map((side) => side.trim().split(/\s+/));
  for (const [these, those] of [
    [left, right],
    [right, left],
  ] as const) {
    for (const word of these) {
      const known = opposites.get(word) ?? new Set();
      those.forEach((other) => known.add(other));
      opposites.set(word, known);
    }
  }
}

/** Whether two folded words, in any inflection, are opposites. */
export function areOpposites(a: string, b: string): boolean {
  const others = lemmas(b);
  return lemmas(a).some((lemma) => {
    const known = opposites.get(lemma);
    return known !== undefined && others.some((other) => known.has(other));
  });
}

/** The base forms a word may have: itself, and without -s, -ed, -ing, -ly, -er, -est. */
export function lemmas(word: string): string[] {
  const found = [word];
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) found.push(irregular);
  const bare = word.replace(/'s$|'$/, '');
  for (const ending of ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'est']) {
    if (!bare.endsWith(ending) || bare.length - ending.length < 2) continue;
    const stem = bare.slice(0, -ending.length);
    found.push(stem);
    if (ending === 'ed' || ending === 'ing') {
      found.push(`${stem}e`);
      if (/([b-df-hj-np-tv-z])\1$/.test(stem)) found.push(stem.slice(0, -1));
    }
    if (/^(?:es|ed|er|est|ly)$/.test(ending) && stem.endsWith('i')) found.push(`${stem.slice(0, -1)}y`);
  }
  return found;
}
