/** As much of the document's own types as is used here; the types of browsers are not known in this process. */
export interface PageNode {
  readonly nodeType: number;
  textContent: string | null;
}

export interface PageElement extends PageNode {
  readonly tagName: string;
  readonly innerHTML: string;
  readonly parentElement: PageElement | null;
  readonly childNodes: Iterable<PageNode>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  closest(selector: string): PageElement | null;
  contains(other: PageElement): boolean;
  cloneNode(isDeep: true): PageElement;
  append(other: PageElement): void;
  before(other: PageElement): void;
  after(other: PageElement): void;
  replaceWith(...others: PageNode[]): void;
  remove(): void;
}

export interface Page {
  /** null for a text without a single element. */
  readonly documentElement: PageElement | null;
  readonly body: PageElement;
  createElement(name: string): PageElement;
  getElementById(id: string): PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}
