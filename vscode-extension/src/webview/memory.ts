import { App } from './memory/app';

new App(document.body).start();
