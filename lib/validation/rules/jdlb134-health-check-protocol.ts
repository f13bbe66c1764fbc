import { Rule } from '../rule';

/** The protocols of health checks. */
export const healthCheckProtocol: Rule = {
  code: 'JDLB134',
  severity: 'error',
  title: 'The protocol of a health check is HTTP, TCP or ICMP.',
  noun: 'health check',
  source: { kind: 'API', reference: 'JD Cloud SDK: HealthCheckSpec, protocol' },
  moments: ['types', 'provider'],
  remedy: 'Use `HealthCheck.http()`, `HealthCheck.tcp()` or `HealthCheck.icmp()`.',
};
