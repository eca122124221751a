import { expect, test } from 'vitest';
import { coverHeaders, developmentPolicy, fileHeaders } from './response-headers.ts';

function directives(policy: string | undefined): Record<string, string> {
  return Object.fromEntries(
    (policy ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

test('the window’s policy allows its own files and nothing else', () => {
  expect(directives(fileHeaders('/out/index.html')['content-security-policy'])).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
});

test('while developing only style elements and Vite’s socket are allowed besides', () => {
  const packaged = directives(fileHeaders('/out/index.html')['content-security-policy']);
  expect(directives(developmentPolicy)).toEqual({
    ...packaged,
    'style-src': "'self' 'unsafe-inline'",
    'connect-src': "'self' ws://localhost:*",
  });
});

test('no type is guessed', () => {
  for (const headers of [fileHeaders('/out/a.js'), fileHeaders('/out/unknown'), coverHeaders('image/png')]) {
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  expect(fileHeaders('/out/a.js')['content-type']).toBe('text/javascript; charset=utf-8');
  expect(fileHeaders('/out/unknown')['content-type']).toBe('application/octet-stream');
  expect(coverHeaders('image/png')).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "default-src 'none'",
  });
});
