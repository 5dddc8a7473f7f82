import type { LanguageWords } from './language-words.ts';

export const GERMAN: LanguageWords = {
  verbs: `sagte sagt erklärte erklärt betonte betont meinte meint schrieb schreibt fügte ergänzte ergänzt teilte warnte warnt forderte fordert berichtete berichtet
    kündigte unterstrich unterstreicht bekräftigte bekräftigt mahnte mahnt kritisierte kritisiert räumte behauptete behauptet versicherte versichert antwortete
    antwortet fragte fragt stellte resümierte lobte urteilte urteilt gesagt erklärt betont`,
  quoting: 'zitierte zitiert',
  auxiliaries: 'hat hatte habe auch später dann weiter zuvor außerdem am',
  according: 'laut|zufolge|nach angaben von|so',
  he: 'er',
  she: 'sie',
  they: '',
  articles: 'der die das den dem ein eine einer',
  offices: `minister ministerin präsident präsidentin kanzler kanzlerin direktor direktorin leiter leiterin sprecher sprecherin sekretär sekretärin botschafter
    botschafterin abgeordneter abgeordnete bürgermeister bürgermeisterin general oberst professor professorin ökonom ökonomin analyst analystin forscher forscherin
    berater beraterin chef chefin vorsitzender vorsitzende außenminister außenministerin verteidigungsminister bundeskanzler experte expertin`,
  statements: 'erklärung mitteilung stellungnahme',
};
