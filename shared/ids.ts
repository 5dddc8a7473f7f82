/** Ids that do not mix. `Brand` exists only in the type system: a branded number is a number at run time. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** Day number (days since 0001-01-01, 0 = no date) << 20 | n: ids sort by publication date. Never reused while the brief keeps its date. */
export type BriefId = Brand<number, 'BriefId'>;
export type RevisionId = Brand<number, 'RevisionId'>;
export type SourceId = Brand<number, 'SourceId'>;
export type QuoteId = Brand<number, 'QuoteId'>;
export type SpeakerId = Brand<number, 'SpeakerId'>;
export type TopicId = Brand<number, 'TopicId'>;

/** UUIDv7, lower case. Made once on the device that made the annotation; the same on every machine it travels to. */
export type HighlightId = Brand<string, 'HighlightId'>;
export type NoteId = Brand<string, 'NoteId'>;
export type TagId = Brand<string, 'TagId'>;
export type SavedSearchId = Brand<string, 'SavedSearchId'>;

/** Zero-based, UTF-16 code units into the canonical text of one revision. */
export type TextOffset = Brand<number, 'TextOffset'>;

/** An instant in UTC, "2023-06-28T14:03:00.000Z". */
export type Instant = Brand<string, 'Instant'>;
/** Calendar date as printed, ISO form "2023-06-28"; a brief has no time zone. */
export type CalendarDate = Brand<string, 'CalendarDate'>;
