// The window's first step: fonts, styles and the app itself.
import './zod-setup.ts';
import '@fontsource-variable/inter';
import '@fontsource-variable/fraunces/opsz.css';
import '@fontsource-variable/oswald';
import './styles/tokens.css';
import './styles/base.css';
import './styles/looks.css';
import './styles/toasts.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { startLocale } from './state/locale.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app element.');
startLocale(window.location.search);
mount(App, { target });
