import { createRoot } from 'react-dom/client';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import { App } from './app/app.js';
import { startI18n } from './i18n/i18n.js';

await startI18n();
createRoot(document.getElementById('root')!).render(<App />);
