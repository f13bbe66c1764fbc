// The same load balancers, each with a target group, a target, a backend service and a listener, written in three ways.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BINDINGS } from './bindings.mjs';

const require = createRequire(import.meta.url);

/** Where the names are written that the constructs generate: bindings do not generate any. */
export const NAMES = join(BINDINGS, '..', 'names.json');

/** Each gives, for a fresh app, a function that fills one stack. What is loaded before that is not measured. */
export const FILLERS = { constructs, tree, flat };

/** With the constructs. */
function constructs() {
  const library = require('../lib/index.js');
  const { ApplicationLoadBalancer, BackendProtocol, HealthCheck, Instance, JdcloudProvider, Review, Subnet } = library;
  return (stack, count) => {
    Review.of(stack).raiseQuotas({ applicationLoadBalancersPerRegion: 100_000 });
    new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
    for (let index = 0; index < count; index++) {
      const subnet = Subnet.fromSubnetId(stack, `Subnet${index}`, `subnet-${index}`);
      const lb = new ApplicationLoadBalancer(stack, `Web${index}`, { subnet, zones: ['cn-north-1a'] });
      const servers = lb.addTargetGroup('Servers');
      servers.addInstance(Instance.fromInstanceId(lb, 'Vm', `i-${index}`), { port: 8080 });
      const site = lb.addBackendService('Site', {
        protocol: BackendProtocol.HTTP,
        port: 8080,
        targets: servers,
        healthCheck: HealthCheck.http({ path: '/healthz' }),
      });
      lb.addHttpListener('Http', { backendService: site });
    }
  };
}

/** With the bindings, in the construct tree that the constructs make, and with the names that they generate: the same JSON, byte for byte. */
function tree() {
  const { Construct } = require('constructs');
  const bindings = require(BINDINGS);
  const names = JSON.parse(readFileSync(NAMES, 'utf8'));
  return (stack, count) => {
    new bindings.JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
    for (let index = 0; index < count; index++) {
      new Construct(stack, `Subnet${index}`);
      const web = new Construct(stack, `Web${index}`);
      const servers = new Construct(web, 'Servers');
      new Construct(web, 'Vm');
      const site = new Construct(web, 'Site');
      const http = new Construct(web, 'Http');
      const places = {
        lb: [web, 'Resource'],
        group: [servers, 'Resource'],
        targets: [servers, 'Targets'],
        backend: [site, 'Resource'],
        listener: [http, 'Resource'],
      };
      fill(bindings, places, names[stack.node.id][index], index);
    }
  };
}

/** With the bindings, all in the stack itself, as somebody without the constructs would write it. */
function flat() {
  const bindings = require(BINDINGS);
  return (stack, count) => {
    new bindings.JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
    for (let index = 0; index < count; index++) {
      const places = {
        lb: [stack, `Lb${index}`],
        group: [stack, `Group${index}`],
        targets: [stack, `Targets${index}`],
        backend: [stack, `Backend${index}`],
        listener: [stack, `Listener${index}`],
      };
      fill(bindings, places, [`web-${index}`, `servers-${index}`, `site-${index}`, `http-${index}`], index);
    }
  };
}

function fill(bindings, places, [lbName, groupName, backendName, listenerName], index) {
  const lb = new bindings.Lb(...places.lb, {
    name: lbName,
    type: 'alb',
    subnetId: `subnet-${index}`,
    azs: ['cn-north-1a'],
    deleteProtection: false,
  });
  const lifecycle = { createBeforeDestroy: true };
  const group = new bindings.LbTargetGroup(...places.group, {
    loadBalancerId: lb.id,
    name: groupName,
    type: 'instance',
    lifecycle,
  });
  const targets = new bindings.LbTargetGroupTargets(...places.targets, {
    targetGroupId: group.id,
    targets: { Vm: { instanceId: `i-${index}`, port: 8080, type: 'vm', weight: 10 } },
    lifecycle,
  });
  const backend = new bindings.LbBackend(...places.backend, {
    loadBalancerId: lb.id,
    name: backendName,
    protocol: 'Http',
    port: 8080,
    algorithm: 'RoundRobin',
    targetGroupId: group.id,
    healthCheck: { protocol: 'Http', httpPath: '/healthz' },
    dependsOn: [targets],
    lifecycle,
  });
  new bindings.LbListener(...places.listener, {
    loadBalancerId: lb.id,
    name: listenerName,
    protocol: 'Http',
    port: 80,
    backendId: backend.id,
  });
}
