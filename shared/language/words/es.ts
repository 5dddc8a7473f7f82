import type { LanguageWords } from './language-words.ts';

export const SPANISH: LanguageWords = {
  verbs: `dijo dice decía afirmó afirma señaló señala declaró declara explicó explica agregó agrega añadió añade aseguró asegura sostuvo sostiene indicó indica
    manifestó manifiesta expresó expresa comentó comenta apuntó apunta subrayó subraya destacó destaca advirtió advierte recordó recuerda insistió insiste escribió
    escribe concluyó concluye respondió responde preguntó pregunta precisó precisa admitió reconoció reconoce continuó continúa anunció anuncia enfatizó reiteró
    dicho afirmado señalado declarado explicado añadido asegurado indicado`,
  quoting: 'citó citando',
  auxiliaries: 'ha había han también luego además',
  according: 'según|de acuerdo con',
  he: 'él',
  she: 'ella',
  they: 'ellos ellas',
  articles: 'el la los las un una',
  offices: `ministro ministra presidente presidenta director directora portavoz vocero vocera secretario secretaria embajador embajadora diputado diputada senador
    senadora congresista alcalde alcaldesa general coronel profesor profesora economista analista investigador investigadora asesor asesora jefe jefa gobernador
    gobernadora representante experto experta`,
  statements: 'comunicado declaración declaraciones mensaje',
};
