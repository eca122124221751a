// The program that is a guest's browser in tests: Electron and nothing else, with a window for each phone.
import { app } from 'electron';

// Without a listener the program would end with its last window.
app.on('window-all-closed', () => {});
