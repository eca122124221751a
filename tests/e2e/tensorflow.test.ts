// The app with TensorFlow in WebAssembly: it trains, serves, and says which TensorFlow it is.
import { expect, test } from 'vitest';
import { callFrom } from './calls.ts';
import { goTo, launchWith } from './rooms.ts';
import { chooseEpochs, useTrained } from './studio.ts';

test('without its library TensorFlow trains and answers in WebAssembly, and the window says so', async () => {
  const { page, close } = await launchWith('runs', { env: { MATINEE_TENSORFLOW: 'wasm' } });
  try {
    await goTo(page, 'train');
    await page.getByText('Trains with TensorFlow.js 4.22.0 in WebAssembly', { exact: false }).waitFor();
    const before = await callFrom(page, 'runs:list', {});
    await chooseEpochs(page, 1);
    await page.getByRole('button', { name: 'Start training' }).click();
    await useTrained(page);
    const after = await callFrom(page, 'runs:list', {});
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]?.quality.rmse).toBeLessThan(1.5);
    const { activeRunId } = await callFrom(page, 'library:overview', {});
    expect(activeRunId).toBe(after[0]?.runId);

    await goTo(page, 'settings');
    await page.getByText('4.22.0 in WebAssembly', { exact: false }).waitFor();
  } finally {
    await close();
  }
});
