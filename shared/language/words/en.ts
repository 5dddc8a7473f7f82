import type { LanguageWords } from './language-words.ts';

export const ENGLISH: LanguageWords = {
  verbs: `said says saying told tells wrote writes added adds argued argues noted notes stated states warned warns explained explains tweeted posted
    testified declared declares remarked observed observes commented comments concluded concludes insisted insists cautioned cautions emphasized emphasised
    emphasizes stressed stresses announced announces replied replies responded responds asked asks claimed claims asserted asserts acknowledged acknowledges
    continued continues predicted predicts recalled recalls maintained maintains urged urges vowed vows pledged pledges contended contends suggested suggests
    assessed estimated conceded concedes admitted admits quipped proposed proposes described describes reported reports reminded joked countered offered offers
    agreed agrees believes reiterated reiterates affirmed affirms confirmed confirms shared shares exclaimed lamented laments charged alleged underscored underscores
    highlighted highlights praised praises applauded criticized criticised blasted slammed elaborated opined mused thundered shouted whispered repeated repeats
    recounted relayed remarks asserting adding noting explaining stating summed mentioned pointed put went began promised promises complained demanded demands
    celebrated thanked echoed echoes read reads proclaimed proclaims`,
  quoting: 'quoted quotes quoting cited citing',
  auxiliaries: `has have had also later then further once often again recently previously subsequently today yesterday first simply just publicly has since
    would will is was be being`,
  according: 'according to',
  he: 'he',
  she: 'she',
  they: 'they',
  articles: 'the a an its their his her our',
  offices: `minister president secretary chancellor premier ambassador envoy senator sen rep representative congressman congresswoman congressmember governor gov
    mayor chairman chairwoman chairperson chair chief director commander spokesman spokeswoman spokesperson adviser advisor fellow analyst researcher scholar expert
    economist professor lecturer officer official lawmaker leader head deputy undersecretary commissioner prosecutor judge justice attorney lawyer author editor
    journalist correspondent reporter founder ceo cfo coo coordinator diplomat historian scientist strategist counsel inspector manager delegate speaker king queen
    prince princess emir sheikh ayatollah pope designer developer engineer physician meteorologist administrator moderator cio cto cofounder co-founder
    vice-president chief-of-staff negotiator activist dissident banker trader sheriff councilman councilwoman councilmember councilor assemblyman assemblywoman
    assemblymember superintendent treasurer comptroller chairs co-chair cochair co-chairs whip dean provost principal captain colonel general admiral lieutenant
    major sergeant brigadier marshal detective constable trooper farmer nurse pastor bishop archbishop cardinal rabbi imam reverend father sister brother trustee
    member owner operator executive partner specialist technician teacher student veteran survivor advocate organizer resident president-elect congressperson
    legislator alderman alderwoman selectman supervisor clerk auditor vice dame sir lord lady baroness baron count countess hon honorable
    archivist librarian curator surgeon postmaster caucus candidate nominee host anchor columnist broadcaster`,
  statements: 'statement statements remark remarks comment comments response message testimony letter quote tweet announcement reaction reflections words',
};
