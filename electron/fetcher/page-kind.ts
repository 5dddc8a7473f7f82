import { shownAddress } from './http/address.ts';
import type { Answer } from './http/limited-fetch.ts';
import type { NetFailure } from './http/net.ts';
import { hostOf } from './http/trouble.ts';

/** What an HTML page is that came in place of JSON or of a feed; null when the text is no HTML at all. */
export function pageTrouble(text: string, answer: Pick<Answer, 'url' | 'askedUrl'>): NetFailure | null {
  if (!looksLikeHtml(text)) return null;
  if (isCaptivePortal(text, answer)) return { code: 'captive-portal', detail: hostOf(answer.url) };
  if (hasSignIn(text)) return { code: 'login-page', detail: shownAddress(answer.url) };
  return { code: 'unexpected-answer', detail: shownAddress(answer.url), passing: true };
}

export function looksLikeHtml(text: string): boolean {
  return /^(?:\s|\uFEFF|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(?:!doctype html|html|head|body|title|meta|div|p|h1|br|b|table|form|center)\b/i.test(text.slice(0, 5000));
}

/** A page whose business is to sign in: a password field, and little else to read. */
export function hasSignIn(text: string): boolean {
  if (!/<input\b[^>]*\btype\s*=\s*["']?password/i.test(text)) return false;
  const words = text.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ').split(/\s+/).length;
  return words < 400 || /\b(?:wp-login\.php|id=["']?loginform)\b/i.test(text);
}

/** Networks that hold everything back say so in one of these ways: WISPr's XML, a portal's words, or an answer from a host nobody asked. */
function isCaptivePortal(text: string, { url, askedUrl }: Pick<Answer, 'url' | 'askedUrl'>): boolean {
  if (/<WISPAccessGatewayParam/i.test(text)) return true;
  const elsewhere = hostOf(askedUrl).replace(/^www\./, '') !== hostOf(url).replace(/^www\./, '');
  const portalWords = /captive|hotspot|wi-?fi|guest (?:network|access)|network (?:login|access)|accept (?:the )?terms|connect to (?:the )?internet/i;
  return portalWords.test(text.slice(0, 20_000)) && (elsewhere || hasSignIn(text) || /<form\b/i.test(text)) && text.length < 60_000 && !/rel=["']?https:\/\/api\.w\.org/i.test(text);
}
