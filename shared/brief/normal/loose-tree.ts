import type { BlockName, BodyElement, BodyProperties, BodyText, PhrasingName } from '../body.ts';
import type { Mark } from './spans.ts';

/** A tree of the body's own names in any nesting. "div" is a border between blocks and nothing else. */
export type LooseNode = LooseElement | BodyText;
export interface LooseElement {
  type: 'element';
  tagName: BlockName | PhrasingName | 'div';
  properties: BodyProperties;
  children: LooseNode[];
}

/** What a block inherits. */
export interface Scope {
  /** Of the nearest element around it that says so. */
  lang: string | undefined;
  dir: BodyProperties['dir'];
  /** What a "div" around it asks of its blocks. */
  asked: Pick<BodyProperties, 'lang' | 'dir'>;
  /** A link or emphasis that was opened around whole blocks. */
  marks: readonly Mark[];
  /**
   * How many containers this one stands in; deeper than `DEEPEST`, containers are opened and only their blocks stay.
   */
  depth: number;
  /** A block of another kind brought into its normal form: normalise.ts knows every kind, and what reads one of them asks here for what is in it. */
  block: (node: LooseElement, scope: Scope) => BodyElement[];
}
