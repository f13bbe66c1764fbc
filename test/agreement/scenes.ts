import { TerraformStack } from 'cdktf';
import {
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  Certificate,
  Container,
  ElasticIp,
  ForwardedHeader,
  HealthCheck,
  Hsts,
  IBackendTargets,
  IGenericLoadBalancer,
  IInstanceTemplate,
  Instance,
  InstanceTemplate,
  Listener,
  ListenerProtocol,
  LoadBalancer,
  LoadBalancerType,
  SecurityGroup,
  SessionPersistence,
  Subnet,
  TargetGroup,
  TargetGroupAttachment,
  TargetType,
} from '../../lib';
import { Body } from '../support/provider';
import { Arguments, Cloud, Response } from './cloud';
import { Options, Scene } from './field';

/*
 * The objects that fields are tried in. What they belong to exists: it is referenced by an id that the simulator's parents have, too.
 */

type Product = 'ALB' | 'NLB' | 'DNLB';

/** An existing load balancer. */
function existing(stack: TerraformStack, options: Options, product: Product): IGenericLoadBalancer {
  return LoadBalancer.fromLoadBalancerAttributes(
    stack,
    'LoadBalancer',
    options('existing load balancer', {
      loadBalancerId: idOf(product),
      loadBalancerType: LoadBalancerType[product],
    }),
  );
}

function idOf(product: Product): string {
  return `${product.toLowerCase()}-a1`;
}

/** What a load balancer is tried with beside its product. */
interface LoadBalancerScene {
  readonly product: Product;
  /** Where it is; a load balancer of a region lists zones. */
  readonly subnetId?: string;
  readonly azs?: readonly string[];
  readonly edgeZone?: string;
  readonly elasticIp?: boolean;
  readonly securityGroup?: boolean;
  /** Whether the API takes the value only for a load balancer that exists. */
  readonly changed?: boolean;
}

/** A load balancer. */
export function loadBalancer(scene: LoadBalancerScene): Scene {
  const {
    product,
    subnetId = 'subnet-a1',
    azs,
    edgeZone,
    elasticIp = false,
    securityGroup = false,
    changed = false,
  } = scene;
  const type = product.toLowerCase();
  const zones = azs ?? (edgeZone === undefined ? undefined : [edgeZone]);
  return {
    library: (stack, options) =>
      new LoadBalancer(
        stack,
        'Tried',
        options('load balancer', {
          loadBalancerType: LoadBalancerType[product],
          subnet: Subnet.fromSubnetAttributes(stack, 'Subnet', options('subnet', { subnetId })),
          ...(azs === undefined ? {} : { zones: [...azs] }),
          ...(edgeZone === undefined ? {} : { edgeZone }),
          ...(elasticIp
            ? {
                elasticIp: ElasticIp.fromElasticIpId(
                  stack,
                  'ElasticIp',
                  options('elastic IP', { elasticIpId: 'fip-a1' }).elasticIpId,
                ),
              }
            : {}),
          ...(securityGroup
            ? {
                securityGroups: [
                  SecurityGroup.fromSecurityGroupId(
                    stack,
                    'SecurityGroup',
                    options('security group', { securityGroupId: 'sg-a1' }).securityGroupId,
                  ),
                ],
              }
            : {}),
        }),
      ),
    provider: { type: 'jdcloud_lb', body: { name: 'tried', type, subnet_id: subnetId, azs: zones } },
    simulator: async (cloud, put) => {
      const body = { loadBalancerName: 'tried', type, subnetId, azs: zones };
      if (!elasticIp && !changed) {
        return cloud.tryCreate('loadBalancers', 'loadBalancerId', put(body));
      }
      const id = await cloud.create('loadBalancers', 'loadBalancerId', body);
      const response = changed
        ? await cloud.call('PATCH', `loadBalancers/${id}`, put({}))
        : await cloud.call('POST', `loadBalancers/${id}:associateElasticIp`, put({}));
      await cloud.remove('loadBalancers', id);
      return response;
    },
  };
}

/** A target group of an application load balancer. */
export const TARGET_GROUP: Scene = {
  library: (stack, options) =>
    new TargetGroup(stack, 'Tried', options('target group', { loadBalancer: existing(stack, options, 'ALB') })),
  provider: { type: 'jdcloud_lb_target_group', body: { name: 'tried', load_balancer_id: 'alb-a1' } },
  simulator: (cloud, put) =>
    cloud.tryCreate('targetGroups', 'targetGroupId', put({ targetGroupName: 'tried', loadBalancerId: 'alb-a1' })),
};

