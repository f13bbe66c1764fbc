import { Rule } from '../rule';

/** How auto scaling gets its settings. */
export const scalingTurnedOnAgain: Rule = {
  code: 'JDLB046',
  severity: 'error',
  title: 'JD Cloud ignores the settings with which auto scaling is turned on when it was on before.',
  noun: 'availability group',
  source: { kind: 'API', reference: 'JD Cloud SDK: EnableAutoScaling' },
  moments: ['provider'],
  remedy: 'Nothing: the provider sends the settings again after it has turned auto scaling on.',
};
