import { parseHtmlDocument, textOf } from '../../../shared/brief/read/html/parse.ts';
import { shownAddress } from '../http/address.ts';
import type { Answer } from '../http/limited-fetch.ts';
import type { NetFailure } from '../http/net.ts';
import { hostOf } from '../http/trouble.ts';

/**
 * What an HTML page is that came in place of JSON or of a feed; null when the text is no HTML at all. `expected`: a publisher's page
 * may well be about Wi-Fi; where none was expected, a form that speaks of it stands in the way.
 */
export function pageTrouble(text: string, answer: Pick<Answer, 'url' | 'askedUrl'>, expected: 'page' | 'document' = 'document'): NetFailure | null {
  if (!looksLikeHtml(text)) return null;
  if (isCaptivePortal(text, answer) || (expected === 'document' && readsLikePortal(text))) return { code: 'captive-portal', detail: hostOf(answer.url) };
  if (hasSignIn(text)) return { code: 'login-page', detail: shownAddress(answer.url) };
  return { code: 'unexpected-answer', detail: shownAddress(answer.url), passing: true };
}

export function looksLikeHtml(text: string): boolean {
  return /^(?:\s|\uFEFF|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(?:!doctype html|html|head|body|title|meta|div|p|h1|br|b|table|form|center)\b/i.test(text.slice(0, 5000));
}

/** A page whose business is to sign in: a password field, and little else to read. */
export function hasSignIn(text: string): boolean {
  if (!/<input\b[^<>]*\btype\s*=\s*["']?password/i.test(text)) return false;
  const words = textOf(parseHtmlDocument(text.slice(0, 300_000))).split(/\s+/).length;
  return words < 400 || /\b(?:wp-login\.php|id=["']?loginform)\b/i.test(text);
}

/**
 * Networks that hold everything back answer in the place of whoever was asked. They say so in WISPr's XML, or they lead to a host of
 * their own, where a form waits. Words alone prove nothing: a publisher may well write about Wi-Fi.
 */
function isCaptivePortal(text: string, { url, askedUrl }: Pick<Answer, 'url' | 'askedUrl'>): boolean {
  if (/<WISPAccessGatewayParam/i.test(text)) return true;
  if (text.length > 60_000 || /rel=["']?https:\/\/api\.w\.org|type=["']?application\/(?:rss|atom)/i.test(text)) return false;
  const refresh = /<meta\b[^<>]*http-equiv=["']?refresh["']?[^<>]*\burl=\s*["']?([^"'>\s]+)/i.exec(text)?.[1];
  const leadsTo = refresh !== undefined && URL.canParse(refresh, url) ? new URL(refresh, url).href : url;
  if (bareHost(leadsTo) === bareHost(askedUrl)) return false;
  return PORTAL_WORDS.test(text.slice(0, 20_000)) && (/<form\b/i.test(text) || refresh !== undefined);
}

const PORTAL_WORDS = /captive|hotspot|wi-?fi|guest (?:network|access)|network (?:login|access)|accept (?:the )?terms|connect to (?:the )?internet|portal/i;

/** Little to read but what a network says to its guests, and a form. */
export function readsLikePortal(text: string): boolean {
  if (text.length > 60_000 || !/<form\b/i.test(text) || /wp-content|type=["']?application\/(?:rss|atom)/i.test(text)) return false;
  const words = textOf(parseHtmlDocument(text));
  return words.split(/\s+/).length < 250 && /captive|hotspot|wi-?fi|guest (?:network|access)|network (?:login|access)|connect to (?:the )?internet/i.test(words);
}

function bareHost(url: string): string {
  return hostOf(url).replace(/^www\./, '').replace(/:\d+$/, '');
}
