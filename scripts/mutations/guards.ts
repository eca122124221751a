/** Every guard of the window and of main, with the change that takes it away and the test that has to notice. */

export interface Guard {
  readonly name: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Has to fail without the guard. */
  readonly test: string;
}

const guardAppFile = 'src/main/security/guard-app.ts';
const sessionFile = 'src/main/security/session-guard.ts';
const contentsFile = 'src/main/security/contents-guard.ts';
const linksFile = 'src/main/security/external-links.ts';
const headersFile = 'src/main/security/response-headers.ts';
const routerFile = 'src/main/ipc/router.ts';
const windowFile = 'src/main/window/main-window.ts';
const urlsFile = 'src/main/urls.ts';
const ballotsFile = 'src/main/ballots/ballot-server.ts';
const updatesFile = 'src/main/updates/updates.ts';

const appTest = 'src/main/security/guard-app.test.ts';
const linksTest = 'src/main/security/external-links.test.ts';
const headersTest = 'src/main/security/response-headers.test.ts';
const filesTest = 'src/main/security/program-files.test.ts';
const routerTest = 'src/main/ipc/router.test.ts';
const limitsTest = 'src/main/ipc/input-limits.test.ts';
const urlsTest = 'src/main/urls.test.ts';
const ballotsTest = 'src/main/ballots/ballot-server.test.ts';
const updatesTest = 'src/main/updates/updates.test.ts';
const insideTest = 'tests/e2e/security.test.ts';
const waysOutTest = 'tests/e2e/ways-out.test.ts';
const behindTest = 'tests/e2e/guards.test.ts';