/** A target of a group of a product. */
export function target(type: 'vm' | 'container' | 'ip', product: Product = 'ALB'): Scene {
  const groupType = type === 'ip' ? 'ip' : 'instance';
  const place = { vm: 'i-a1', container: 'pod-a1', ip: '10.0.0.7' }[type];
  return {
    library: (stack, options) => {
      const group = new TargetGroup(stack, 'Group', {
        loadBalancer: existing(stack, options, product),
        targetType: type === 'ip' ? TargetType.IP : TargetType.INSTANCE,
      });
      const others = options('target', {});
      switch (type) {
        case 'vm':
          return group.addInstance(
            Instance.fromInstanceAttributes(stack, 'Vm', options('instance', { instanceId: place })),
            others,
          );
        case 'container':
          return group.addContainer(
            Container.fromContainerAttributes(stack, 'Pod', options('container', { containerId: place })),
            others,
          );
        case 'ip':
          return group.addIpAddress(options('target', { ipAddress: place }).ipAddress, others);
      }
    },
    provider: {
      type: 'jdcloud_lb_target_group_targets',
      body: {
        target_group_id: 'tg-a1',
        targets: { tried: { type, ...(type === 'ip' ? { ip_address: place } : { instance_id: place }) } },
      },
    },
    simulator: async (cloud, put) => {
      const group = { targetGroupName: 'tried', loadBalancerId: idOf(product), type: groupType };
      const id = await cloud.create('targetGroups', 'targetGroupId', group);
      const spec = { type, ...(type === 'ip' ? { ipAddress: place } : { instanceId: place }) };
      const response = await cloud.call('POST', `targetGroups/${id}:registerTargets`, put({ targetSpecs: [spec] }));
      await cloud.remove('targetGroups', id);
      return response;
    },
  };
}

/** An attachment of a target to a group of a product. */
export function attachment(type: 'vm' | 'container' | 'ip', product: Product = 'ALB'): Scene {
  const alone = target(type, product);
  const place = { vm: 'i-a1', container: 'pod-a1', ip: '10.0.0.7' }[type];
  return {
    library: (stack, options) => {
      const targetGroup = new TargetGroup(stack, 'Group', {
        loadBalancer: existing(stack, options, product),
        targetType: type === 'ip' ? TargetType.IP : TargetType.INSTANCE,
      });
      const server = {
        vm: () => ({
          instance: Instance.fromInstanceAttributes(stack, 'Vm', options('instance', { instanceId: place })),
        }),
        container: () => ({
          container: Container.fromContainerAttributes(stack, 'Pod', options('container', { containerId: place })),
        }),
        ip: () => ({ ipAddress: place }),
      }[type]();
      return new TargetGroupAttachment(stack, 'Tried', options('target group attachment', { targetGroup, ...server }));
    },
    provider: {
      type: 'jdcloud_lb_target_group_attachment',
      body: { target_group_id: 'tg-a1', type, ...(type === 'ip' ? { ip_address: place } : { instance_id: place }) },
    },
    simulator: alone.simulator,
  };
}

/** What a backend is tried with beside its protocol. */
interface BackendScene {
  readonly product?: Product;
  readonly protocol: 'HTTP' | 'TCP' | 'UDP';
  readonly check?: 'Http' | 'Tcp' | 'Icmp';
  readonly sessions?: 'cookie' | 'sourceIp';
  readonly targets?: 'target group' | 'availability group';
  /** Whether a header is among the forwarded ones. */
  readonly forwards?: boolean;
}

