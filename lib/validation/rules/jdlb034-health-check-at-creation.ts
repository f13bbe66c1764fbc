import { Rule } from '../rule';

/** A backend service always begins with a health check. */
export const healthCheckAtCreation: Rule = {
  code: 'JDLB034',
  severity: 'error',
  title: 'A backend service is created with a health check.',
  noun: 'backend service',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateBackendSpec, healthCheckSpec' },
  moments: ['types', 'construction'],
  remedy: 'Give `healthCheck`, for example `HealthCheck.tcp()`.',
};
