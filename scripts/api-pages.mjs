// The pages of the API reference, and which page a public type is on: that of the folder (or top-level file) of lib/ that declares it.

export const PAGES = [
  {
    source: 'load-balancer',
    page: 'load-balancer.md',
    title: 'LoadBalancer',
    about: 'Application, network and distributed network load balancers.',
  },
  { source: 'listener', page: 'listener.md', title: 'Listener', about: 'Listeners, their certificates and HSTS.' },
  {
    source: 'backend',
    page: 'backend-service.md',
    title: 'BackendService',
    about: 'Backend services, health checks and session persistence.',
  },
  {
    source: 'target-group',
    page: 'target-group.md',
    title: 'TargetGroup',
    about: 'Target groups and the targets in them.',
  },
  {
    source: 'availability-group',
    page: 'availability-group.md',
    title: 'AvailabilityGroup',
    about: 'Availability groups.',
  },
  {
    source: 'network',
    page: 'network.md',
    title: 'Network',
    about: 'References to subnets, security groups, elastic IPs, instances and containers.',
  },
  { source: 'validation', page: 'review.md', title: 'Review', about: 'Acknowledging and demoting findings.' },
  { source: 'duration', page: 'duration.md', title: 'Duration', about: 'A length of time.' },
  {
    source: 'terraform',
    page: 'resource-options.md',
    title: 'ResourceOptions',
    about: 'What every construct takes: provider, lifecycle and dependencies.',
  },
  {
    source: 'jdcloud-provider',
    page: 'provider.md',
    title: 'JdcloudProvider',
    about: 'The Terraform provider and its configuration.',
  },
];

/** The page of a type, by its symbol in the assembly, such as `lib/listener/listener:Listener`. Pages of the L1 are named after their file. */
export function pageOf(symbolId) {
  const [file, type] = symbolId.split(':');
  const [, source, ...rest] = file.split('/');
  if (source === 'jdcloud' && rest.length === 1) return `jdcloud/${rest[0]}.md`;
  const page = PAGES.find((entry) => entry.source === source)?.page;
  if (page === undefined) {
    throw new Error(
      `${type} of ${file}.ts is on no page of the API reference. Add lib/${source} to PAGES in scripts/api-pages.mjs.`,
    );
  }
  return page;
}
