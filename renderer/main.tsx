import './ui/fonts.css';
import './ui/controls.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { AppView } from './window/AppView.tsx';
import { openPorts } from './client/ports.ts';
import { saveBeforeClosing } from './client/unsaved-work.ts';
import { isSystemDark } from './settings/use-settings.ts';

performance.mark('script-started');
document.documentElement.dataset['theme'] = isSystemDark() ? 'dark' : 'light';
saveBeforeClosing();
const root = createRoot(document.getElementById('root') as HTMLElement);
// At once, not when React's scheduler gets its turn: until it is drawn nobody sees anything.
void openPorts().then(() => flushSync(() => root.render(<AppView />)));
