/** The largest image of a srcset ("/a-320.jpg 320w, /a-1280.jpg 1280w"); null when it names none. */
export function largestOf(set: string | null | undefined): string | null {
  let best: { address: string; size: number } | null = null;
  // An address may hold commas of its own; what separates is one with a space or a size before it.
  for (const candidate of (set ?? '').slice(0, 20_000).split(/,\s+|(?<=\s\d{1,5}(?:\.\d{1,3})?[wxh]),/)) {
    const [address = '', said = ''] = candidate.trim().split(/\s+/);
    const size = Number(/^(\d+(?:\.\d+)?)[wxh]$/.exec(said)?.[1] ?? 1);
    if (address !== '' && !address.startsWith('data:') && (best === null || size > best.size)) best = { address, size };
  }
  return best?.address ?? null;
}
