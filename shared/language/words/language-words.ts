/** The words of one language that tell who speaks. All in small letters; forms of verbs are listed, none is derived. */
export interface LanguageWords {
  /** Verbs that make what stands beside them somebody's words, in the forms that reports use. */
  verbs: string;
  /** Verbs that say who is quoted by somebody else: "quoted Jane Roe as saying". */
  quoting: string;
  /** Before a verb of speech, a part of it: "has", "a", "hat". */
  auxiliaries: string;
  /** A name may follow at once, without a verb: "according to", "selon", "laut". */
  according: string;
  /** Pronouns that can be the subject of a verb of speech, by what they tell of a person. */
  he: string;
  she: string;
  they: string;
  /** Small words before an office: "the", "le", "der". */
  articles: string;
  /** Offices and professions that stand beside a name. */
  offices: string;
  /** Nouns for what somebody gives out: "issued the following statement". */
  statements: string;
}
