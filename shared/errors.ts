/** What can be expected to go wrong. Each code has exactly one sentence for the analyst; a missing sentence does not compile. */
export type FailureCode = keyof typeof SENTENCES;

export interface Failure {
  code: FailureCode;
  /** What the sentence names: a file, an address, a version. Plain text, no secrets. */
  detail?: string;
}

/** `{detail}` stands for the failure's detail. One sentence: what happened, what is safe, what to do. */
const SENTENCES = {
  'bad-input': 'Briefcase could not understand this request, so nothing was changed ({detail}).',
  'not-found': 'This is no longer in the archive.',
  cancelled: 'Stopped. Everything that had arrived is kept.',
  'store-stopped': 'The archive had to be opened again. Nothing that was saved is lost; please repeat the last step.',
  'archive-newer': 'This archive was made by a newer Briefcase ({detail}). It was not touched; please update Briefcase.',
  'archive-damaged': 'The archive is damaged ({detail}). It was not changed; restore a backup, or salvage what can be read.',
  'index-damaged': 'The search index is damaged. Your briefs and notes are safe; Briefcase makes the index again while its window is open, and so do a sync and the command “check”.',
  'archive-in-use': 'This archive is open in another window of Briefcase. Nothing was changed; use that window or close it.',
  'archive-read-only': 'The folder of this archive cannot be written ({detail}). Nothing was changed; choose a folder that you may write to.',
  'disk-full': 'The disk is full. What was saved before is safe; make room and repeat the last step.',
  'file-missing': 'There is no file or folder at {detail}.',
  'file-not-allowed': 'You do not have permission to read {detail}.',
  'file-empty': '{detail} is empty, so there is nothing to import.',
  'file-too-large': '{detail} is larger than 20 MB, which is more than a brief can be.',
  'file-binary': '{detail} is not text. Briefcase imports text, Markdown and HTML files.',
  'file-encoding': '{detail} is in an encoding that could not be recognised. Save it as UTF-8 and import it again.',
  'file-type': '{detail} is not a kind of file that Briefcase imports (text, Markdown, HTML).',
  'file-no-words': '{detail} contains no words that can be read.',
  'file-unreadable': '{detail} could not be read.',
  'file-not-written': '{detail} could not be written. Nothing was exported; choose another folder.',
  'memo-type': '{detail} is not a kind of memo that Briefcase checks (Word, Markdown, HTML, text).',
  'too-deep': '{detail} is nested too deeply to be read safely.',
  'style-unreadable': '{detail} is no citation style that Briefcase can use. Nothing was changed; choose a CSL file with rules of its own.',
  'words-not-there': 'The brief does not say “{detail}”. Nothing was cited; look at its words with “show”.',
  'style-unknown': 'There is no citation style “{detail}”. Nothing was copied; choose another in the settings.',
  'nothing-to-undo': 'There is nothing to undo.',
  'nothing-to-redo': 'There is nothing to redo.',
  'selection-empty': 'Select some words first.',
  'tag-known': 'There is already a tag “{detail}”. Nothing was changed; merge the two if they mean the same.',
  'revision-older': 'A newer revision of this brief has arrived. Nothing was changed; look at the newest words first.',
  'words-lost': 'These words are gone from the newest revision, so there is nothing to accept. Nothing was changed; the highlight can be put on other words.',

  // The network and the sources
  offline: 'There is no connection. Everything in the archive can be read; Briefcase asks again when the connection is back.',
  'host-not-found': 'There is no site called {detail}. Nothing was changed; check the address.',
  'host-unreachable': '{detail} does not answer. Nothing in the archive was changed; Briefcase asks again later.',
  'proxy-failed': 'The proxy of this network did not let Briefcase through to {detail}. Nothing was changed; check the network settings of the system.',
  certificate: 'The connection to {detail} is not secure, because its certificate is not valid. Nothing was fetched; ask the publisher, or check the clock of this computer.',
  'connection-broken': 'The connection to {detail} broke off. What had arrived is kept; Briefcase asks again later.',
  'answer-incomplete': 'The answer of {detail} arrived incomplete. It was not used, and nothing was changed; Briefcase asks again later.',
  'answer-too-large': 'The answer of {detail} is larger than Briefcase accepts. It was not used, and nothing was changed.',
  'too-slow': '{detail} answers too slowly. What had arrived is kept; Briefcase asks again later.',
  'too-many-redirects': '{detail} keeps pointing to other addresses without end. Nothing was changed; check the address.',
  'redirect-local': '{detail} stands in the local network, where only an address that you type yourself may lead. For safety it was not asked, and nothing was changed.',
  'address-unclear': 'It cannot be told where the password ends in this address. Nothing was asked; leave name and password out of it and type them in their own fields.',
  'address-not-allowed': 'Briefcase fetches only http and https addresses, so nothing was fetched ({detail}).',
  'server-busy': '{detail} asks to be left alone for a while. Nothing was changed; Briefcase asks again later.',
  'server-error': '{detail} has trouble at the moment. Nothing in the archive was changed; Briefcase asks again later.',
  'access-refused': '{detail} refused access. Nothing was changed; it may need a name and a password.',
  'page-missing': 'There is no page at {detail}. Nothing in the archive was changed; check the address.',
  'unexpected-answer': 'The answer of {detail} is not what was asked for. It was not used, and nothing was changed.',
  'login-page': '{detail} shows a page to sign in instead of its contents. Nothing was changed; Briefcase cannot sign in to web pages.',
  'captive-portal': 'This network wants you to sign in before it lets anything through ({detail}). Nothing was changed; open a browser, sign in and try again.',
  'no-source-there': 'Briefcase found no WordPress site and no feed at {detail}. Nothing was changed; try the home page of the site or the address of its feed.',
  'source-empty': '{detail} answers, but lists nothing at all. Nothing was removed from the archive; check whether this is the right address.',
  'rest-disabled': 'The site at {detail} has switched off its full listing. Its feed can be used instead, which holds only the latest briefs.',
  'nothing-listed': 'The site at {detail} has switched off its full listing, and no feed was found there. Nothing was changed; ask the publisher for the address of a feed, or for a name and an application password.',
  'password-wrong': '{detail} did not accept the name and application password. Nothing was fetched; make a new application password on the site and enter it here.',
  'site-silent': '{detail} does not answer. Nothing was changed; check the address and the connection, and try again.',
  'site-troubled': '{detail} has trouble answering at the moment. Nothing was changed; try again later.',
  'site-elsewhere': 'The listing of this site stands elsewhere, at {detail}, so the password was not sent. Nothing was changed; type that address if you trust it.',
  'site-unsettled': 'The list of {detail} kept changing while it was read. What had arrived is kept; Briefcase asks again later.',
  'list-short': '{detail} says that it has more briefs than it lists. Everything that it lists is in the archive; Briefcase looks again at the next sync.',
  'topics-empty': '{detail} lists nothing under the topics that were chosen. Nothing was removed from the archive; choose other topics if these are no longer used.',
  'languages-apart': 'This site keeps its languages apart, and this source leaves out: {detail}. To have them too, add the home page of each language.',
  'list-shrunk': '{detail} suddenly lists far less than before. Nothing was marked as missing in the archive; Briefcase looks again at the next sync.',
  'feed-unreadable': 'The feed at {detail} cannot be read. Nothing in the archive was changed; tell the publisher if it stays so.',
  'no-article': 'No article could be found on the page {detail}.',
  'image-unreadable': 'The image {detail} is not a PNG, JPEG, WebP, GIF or AVIF, so it was not stored.',
  'fetcher-stopped': 'Fetching stopped unexpectedly. What had arrived is kept; Briefcase asks again later.',
  'sync-fault': 'A fault in Briefcase ended this sync ({detail}). What had arrived is kept; please report it.',
  'brief-fault': 'A fault in Briefcase kept {detail} from being saved. Everything else goes on; please report it.',
  'source-known': '{detail} is one of your sources already. Nothing was changed.',
  'source-not-fetched': '{detail} is not a source that is fetched from a network, so there is nothing to sync.',
  'source-unknown': 'There is no source {detail}. Nothing was changed; “sources list” prints them.',
  'source-ambiguous': 'Several sources can be meant by “{detail}”. Nothing was changed; name the one by its id, which “sources list” prints.',
  'source-removed': '{detail} was removed and is fetched no more; its briefs are in the archive. Nothing was changed; add its address again to go on with it.',
  'topic-unknown': 'The publisher has no topic “{detail}”. Nothing was changed.',
  'kind-unknown': 'The publisher has no kind of post “{detail}”. Nothing was changed.',
  'password-missing': 'The password of “{detail}” is missing. Nothing was changed; give it in the environment variable BRIEFCASE_PASSWORD.',
  'password-needed': '{detail} needs its password again, because this computer could not keep it safely. Enter it to go on; nothing was changed.',
  'opml-unreadable': '{detail} is not an OPML file with feeds in it. Nothing was added.',
} as const satisfies Record<string, string>;

/** The sentence for the analyst. Total: an unknown detail reads as nothing. */
export function sentence(failure: Failure): string {
  const text: string = SENTENCES[failure.code];
  return failure.detail === undefined ? text.replace(/ \(\{detail\}\)/, '').replace('{detail}', 'This') : text.replace('{detail}', failure.detail);
}
