import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { targetOf, tensorflowWheel, type TensorflowWheel } from './tensorflow-wheels.ts';

function wheelFor(platform: NodeJS.Platform, arch: string): TensorflowWheel {
  const wheel = tensorflowWheel(platform, arch);
  if (typeof wheel === 'string') throw new Error(wheel);
  return wheel;
}

/** Some of what the wheels hold: libraries, their licences, headers, and what is of no use. */
const layouts: readonly [NodeJS.Platform, string, Readonly<Record<string, string | undefined>>][] = [
  [
    'linux',
    'x64',
    {
      'tensorflow/libtensorflow_cc.so.2': path.join('lib', 'libtensorflow_cc.so.2'),
      'tensorflow/libtensorflow_framework.so.2': path.join('lib', 'libtensorflow_framework.so.2'),
    },
  ],
  [
    'linux',
    'arm64',
    {
      'tensorflow/libtensorflow_cc.so.2': path.join('lib', 'libtensorflow_cc.so.2'),
      'tensorflow/libtensorflow_framework.so.2': path.join('lib', 'libtensorflow_framework.so.2'),
    },
  ],
  [
    'darwin',
    'arm64',
    {
      'tensorflow/libtensorflow_cc.2.dylib': path.join('lib', 'libtensorflow_cc.2.dylib'),
      'tensorflow/libtensorflow_framework.2.dylib': path.join('lib', 'libtensorflow_framework.2.dylib'),
      'tensorflow/python/lib_pywrap_tensorflow_common.dylib': undefined,
    },
  ],
];

const everywhere = {
  'tensorflow/THIRD_PARTY_NOTICES.txt': path.join('lib', 'THIRD_PARTY_NOTICES.txt'),
  'tensorflow/include/tensorflow/c/c_api.h': 'include/tensorflow/c/c_api.h',
  'tensorflow/include/xla/tsl/c/tsl_status.h': 'include/xla/tsl/c/tsl_status.h',
  'tensorflow/include/Eigen/Core': undefined,
  'tensorflow/python/ops.py': undefined,
};

describe('of a wheel only the libraries and the headers are taken', () => {
  test.each(layouts)('%s %s', (platform, arch, layout) => {
    const wheel = wheelFor(platform, arch);
    const all = { ...layout, ...everywhere };
    const found = Object.keys(all).map((entry) => [entry, targetOf(wheel, entry)]);
    expect(Object.fromEntries(found)).toEqual(all);
  });
});

test('every library is linked under the name that the addon’s build file asks for', () => {
  const linked = layouts.map(([platform, arch]) =>
    wheelFor(platform, arch).libraries.map(({ linkName }) => linkName),
  );
  const onLinux = ['libtensorflow.so', 'libtensorflow_framework.so'];
  expect(linked).toEqual([onLinux, onLinux, ['libtensorflow.2.dylib', 'libtensorflow_framework.2.dylib']]);
});

test('where no wheel is of use the reason is said', () => {
  expect(tensorflowWheel('win32', 'x64')).toMatch(/wheel for Windows has no C library/);
  expect(tensorflowWheel('darwin', 'x64')).toMatch(/no longer made for Macs with an Intel processor/);
  expect(tensorflowWheel('freebsd', 'x64')).toBe('TensorFlow is not made for freebsd on x64');
});
