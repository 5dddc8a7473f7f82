import './ui/fonts.css';
import './ui/controls.css';
import { createRoot } from 'react-dom/client';
import { AppView } from './app/AppView.tsx';
import { openPorts } from './app/ports.ts';
import { saveBeforeClosing } from './app/unsaved.ts';
import { isSystemDark } from './settings/use-settings.ts';

performance.mark('script-started');
document.documentElement.dataset['theme'] = isSystemDark() ? 'dark' : 'light';
saveBeforeClosing();
void openPorts().then(() => createRoot(document.getElementById('root') as HTMLElement).render(<AppView />));
