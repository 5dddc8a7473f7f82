export type PaintMark = 'list-painted' | 'brief-painted' | 'highlight-painted' | 'results-painted' | 'ranked-painted' | 'palette-painted';

/**
 * Sets a performance mark when what React has just committed is on the screen: in the first task after the frame that draws it.
 * The benches read these marks; `detail` says which search a painted result belongs to.
 */
export function markPainted(name: PaintMark, detail: string | null = null): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => performance.mark(name, { detail });
    port2.postMessage(null);
  });
}
