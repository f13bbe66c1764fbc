import { Rule } from '../rule';

/** What a target can be. */
export const kindOfTarget: Rule = {
  code: 'JDLB135',
  severity: 'error',
  title: 'A target is a virtual machine, a container or an IP address.',
  noun: 'target',
  source: { kind: 'API', reference: 'JD Cloud SDK: TargetSpec, type' },
  moments: ['types', 'provider'],
  remedy: 'Use `addInstance()`, `addContainer()` or `addIpAddress()`.',
};
