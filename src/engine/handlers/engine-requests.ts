// Answers what main asks of the engine's process: a call of the contract, or one of main's own commands.
import { calls, isCallName, type CallName } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import {
  engineCommands,
  isEngineCommandName,
  type EngineCommandInput,
  type EngineCommandName,
  type EngineCommandOutput,
} from './engine-protocol.ts';
import type { Engine } from '../engine.ts';

type CommandAnswers = {
  [N in EngineCommandName]: (
    input: EngineCommandInput<N>,
  ) => EngineCommandOutput<N> | Promise<EngineCommandOutput<N>>;
};

/** What goes out is checked against the contract, so that a wrong answer shows here and not somewhere in the window. */
export async function answerEngineRequest(engine: Engine, name: string, input: unknown): Promise<unknown> {
  if (isCallName(name)) return answerCall(engine, name, input);
  if (isEngineCommandName(name)) return answerCommand(engine, name, input);
  throw new MatineeError('unknown-channel', `The engine has nothing called "${name}".`);
}

async function answerCall(engine: Engine, name: CallName, input: unknown): Promise<unknown> {
  // The table holds exactly the engine's calls; the name's own schema parses its input.
  const handlers = engine.handlers as Partial<Record<CallName, (input: unknown) => unknown>>;
  const handler = handlers[name];
  if (handler === undefined) throw new Error(`"${name}" is not the engine's to answer`);
  return calls[name].output.parse(await handler(calls[name].input.parse(input)));
}

function answerCommand(engine: Engine, name: EngineCommandName, input: unknown): unknown {
  const answers: CommandAnswers = {
    'engine:adopt-catalogue': ({ stagedFile }) => engine.adoptCatalogue(stagedFile),
    'engine:adopt-run': ({ run }) => {
      engine.adoptRun(run);
      return {};
    },
    'engine:keep-run': ({ run }) => {
      engine.keepRun(run);
      return {};
    },
    'engine:clean-leftovers': () => {
      engine.cleanLeftovers();
      return {};
    },
    'engine:export-ratings': ({ layout, path }) =>
      engine.exportRatings(engine.profileFor().profileId, layout, path),
    'engine:export-recommendations': ({ limit, path }) =>
      engine.exportRecommendations(engine.profileFor().profileId, limit, path),
    'engine:save-backup': ({ path }) => engine.saveBackup(path),
    'engine:tmdb-id': ({ movieId }) => ({ tmdbId: engine.tmdbId(movieId) }),
    'engine:install-starter': () => {
      engine.installStarter();
      return {};
    },
  };
  // As above: the name's own schema parses what its answer takes.
  const answer = answers[name] as (input: unknown) => unknown;
  return answer(engineCommands[name].input.parse(input));
}
