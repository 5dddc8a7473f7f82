/** Words beside names that are no name. In small letters, without full stops. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Abbreviated titles and forms of address. */
export const RANK_TITLES = words(
  'rep sen gov rev hon amb gen maj brig lt col capt cmdr adm sgt cpl dr mr mrs ms mx prof rt messrs supt pres sec fr atty radm vadm msgr reps sens govs drs asst dep st',
);
/** Those that are printed as part of a name where the whole name is given. */
export const RANKS_OF_NAME = words('gen maj brig lt col capt cmdr adm sgt cpl dr mr mrs ms mx prof radm vadm msgr fr st');
/** Titles of several people. */
export const PLURAL_TITLES = words(
  'reps sens govs drs messrs senators representatives congressmen congresswomen congressmembers governors mayors ministers ambassadors secretaries commissioners delegates councilmembers professors',
);
export const SINGULAR: Readonly<Record<string, string>> = {
  reps: 'Rep.', sens: 'Sen.', govs: 'Gov.', drs: 'Dr.', messrs: 'Mr.', congressmen: 'Congressman', congresswomen: 'Congresswoman', secretaries: 'Secretary',
};
/** Offices that are first names too: Dean, Major, Judge. */
export const FIRST_NAMES_TOO = words('dean major prince king judge marshal earl duke pope bishop count sterling');
export const TITLE_WORDS = words(
  `of for the former senior junior acting vice research policy outgoing incoming chief political military security foreign press executive managing general assistant
  associate national prime defense defence finance interior program programme founding campaign government party opposition union police communications media legal
  science technology trade energy climate ranking deputy u.s us state city county federal fellow longtime veteran retired current principal medical nonresident
  non-resident visiting adjunct emeritus regional local global public affairs`,
);
/** Capitalised at the beginning of a sentence, and never part of a name. */
export const FUNCTION_WORDS = words(
  `a an the and or of in on for to with by at from as is are was were be been its his her their our my your this that these those not no but into over under after
  before while when where who whom which what why how if because although though since during until today yesterday meanwhile however also both each all some many most
  he she it they we you i monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  jan feb mar apr jun jul aug sept oct nov dec additionally further furthermore according earlier later last next then there here so yet still thanks thank please
  following joining like unlike despite without within among between about against along including cosponsored introduced announced said contact background
  laut selon según secondo le la les der die das el los las il`,
);
/** With one of these it is a body, a place, a paper, a heading. */
export const BODIES = words(
  `bill bills law laws resolution amendment caucus district county city town village state states subcommittee division branch team coalition network networks trust
  institutes hospital clinic church mosque temple airport port river lake mountain park street avenue road boulevard square island islands beach valley bay bridge
  americans american people workers families veterans health care security affairs services energy defense defence infrastructure investment jobs relief recovery
  pandemic covid plan strategy budget fund funding grant grants tax taxes credit credits vehicles car cars bankers farmers coast guard corps air marine navy medal award
  day week month year years anniversary republican republicans democrat democrats democratic gop finding findings line point points takeaway takeaways question answer
  conclusion conclusions fact facts myth reality headline summary verdict lesson lessons recommendation recommendations quote context caption overview highlight
  highlights abstract introduction chapter section part title release statement jazeera arabiya qaeda qaida shabaab haram sachs stanley monde spiegel times tribune gazette
  telegraph guardian observer economist herald chronicle star globe sun daily weekly monthly bulletin bank banks holdings capital partners group industries systems
  motors airlines pharmaceuticals laboratories lab labs studio studios hill bottom house palace ministry elysée bundestag bundeswehr knesset duma
  politburo taliban isis isil fatah mossad interpol nato opec unesco unicef congress senate website webpage facebook twitter instagram youtube
  lives matter rights freedom act acts north south east west northern southern eastern western central saint`,
);
