import './styles/index.css';
import './i18n';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { takeMarkedOption } from './ui/marked-option';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
document.addEventListener('keydown', takeMarkedOption, { capture: true });
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
