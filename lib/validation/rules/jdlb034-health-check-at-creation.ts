import { Rule } from '../rule';

/** A backend service always begins with a health check, and not every product can switch it off. */
export const healthCheckAtCreation: Rule = {
  code: 'JDLB034',
  severity: 'error',
  title:
    'A backend service is created with a health check, which can be disabled on application and distributed network load balancers only.',
  noun: 'backend service',
  source: {
    kind: 'API',
    reference: 'JD Cloud SDK: CreateBackendSpec, healthCheckSpec; UpdateBackendSpec, closeHealthCheck',
  },
  moments: ['types', 'construction', 'provider'],
  remedy: 'Give `healthCheck`, for example `HealthCheck.tcp()`, and on a network load balancer leave `enabled` out.',
};
