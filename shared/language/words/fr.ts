import type { LanguageWords } from './language-words.ts';

export const FRENCH: LanguageWords = {
  verbs: `déclaré déclare déclarait dit disait affirmé affirme affirmait ajouté ajoute ajoutait expliqué explique expliquait souligné souligne soulignait indiqué
    indique indiquait précisé précise précisait estimé estime estimait rappelé rappelle assuré assure assurait confié confie écrit écrivait poursuivi poursuit conclu
    conclut noté note observé observe regretté regrette répondu répond lancé lance insisté insiste martelé martèle prévenu prévient averti avertit annoncé annonce
    reconnu reconnaît commenté commente résumé résume demandé demande`,
  quoting: 'cité citant cite',
  auxiliaries: 'a avait ont est a-t-il a-t-elle aussi également encore ensuite ainsi lui',
  according: "selon|d’après|d'après|pour|à en croire",
  he: 'il',
  she: 'elle',
  they: 'ils elles',
  articles: 'le la les l un une',
  offices: `ministre président présidente directeur directrice chercheur chercheuse porte-parole secrétaire ambassadeur ambassadrice député députée sénateur sénatrice
    maire préfet préfète général colonel professeur professeure économiste analyste conseiller conseillère chef responsable premier première expert experte`,
  statements: 'communiqué déclaration message',
};