/** A backend service. */
export function backend(scene: BackendScene): Scene {
  const { product = 'ALB', protocol, check = 'Tcp', sessions, targets, forwards = false } = scene;
  const spelling = `${protocol.charAt(0)}${protocol.slice(1).toLowerCase()}`;
  return {
    library: (stack, options) =>
      new BackendService(
        stack,
        'Tried',
        options('backend service', {
          loadBalancer: existing(stack, options, product),
          protocol: BackendProtocol[protocol],
          port: 8080,
          healthCheck: healthCheck(check, options),
          ...(sessions === undefined ? {} : { sessionPersistence: persistence(sessions, options) }),
          ...(targets === undefined ? {} : { targets: receivers(targets, stack, options) }),
          ...(forwards ? { forwardedHeaders: [ForwardedHeader.PROTO] } : {}),
        }),
      ),
    provider: {
      type: 'jdcloud_lb_backend',
      body: {
        name: 'tried',
        load_balancer_id: idOf(product),
        protocol: spelling,
        port: 8080,
        health_check: { protocol: check },
        ...(sessions === undefined ? {} : { session_stickiness: true }),
        ...(targets === 'availability group' ? { ag_info: { ag_id: 'ag-a1' } } : {}),
      },
    },
    simulator: (cloud, put) => {
      const body: Arguments = {
        backendName: 'tried',
        loadBalancerId: idOf(product),
        protocol: spelling,
        port: 8080,
        healthCheckSpec: { protocol: check },
        ...(sessions === undefined ? {} : { sessionStickiness: true }),
        ...(targets === 'availability group' ? { agInfoSpec: [{ agId: 'ag-a1' }] } : {}),
      };
      return cloud.tryCreate('backends', 'backendId', put(body));
    },
  };
}

/** A backend service in a call that is made after its creation. */
function later(
  scene: Scene,
  call: (id: string, cloud: Cloud, put: (body: Arguments) => Arguments) => Promise<Response>,
): Scene {
  return {
    ...scene,
    simulator: async (cloud, put) => {
      const id = await cloud.create('backends', 'backendId', {
        backendName: 'tried',
        loadBalancerId: 'alb-a1',
        protocol: 'Http',
        port: 8080,
        healthCheckSpec: { protocol: 'Http' },
        agInfoSpec: [{ agId: 'ag-a1' }],
      });
      const response = await call(id, cloud, put);
      await cloud.remove('backends', id);
      return response;
    },
  };
}

/** A backend service of an application load balancer that is updated. */
export const UPDATED_BACKEND: Scene = later(backend({ protocol: 'HTTP', check: 'Http' }), (id, cloud, put) =>
  cloud.call('PATCH', `backends/${id}`, put({})),
);

/** A member of an availability group. */
export const MEMBER: Scene = later(
  backend({ protocol: 'HTTP', targets: 'availability group' }),
  async (id, cloud, put) => {
    const { result } = await cloud.call('GET', `backends/${id}/agTargets`);
    const { targets } = result as { targets: { targetId: string }[] };
    return cloud.call(
      'PATCH',
      `backends/${id}:updateAgTargets`,
      put({ targetUpdateSpecs: targets.slice(0, 1).map(({ targetId }) => ({ targetId })) }),
    );
  },
);

function healthCheck(check: 'Http' | 'Tcp' | 'Icmp', options: Options): HealthCheck {
  const given = options('health check', {});
  switch (check) {
    case 'Http':
      return HealthCheck.http(given);
    case 'Tcp':
      return HealthCheck.tcp(given);
    case 'Icmp':
      return HealthCheck.icmp(given);
  }
}

function persistence(sessions: 'cookie' | 'sourceIp', options: Options): SessionPersistence {
  return sessions === 'cookie'
    ? SessionPersistence.cookie(options('session cookie', {}))
    : SessionPersistence.sourceIp(options('session by source address', {}));
}

function receivers(
  targets: 'target group' | 'availability group',
  stack: TerraformStack,
  options: Options,
): IBackendTargets {
  return targets === 'target group'
    ? TargetGroup.fromTargetGroupAttributes(
        stack,
        'Group',
        options('existing target group', { targetGroupId: 'tg-a1' }),
      )
    : AvailabilityGroup.fromAvailabilityGroupAttributes(
        stack,
        'Group',
        options('existing availability group', { availabilityGroupId: 'ag-a1' }),
      );
}

/** An availability group without scaling. */
export const AVAILABILITY_GROUP: Scene = {
  library: (stack, options) =>
    new AvailabilityGroup(stack, 'Tried', options('availability group', placed(stack, options))),
  provider: {
    type: 'jdcloud_availability_group',
    body: { name: 'tried', azs: ['cn-north-1a'], instance_template_id: 'it-w1' },
  },
  simulator: (cloud, put) =>
    cloud.call(
      'POST',
      'availabilityGroups',
      put({ agName: 'tried', azs: ['cn-north-1a'], instanceTemplateId: 'it-w1' }),
    ),
};

