import type { LanguageWords } from './language-words.ts';

const NONE: LanguageWords = { verbs: '', quoting: '', auxiliaries: '', according: '', he: '', she: '', they: '', articles: '', offices: '', statements: '' };

/** Languages of which only the commonest words are known. */
export const ITALIAN: LanguageWords = {
  ...NONE,
  verbs: 'detto dice disse dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge sottolineato sottolinea osservato scritto scrive ricordato avvertito',
  auxiliaries: 'ha hanno aveva anche poi', according: 'secondo', he: 'lui', she: 'lei', articles: 'il lo la i gli le un una',
  offices: 'ministro ministra presidente direttore direttrice portavoce segretario ambasciatore professore professoressa ricercatore ricercatrice analista',
};
export const POLISH: LanguageWords = {
  ...NONE,
  verbs: 'powiedział powiedziała mówi mówił mówiła stwierdził stwierdziła dodał dodała podkreślił podkreśliła zaznaczył zaznaczyła oświadczył oświadczyła wyjaśnił wyjaśniła napisał napisała',
  auxiliaries: 'także również', according: 'według|zdaniem', he: 'on', she: 'ona', offices: 'minister prezydent premier rzecznik rzeczniczka dyrektor dyrektorka ambasador profesor poseł posłanka',
};
export const RUSSIAN: LanguageWords = {
  ...NONE,
  verbs: 'сказал сказала заявил заявила говорит говорил говорила добавил добавила отметил отметила подчеркнул подчеркнула сообщил сообщила написал написала пояснил пояснила объяснил объяснила считает',
  auxiliaries: 'также', according: 'по словам|по мнению', he: 'он', she: 'она', offices: 'министр президент премьер директор посол представитель профессор эксперт аналитик депутат губернатор мэр',
};
export const UKRAINIAN: LanguageWords = {
  ...NONE,
  verbs: 'сказав сказала заявив заявила каже говорить додав додала зазначив зазначила наголосив наголосила повідомив повідомила написав написала пояснив пояснила',
  auxiliaries: 'також', according: 'за словами|на думку', he: 'він', she: 'вона', offices: 'міністр президент директор посол речник речниця професор експерт депутат',
};
export const PORTUGUESE: LanguageWords = {
  ...NONE,
  verbs: 'disse diz afirmou afirma declarou explicou acrescentou destacou ressaltou escreveu sublinhou garantiu', auxiliaries: 'também', according: 'segundo|de acordo com',
  he: 'ele', she: 'ela', offices: 'ministro ministra presidente diretor diretora porta-voz secretário deputado senador embaixador professor professora',
};
