/** What `help` prints; the README shows the same words. */
export const USAGE = `Usage: briefcase COMMAND [options]

  import PATH…         bring text, Markdown and HTML files, or folders of them, into the archive
  list                 briefs, newest first  [--limit N] [--offset N] [--unread] [--starred] [--highlighted]
  show ID              one brief with its parts  [--revision N]
  search QUERY         find briefs, quotes, highlights and notes  [--limit N] [--newest]
  highlights           your highlights and notes  [--brief ID] [--colour NAME] [--limit N] [--offset N] [--trash]
  changes              briefs you quoted that were edited since, and what became of your highlights  [--limit N] [--offset N]
  cite ID…             briefs or highlights, ready for a memo  [--words TEXT] [--style NAME|FILE.csl] [--form FORM]
  verify MEMO…         check every quotation of a memo against the archive (Word, Markdown, HTML, text)  [--format text|html]
  topics list          the topics that the archive knows
  topics add NAME…     teach it topics, so that a run of them can be split
  sources list         where briefs come from
  sources add ADDRESS  find what is at an address, and add it  [--kind wordpress|feed] [--name N] [--every 6h|never] [--topic NAME…]
                       [--post-type SLUG…] [--images on|off] [--user NAME]
  sources set SOURCE   change it  [--name N] [--every 6h|never] [--pause|--resume] [--topic NAME…|--all-topics]
                       [--post-type SLUG…] [--images on|off] [--user NAME]
  sources remove SOURCE, sources log SOURCE [--limit N], sources import FILE.opml, sources export
  sync [SOURCE…]       fetch what is new and changed  [--everything]
  check                read the whole archive and say what is wrong
  stats                what the archive holds
  help                 these words
  version              of Briefcase

  --archive DIR        the archive's folder; without it, your own archive
  --json               print JSON

A source is named by its id, its name or an address of its site. A password for --user and for sync is read from BRIEFCASE_PASSWORD.

Exit code: 0 done, 1 something failed, 2 the words were not understood.
`;

/** Why the words could not be understood: one sentence. */
export interface UsageError {
  usage: string;
}
