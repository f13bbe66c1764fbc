import { Rule } from '../rule';

/** Which health checks each product and protocol has. */
export const healthChecks: Rule = {
  code: 'JDLB033',
  severity: 'error',
  title:
    'A distributed network load balancer checks with TCP or ICMP. ICMP is for backend services of protocol UDP, and has no port. Path, host, version ' +
    'and status codes belong to HTTP checks.',
  noun: 'health check',
  source: { kind: 'API', reference: 'JD Cloud SDK: HealthCheckSpec' },
  moments: ['types', 'construction', 'provider'],
  remedy: 'Check with HTTP or TCP on application and network load balancers, with TCP or (for UDP) ICMP on all.',
};
