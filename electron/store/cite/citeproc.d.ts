/** What is used of citeproc-js. */
declare module 'citeproc' {
  import type { CslItem } from '../../../shared/cite/csl-item.ts';

  interface CiteItem {
    id: string;
    locator?: string;
    label?: string;
    prefix?: string;
    /** 0 first, 1 subsequent. */
    position?: number;
  }
  export class Engine {
    constructor(sys: { retrieveLocale: (language: string) => string; retrieveItem: (id: string) => CslItem }, style: string);
    readonly cslXml: unknown;
    readonly opt: { xclass: string };
    updateItems(ids: string[]): void;
    setOutputFormat(format: 'html' | 'text'): void;
    makeCitationCluster(items: CiteItem[]): string;
    /** False where the style has no bibliography. */
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false;
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}

declare module '*.csl?raw' {
  const text: string;
  export default text;
}

declare module '*.xml?raw' {
  const text: string;
  export default text;
}