/** The scaling of an availability group: JD Cloud takes all sizes once it is on. */
export const SCALED_AVAILABILITY_GROUP: Scene = {
  library: (stack, options) =>
    new AvailabilityGroup(stack, 'Tried', {
      ...placed(stack, options),
      scaling: options('scaling', { min: 0, max: 1000 }),
    }),
  provider: {
    type: 'jdcloud_availability_group',
    body: {
      name: 'tried',
      azs: ['cn-north-1a'],
      instance_template_id: 'it-w1',
      auto_scaling: { min_size: 0, max_size: 1000 },
    },
  },
  simulator: async (cloud, put) => {
    const body = { agName: 'tried', azs: ['cn-north-1a'], instanceTemplateId: 'it-w1' };
    const { result } = await cloud.call('POST', 'availabilityGroups', {
      ...body,
      autoscalingSpec: { minSize: 0, maxSize: 0 },
    });
    const settings = put({ autoscalingSpec: { minSize: 0, maxSize: 1000 } });
    return cloud.call('POST', `autoScaling/${String(result.agId)}:updateAutoScaling`, settings);
  },
};

function placed(stack: TerraformStack, options: Options): { instanceTemplate: IInstanceTemplate; zones: string[] } {
  const instanceTemplate = InstanceTemplate.fromInstanceTemplateAttributes(
    stack,
    'Template',
    options('instance template', { instanceTemplateId: 'it-w1' }),
  );
  return { instanceTemplate, zones: ['cn-north-1a'] };
}

/** A listener of an application load balancer. */
export function listener(protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP'): Scene {
  const spelling = `${protocol.charAt(0)}${protocol.slice(1).toLowerCase()}`;
  const backendProtocol = { HTTP: 'HTTP', HTTPS: 'HTTP', TCP: 'TCP', TLS: 'TCP', UDP: 'UDP' } as const;
  const backendId = `backend-${backendProtocol[protocol].toLowerCase()}`;
  const secure = protocol === 'HTTPS' || protocol === 'TLS';
  const body: Body = {
    name: 'tried',
    load_balancer_id: 'alb-a1',
    protocol: spelling,
    port: 8443,
    backend_id: backendId,
    ...(secure ? { certificate_ids: ['cert-a1'] } : {}),
  };
  return {
    library: (stack, options) => {
      const loadBalancer = existing(stack, options, 'ALB');
      return new Listener(
        stack,
        'Tried',
        options('listener', {
          loadBalancer,
          protocol: ListenerProtocol[protocol],
          port: 8443,
          backendService: BackendService.fromBackendServiceAttributes(
            stack,
            'BackendService',
            options('existing backend service', {
              backendServiceId: backendId,
              protocol: BackendProtocol[backendProtocol[protocol]],
            }),
          ),
          ...(secure
            ? {
                certificates: [
                  Certificate.fromCertificateId(
                    stack,
                    'Certificate',
                    options('certificate', { certificateId: 'cert-a1' }).certificateId,
                  ),
                ],
              }
            : {}),
          ...(protocol === 'HTTP' ? { limits: options('listener limit', {}) } : {}),
          ...(protocol === 'HTTPS' ? { hsts: Hsts.enabled(options('HSTS setting', {})) } : {}),
        }),
      );
    },
    provider: {
      type: 'jdcloud_lb_listener',
      body: { ...body, ...(protocol === 'HTTPS' ? { hsts_enable: true } : {}) },
    },
    simulator: (cloud, put) => {
      const call: Arguments = {
        listenerName: 'tried',
        loadBalancerId: 'alb-a1',
        protocol: spelling,
        port: 8443,
        backendId,
        ...(secure ? { certificateSpecs: [{ certificateId: 'cert-a1' }] } : {}),
        ...(protocol === 'HTTPS' ? { hstsEnable: true } : {}),
      };
      return cloud.tryCreate('listeners', 'listenerId', put(call));
    },
  };
}

/** An HTTP listener that is switched on or off, which the API does in an update only. */
export function switchedListener(): Scene {
  const body = {
    listenerName: 'tried',
    loadBalancerId: 'alb-a1',
    protocol: 'Http',
    port: 8443,
    backendId: 'backend-http',
  };
  return {
    ...listener('HTTP'),
    simulator: (cloud, put) => cloud.tryUpdate('listeners', 'listenerId', body, put({})),
  };
}
