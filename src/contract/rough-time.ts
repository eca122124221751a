// How exactly an expected time is worth saying: rounded so that it does not claim more than it knows.
const second = 1000;
const minute = 60 * second;

/** From which time on it is rounded to multiples of how much. Largest first. */
const steps: readonly { readonly fromMs: number; readonly stepMs: number }[] = [
  { fromMs: 55 * minute, stepMs: 30 * minute },
  { fromMs: 9.5 * minute, stepMs: 5 * minute },
  { fromMs: 55 * second, stepMs: minute },
  { fromMs: 7.5 * second, stepMs: 10 * second },
];
const leastMs = 5 * second;

export function roundedEstimate(timeMs: number): number {
  const step = steps.find(({ fromMs }) => timeMs >= fromMs);
  return step === undefined ? leastMs : Math.max(1, Math.round(timeMs / step.stepMs)) * step.stepMs;
}
