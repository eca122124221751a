/** All that is made from other files of the project. */
import { provideKernels } from './kernels.ts';
import { provideLicences } from './licences.ts';
import { provideMessages } from './messages.ts';

/** @throws SetupError if the kernels or the messages can't be compiled */
export async function provideGeneratedCode(): Promise<void> {
  await Promise.all([provideMessages(), provideKernels(), provideLicences()]);
}
