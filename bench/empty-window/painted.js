requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('list-painted')));
