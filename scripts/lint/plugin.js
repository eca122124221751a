// @ts-check
// Our own lint rules, for eslint and for oxlint.
import { allowedImports } from './allowed-imports.js';

/** @type {import('eslint').Rule.RuleModule} */
const namedTransactions = {
  meta: {
    type: 'problem',
    docs: { description: 'Transactions are begun by the functions of base/sqlite.ts.' },
    schema: [],
    messages: {
      deferred:
        'Use writeTransaction or readTransaction of base/sqlite.ts: a deferred one fails beside another process.',
    },
  },
  create: (context) => ({
    "CallExpression[callee.object.name='database'][callee.property.name='transaction']": (
      /** @type {import('eslint').Rule.Node} */ node,
    ) => context.report({ node, messageId: 'deferred' }),
  }),
};

/** @type {import('eslint').Rule.RuleModule} */
const namedMessages = {
  meta: {
    type: 'problem',
    docs: { description: 'Messages outside of the window are called by their names.' },
    schema: [],
    messages: {
      computed:
        'Call the message by its name: a computed one brings all messages into what every process reads at its start.',
    },
  },
  create: (context) => ({
    "MemberExpression[computed=true][object.name='m']": (/** @type {import('eslint').Rule.Node} */ node) =>
      context.report({ node, messageId: 'computed' }),
  }),
};

export default {
  meta: { name: 'matinee' },
  rules: {
    'allowed-imports': allowedImports,
    'named-transactions': namedTransactions,
    'named-messages': namedMessages,
  },
};