export const guards: readonly Guard[] = [
  {
    name: 'sandbox of every process',
    file: guardAppFile,
    find: "  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();\n",
    replace: '',
    test: appTest,
  },
  {
    name: 'sandbox of the window',
    file: windowFile,
    find: 'sandbox: true',
    replace: 'sandbox: false',
    test: insideTest,
  },
  {
    name: 'context isolation',
    file: windowFile,
    find: 'contextIsolation: true',
    replace: 'contextIsolation: false',
    test: insideTest,
  },
  {
    name: 'no Node in the window',
    file: windowFile,
    find: 'nodeIntegration: false',
    replace: 'nodeIntegration: true',
    test: insideTest,
  },
  {
    name: 'no webview tag',
    file: windowFile,
    find: 'webviewTag: false',
    replace: 'webviewTag: true',
    test: insideTest,
  },
  {
    name: 'clipboard',
    file: guardAppFile,
    find: "  app.commandLine.appendSwitch('blink-settings', clipboardSettings);\n",
    replace: '',
    test: waysOutTest,
  },
  {
    name: 'guard of every session',
    file: guardAppFile,
    find: "  app.on('session-created', guardSession);\n",
    replace: '',
    test: insideTest,
  },
  {
    name: 'guard of every web contents',
    file: guardAppFile,
    find: '    guardContents(contents, openLink);\n',
    replace: '',
    test: insideTest,
  },
  {
    name: 'permission requests',
    file: sessionFile,
    find: 'answer(false)',
    replace: 'answer(true)',
    test: appTest,
  },
  {
    name: 'permission checks',
    file: sessionFile,
    find: 'setPermissionCheckHandler(() => false)',
    replace: 'setPermissionCheckHandler(() => true)',
    test: appTest,
  },
  {
    name: 'device permissions',
    file: sessionFile,
    find: 'setDevicePermissionHandler(() => false)',
    replace: 'setDevicePermissionHandler(() => true)',
    test: appTest,
  },
  {
    name: 'downloads',
    file: sessionFile,
    find: '    event.preventDefault();\n',
    replace: '    if (event === null) return;\n',
    test: waysOutTest,
  },
  {
    name: 'dead proxy',
    file: 'src/main/main.ts',
    find: '  if (developmentUrl === null) await cutOffNetwork(session.defaultSession);\n',
    replace: '',
    test: waysOutTest,
  },
  {
    name: 'dead proxy for this computer',
    file: sessionFile,
    find: "proxyBypassRules: '<-loopback>'",
    replace: "proxyBypassRules: ''",
    test: appTest,
  },
  {
    name: 'WebRTC',
    file: contentsFile,
    find: "  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');\n",
    replace: '',
    test: waysOutTest,
  },
  {
    name: 'webviews',
    file: contentsFile,
    find: "will-attach-webview', (event) => {\n    event.preventDefault();",
    replace: "will-attach-webview', (event) => {\n    if (event.defaultPrevented) return;",
    test: behindTest,
  },
  {
    name: 'new windows',
    file: contentsFile,
    find: "return { action: 'deny' }",
    replace: "return { action: 'allow' }",
    test: waysOutTest,
  },
  {
    name: 'navigation',
    file: contentsFile,
    find: '    event.preventDefault();\n    if (event.isMainFrame) openExternally',
    replace: '    if (event.isMainFrame) openExternally',
    test: insideTest,
  },
  {
    name: 'redirects',
    file: contentsFile,
    find: 'if (!isOwnPage(event.url)) event.preventDefault();',
    replace: 'if (event.defaultPrevented) return;',
    test: behindTest,
  },
  {
    name: 'blank pages',
    file: contentsFile,
    find: '  returnFromBlankPages(contents);\n',
    replace: '',
    test: waysOutTest,
  },
  {
    name: 'hosts of links',
    file: linksFile,
    find: 'return externalHosts.some((host) => host === parsed.host);',
    replace: 'return externalHosts.length > 0;',
    test: linksTest,
  },
  {
    name: 'https for links',
    file: linksFile,
    find: "parsed?.protocol !== 'https:'",
    replace: 'parsed === null',
    test: linksTest,
  },
  {
    name: 'one link for each press',
    file: linksFile,
    find: '    this.#pressedAtMs = -Infinity;\n    return true;',
    replace: '    return true;',
    test: linksTest,
  },
  {
    name: 'policy: default-src',
    file: headersFile,
    find: '  "default-src \'none\'",\n',
    replace: '  "default-src *",\n',
    test: headersTest,
  },
  {
    name: 'policy: script-src',
    file: headersFile,
    find: '  "script-src \'self\'",\n',
    replace: "  \"script-src 'self' 'unsafe-inline' 'unsafe-eval'\",\n",
    test: headersTest,
  },
  {
    name: 'policy: style-src',
    file: headersFile,
    find: '  "style-src \'self\'",\n',
    replace: "  \"style-src 'self' 'unsafe-inline'\",\n",
    test: behindTest,
  },
  {
    name: 'policy: img-src',
    file: headersFile,
    find: '  "img-src \'self\' data:",\n',
    replace: '  "img-src * data:",\n',
    test: behindTest,
  },
  {
    name: 'policy: connect-src',
    file: headersFile,
    find: '  "connect-src \'self\'",\n',
    replace: '  "connect-src *",\n',
    test: behindTest,
  },
  {
    name: 'policy: font-src',
    file: headersFile,
    find: '  "font-src \'self\'",\n',
    replace: '  "font-src *",\n',
    test: headersTest,
  },
  {
    name: 'policy: base-uri',
    file: headersFile,
    find: '  "base-uri \'none\'",\n',
    replace: '',
    test: headersTest,
  },
  {
    name: 'policy: form-action',
    file: headersFile,
    find: '  "form-action \'none\'",\n',
    replace: '',
    test: headersTest,
  },
  {
    name: 'policy: frame-ancestors',
    file: headersFile,
    find: '  "frame-ancestors \'none\'",\n',
    replace: '',
    test: behindTest,
  },
  {
    name: 'nosniff for files',
    file: headersFile,
    find: "    'x-content-type-options': 'nosniff',\n    'cache-control'",
    replace: "    'cache-control'",
    test: headersTest,
  },
  {
    name: 'nosniff for covers',
    file: headersFile,
    find: "\"default-src 'none'\",\n    'x-content-type-options': 'nosniff',",
    replace: '"default-src \'none\'",',
    test: headersTest,
  },
  {
    name: 'policy of covers',
    file: headersFile,
    find: "    'content-security-policy': \"default-src 'none'\",\n",
    replace: '',
    test: headersTest,
  },
  {
    name: 'files outside of the window’s folder',
    file: urlsFile,
    find: "  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) return null;\n",
    replace: '',
    test: urlsTest,
  },
  {
    name: 'own pages',
    file: urlsFile,
    find: " && (parsed.pathname === '/' || parsed.pathname === '/index.html')",
    replace: '',
    test: urlsTest,
  },
  {
    name: 'calls: our window',
    file: routerFile,
    find: '    options.isOurWindow(event.sender.id) &&\n',
    replace: '',
    test: routerTest,
  },
  {
    name: 'calls: main frame',
    file: routerFile,
    find: '    frame.parent === null &&\n',
    replace: '',
    test: routerTest,
  },
  {
    name: 'calls: our origin',
    file: routerFile,
    find: '    frame.parent === null &&\n    frame.origin === appOrigin;',
    replace: '    frame.parent === null;',
    test: routerTest,
  },
  {
    name: 'calls: closed list in main',
    file: routerFile,
    find: '    if (!isCallName(name)) {',
    replace: '    if (!(name in calls)) {',
    test: routerTest,
  },
  {
    name: 'calls: closed list in preload',
    file: 'src/preload/preload.ts',
    find: '    if (!callNames.has(name)) return unknownName;\n',
    replace: '',
    test: insideTest,
  },
  {
    name: 'calls: strict schemas',
    file: routerFile,
    find: '  if (parsed.success) return parsed.data;\n',
    replace: '  if (parsed.success || input !== null) return parsed.data;\n',
    test: routerTest,
  },
  {
    name: 'calls: limits of input',
    file: routerFile,
    find: '  if (excess !== null) throw new',
    replace: '  if (excess === undefined) throw new',
    test: routerTest,
  },
  {
    name: 'calls: size',
    file: 'src/main/ipc/input-limits.ts',
    find: "    if (left < 0) return 'too much input';\n",
    replace: '',
    test: limitsTest,
  },
  {
    name: 'calls: no echo',
    file: 'src/main/ipc/input-limits.ts',
    find: '  return `invalid values (',
    replace: '  return `${JSON.stringify(issues)} (',
    test: limitsTest,
  },
  {
    name: 'single instance',
    file: 'src/main/main.ts',
    find: 'if (app.requestSingleInstanceLock()) {',
    replace: 'if (app.requestSingleInstanceLock() || app.isReady() || process.pid > 0) {',
    test: behindTest,
  },
  {
    name: 'mode of the key’s file',
    file: 'src/main/covers/key-store.ts',
    find: ', { mode: 0o600 }',
    replace: ', { mode: 0o644 }',
    test: 'tests/integration/covers.test.ts',
  },
  {
    name: 'signature of a release',
    file: 'src/main/updates/signed-release.ts',
    find: '  if (!isSigned(list, signature, publicKey)) return null;\n',
    replace: '  isSigned(list, signature, publicKey);\n',
    test: updatesTest,
  },
  {
    name: 'checksum of a new version',
    file: updatesFile,
    find: '=== wanted) return content;',
    replace: "!== '') return content;",
    test: updatesTest,
  },
  {
    name: 'no older version',
    file: updatesFile,
    find: '    if (!isNewer(release.version, program.version)) return;\n',
    replace: '    isNewer(release.version, program.version);\n',
    test: updatesTest,
  },
  {
    name: 'no look without a yes',
    file: updatesFile,
    find: '    if (!this.isOn) return;\n',
    replace: '',
    test: updatesTest,
  },
  {
    name: 'hosts of releases',
    file: 'src/main/updates/release-address.ts',
    find: '    storageHosts.includes(hostname)\n',
    replace: '    storageHosts.length > 0\n',
    test: updatesTest,
  },
  {
    name: 'hosts of covers',
    file: 'src/main/covers/electron-covers.ts',
    find: 'cancel: !isTmdbAddress(details.url, addresses)',
    replace: 'cancel: isTmdbAddress(details.url, addresses) && false',
    test: 'tests/e2e/covers.test.ts',
  },
  {
    name: 'token of the vote by phone',
    file: ballotsFile,
    find: 'return timingSafeEqual(digest(given), digest(token));',
    replace: 'return timingSafeEqual(digest(given), digest(token)) || given !== token;',
    test: ballotsTest,
  },
  {
    name: 'name of the host of the vote by phone',
    file: ballotsFile,
    find: '    if (request.headers.host !== host) return false;\n',
    replace: '',
    test: ballotsTest,
  },
  {
    name: 'origin of ballots',
    file: ballotsFile,
    find: 'if (!isOurPage || !isJson) {',
    replace: 'if (!isOurPage && !isJson) {',
    test: ballotsTest,
  },
  {
    name: 'length of ballots',
    file: ballotsFile,
    find: 'if (bytes > mostBodyBytes) return null;',
    replace: '',
    test: ballotsTest,
  },
  {
    name: 'rate of requests to the vote by phone',
    file: ballotsFile,
    find: "if (!limit.allows(request.socket.remoteAddress ?? '')) refuse(request, response, 429);",
    replace: "if (limit.allows('') && false) refuse(request, response, 429);",
    test: ballotsTest,
  },
  {
    name: 'names stay here in the vote by phone',
    file: ballotsFile,
    find: '    words,\n',
    replace: '    words,\n    voters: evening.voters,\n',
    test: ballotsTest,
  },
  {
    name: 'policy of the page for phones',
    file: 'src/main/ballots/ballot-page.ts',
    find: '`script-src ${hashOf(script)}`',
    replace: '"script-src \'unsafe-inline\'"',
    test: ballotsTest,
  },
  {
    name: 'home networks of the vote by phone',
    file: 'src/main/ballots/home-addresses.ts',
    find: 'return ownNetwork.check(address) || networks.some((network) => network.check(address));',
    replace: 'return !ownNetwork.check(address) || networks.length > 0;',
    test: 'src/main/ballots/home-addresses.test.ts',
  },
  {
    name: 'question before the vote by phone',
    file: 'src/main/ballots/ballots.ts',
    find: '    if (!hasAgreed) return null;\n',
    replace: '',
    test: 'src/main/ballots/ballots.test.ts',
  },
  {
    name: 'no debugger',
    file: 'src/main/security/debugging.ts',
    find: 'remote-debugging-|inspect',
    replace: 'inspect',
    test: filesTest,
  },
  {
    name: 'own archive',
    file: 'src/main/security/own-archive.ts',
    find: 'return wanted.trim() === (await hashOf(archive, reader));',
    replace: "return wanted.trim() !== '' || (await hashOf(archive, reader)) === '';",
    test: filesTest,
  },
  {
    name: 'fuses',
    file: 'scripts/packaging/fuses.ts',
    find: "{ name: 'onlyLoadAppFromAsar', isOn: true }",
    replace: "{ name: 'onlyLoadAppFromAsar', isOn: false }",
    test: 'scripts/packaging/fuses.test.ts',
  },
];
