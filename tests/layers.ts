import { dirname, join, normalize } from 'node:path';
import { importsOf } from './imports.ts';

/** The folders of the import table in docs/ARCHITECTURE.md. A file belongs to the longest folder that it lies in. */
const LAYERS = ['shared', 'electron/store', 'electron/fetcher', 'electron', 'renderer'] as const;
type Layer = (typeof LAYERS)[number];

interface Rule {
  /** Layers that it may import besides itself. */
  layers: readonly Layer[];
  /** Whether node: modules and the electron package are open to it. */
  node: boolean;
  electron: boolean;
  /** Other packages, by name or by scope; everything not named is closed. */
  packages: readonly string[];
}

export const RULES: Record<Layer, Rule> = {
  shared: { layers: [], node: false, electron: false, packages: ['zod', 'yaml', 'parse5', 'htmlparser2', 'entities', 'hast', 'mdast', 'hast-util-*', 'mdast-util-*', 'micromark-extension-*'] },
  'electron/store': { layers: ['shared'], node: true, electron: false, packages: ['better-sqlite3', 'uuid', 'zod', 'citeproc'] },
  'electron/fetcher': { layers: ['shared'], node: true, electron: true, packages: ['htmlparser2', 'linkedom', '@mozilla/readability', 'mammoth'] },
  electron: { layers: ['shared'], node: true, electron: true, packages: [] },
  renderer: {
    layers: ['shared'], node: false, electron: false,
    packages: ['react', 'react-dom', 'react-aria-components', 'react-aria', 'react-stately', '@react-aria/*', '@react-stately/*', '@internationalized/*', '@tanstack/react-virtual', 'minisearch', 'lucide-react', '@fontsource-variable/*'],
  },
};

/** Why each forbidden import of a source file is forbidden; empty when it keeps to the table. `file` is relative to the project. */
export function forbiddenImports(file: string, source: string): string[] {
  const layer = layerOf(file);
  if (!layer) return [];
  return importsOf(file, source).flatMap((specifier) => {
    const reason = whyForbidden(layer, file, specifier);
    return reason === null ? [] : [`${file} imports ${specifier}: ${reason}`];
  });
}

function whyForbidden(layer: Layer, file: string, specifier: string): string | null {
  const rule = RULES[layer];
  if (specifier.startsWith('.')) {
    const target = layerOf(normalize(join(dirname(file), specifier.split('?')[0]!)));
    if (target === layer || (target && rule.layers.includes(target))) return null;
    return `${layer} may not import ${target ?? 'what lies outside the layers'}`;
  }
  if (specifier.startsWith('node:')) return rule.node ? null : `${layer} has no node`;
  if (specifier === 'electron') return rule.electron ? null : `${layer} has no electron`;
  return rule.packages.some((name) => matches(name, specifier)) ? null : `${layer} may not use this package`;
}

function matches(allowed: string, specifier: string): boolean {
  if (allowed.endsWith('*')) return specifier.startsWith(allowed.slice(0, -1));
  return specifier === allowed || specifier.startsWith(`${allowed}/`);
}

function layerOf(file: string): Layer | null {
  const longestFirst = [...LAYERS].sort((one, other) => other.length - one.length);
  return longestFirst.find((layer) => file.startsWith(`${layer}/`)) ?? null;
}
