import type { DomElement } from './parse.ts';
import { attribute, textOf } from './parse.ts';

/** Never text: code, forms, what is drawn or played, and what stands in for them. */
const UNREADABLE = new Set((
  'script style template head meta link title base param source track input select textarea option '
  + 'optgroup datalist label svg canvas map area progress meter frame frameset noframes noembed applet audio-player '
  + 'annotation annotation-xml rp'
).split(' '));

/**
 * Classes of boxes that plugins and themes put into or after a text: share bars, counters, related posts, sign-up
 * forms, links to the next post. Whole class names as the plugins write them, no guesses.
 */
const BOXES = new Set((
  'sharedaddy sd-sharing sd-sharing-enabled sd-block sd-like jp-relatedposts yarpp yarpp-related '
  + 'yarpp-related-website crp_related rp4wp-related-posts related-posts relatedposts wp_rp_wrap '
  + 'addtoany_share_save_container addtoany_content addtoany_share addthis_toolbox addthis_inline_share_toolbox '
  + 'a2a_kit ssba ssba-wrap ssb-share heateor_sss_sharing_container shareaholic-canvas social-share social-sharing '
  + 'share-buttons share-bar share-links sharebar post-share entry-share mashsb-container essb_links '
  + 'swp_social_panel monarch et_social_inline et_social_networks wp-block-jetpack-sharing-buttons '
  + 'wp-block-outermost-social-sharing wp-block-social-links wp-block-jetpack-subscriptions '
  + 'wp-block-jetpack-mailchimp mc4wp-form mailpoet_form wp-block-mailpoet-subscription-form-block newsletter-signup '
  + 'newsletter-form wpcf7 gform_wrapper nf-form-cont ninja-forms-form-wrap wpforms-container post-navigation '
  + 'nav-links posts-navigation wp-block-post-navigation-link printfriendly pf-button pdfprnt-buttons post-ratings '
  + 'rating-result post-views swp_post_views wp-block-comments comments-area comment-respond more-link link-more '
  + 'screen-reader-text sr-only visually-hidden visuallyhidden a11y-hidden cookie-notice wp-block-search adsbygoogle '
  // The drawing of a formula that stands beside it as MathML.
  + 'katex-html mathjax_preview '
  + 'advertisement code-block-ads feedflare feedburnerflareblock mejs-offscreen wp-caption-hidden edit-link'
).split(' '));

export function isUnreadable(element: DomElement): boolean {
  const { tagName } = element;
  if (tagName === 'template') return !isShadowRoot(element);
  if (tagName === 'button') return !isWordsInButton(element);
  return UNREADABLE.has(tagName);
}

/** A declarative shadow root: a browser draws what stands in it as part of the page. */
export function isShadowRoot(element: DomElement): boolean {
  const mode = element.tagName === 'template' ? attribute(element, 'shadowrootmode') ?? attribute(element, 'shadowroot') : null;
  return mode === 'open' || mode === 'closed';
}

/** What a button does, not what it says. */
const DEEDS = /^(?:(?:share|print|save|copy|close|open|menu|search|subscribe|sign|log|download|submit|send|reply|next|previous|back|play|pause|show|hide|read|load|view|accept|reject|like|follow|expand|collapse|toggle|more|listen|skip|edit|cookie|teilen|drucken|partager|imprimer)\b.{0,40}|[^\p{L}\p{N}]*)$/iu;

/** The words of a button are text where it opens what stands below (an accordion's heading) or explains a word. */
function isWordsInButton(element: DomElement): boolean {
  const words = textOf(element).replace(/\s+/g, ' ').trim();
  if (words === '' || words.length > 300) return false;
  const parent = element.parentNode;
  const tag = parent !== null && 'tagName' in parent ? parent.tagName : '';
  if (/^(?:h[1-6]|summary|dt)$/.test(tag)) return true;
  if (DEEDS.test(words)) return false;
  if (/\b(?:accordion|collapse|toggle|disclosure|glossary|term|tooltip|definition)/i.test(attribute(element, 'class') ?? '')) return true;
  if (attribute(element, 'aria-expanded') !== null || attribute(element, 'aria-controls') !== null) return true;
  return false;
}

/** A box that is not part of the text. */
export function isLeftover(element: DomElement): boolean {
  const classes = attribute(element, 'class');
  if (classes === null) return false;
  return classes.split(/\s+/).some((name) => BOXES.has(name.toLowerCase()));
}

/** Shortcodes of WordPress itself and of page builders; their content is text and stays. */
const KNOWN_CODES = new RegExp(
  '^(?:caption|wp_caption|gallery|playlist|audio|video|embed|contact-form(?:-7)?|gravityform|ninja_form\\w*|'
  + 'wpforms|mc4wp_form|tablepress|toc|ngg\\w*|rev_slider|(?:vc|et_pb|fusion|av|su)_\\w+)$',
);

/**
 * Text without the shortcodes of plugins that are gone: `[mpf_signup list=”flash” id=3]`. Square brackets that an
 * editor set ([sic], [the regime], [1]) are no shortcodes: those have a name that WordPress knows, or attributes with
 * "=".
 */
export function withoutShortcodes(text: string): string {
  if (!text.includes('[')) return text;
  return text.replace(CODE, (code, slash: string, name: string, attributes: string) => {
    if (KNOWN_CODES.test(name) || (slash !== '' && /[_-]/.test(name))) return '';
    const isNamedByMachine = /^[a-z]+_[a-z_]+$/.test(name) && attributes.trim() === '';
    return isNamedByMachine || (/^[a-z][\w-]*$/.test(name) && HAS_VALUE.test(attributes)) ? '' : code;
  });
}

/** [name …], [name …/] or [/name]: slash, name, attributes. */
const CODE = /\[(\/?)([A-Za-z][\w-]{1,60})((?:\s[^[\]]{0,500})?)\/?\]/g;
/** ` list=”flash” id=3`: attributes, with or without values, to the first that has one. */
const HAS_VALUE = /^(?:\s+[\w-]+(?:\s*=\s*(?:["“”″'‘’][^"“”″'‘’]*["“”″'‘’]|[^\s"“”]+))?){0,20}?\s+[\w-]+\s*=/;
