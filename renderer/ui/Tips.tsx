import { useEffect, useLayoutEffect, useRef, useState } from 'react';

interface Tip {
  text: string;
  key: string | null;
  over: DOMRect;
}

/** Milliseconds of rest on a control before its tip comes. */
const DELAY = 500;

/** The tips of everything that carries `data-tip`. The same words are the control's accessible name, so this is for eyes only. */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null);
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let target: Element | null = null;
    const hide = () => {
      clearTimeout(timer);
      target = null;
      setTip(null);
    };
    const consider = (event: Event) => {
      const found = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      if (found === target) return;
      hide();
      if (!found || (event.type === 'focusin' && !found.matches(':focus-visible'))) return;
      target = found;
      timer = setTimeout(() => {
        if (!found.isConnected || found.getAttribute('aria-expanded') === 'true') return;
        setTip({
          text: found.getAttribute('data-tip') ?? '',
          key: found.getAttribute('data-tip-key'),
          over: found.getBoundingClientRect(),
        });
      }, DELAY);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true };
    document.addEventListener('pointerover', consider, options);
    document.addEventListener('focusin', consider, options);
    for (const type of ['pointerdown', 'keydown', 'focusout', 'scroll']) document.addEventListener(type, hide, options);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);
  useLayoutEffect(() => {
    const element = shown.current;
    if (!element || !tip) return;
    const { width, height } = element.getBoundingClientRect();
    const below = tip.over.bottom + 6;
    element.style.top = `${below + height > window.innerHeight ? tip.over.top - height - 6 : below}px`;
    element.style.left = `${Math.max(6, Math.min(tip.over.left + tip.over.width / 2 - width / 2, window.innerWidth - width - 6))}px`;
  }, [tip]);
  if (!tip) return null;
  return (
    <div className="tip" ref={shown} aria-hidden="true">
      {tip.text}
      {tip.key && <kbd>{tip.key}</kbd>}
    </div>
  );
}
