import { Fn, IResolvable } from 'cdktf';
import type { IConstruct } from 'constructs';
import type * as jdcloud from '../jdcloud';
import { Accepted, Context, fact, Field, libraryFact, Place, table } from '../properties/field';
import { checkConstruct, checkMember } from '../properties/checks';
import {
  existingId,
  factory,
  flag,
  idToFind,
  list,
  mapped,
  required,
  seconds,
  special,
  whole,
  word,
} from '../properties/kinds';
import { asText, isKnown, isToken, known } from '../terraform/tokens';
import { describe } from '../properties/describe';
import {
  contextOf,
  descriptionOf,
  knownWord,
  loadBalancerField,
  loadBalancerOfReference,
  loadBalancerToSearch,
  nameOf,
  RESOURCE_FIELDS,
} from '../validation/common-fields';
import { AvailabilityGroupFacts, factsOfValue, TargetGroupFacts } from '../validation/facts';
import { nameToFind } from '../validation/lookup';
import { productsOnly, protocolsOnly, wordOfProduct } from '../validation/products';
import { BACKEND_PROTOCOLS, protocols } from '../validation/rules/jdlb020-protocols';
import { oneKindOfTargets } from '../validation/rules/jdlb029-one-kind-of-targets';
import { ALGORITHMS, algorithms } from '../validation/rules/jdlb031-algorithms';
import { backendServiceFeatures } from '../validation/rules/jdlb032-backend-service-features';
import { healthCheckAtCreation } from '../validation/rules/jdlb034-health-check-at-creation';
import { checkMemberWeights, checkWeight } from '../validation/weights';
import type {
  BackendServiceAttributes,
  BackendServiceLookupOptions,
  BackendServiceProps,
} from './backend-service-options';
import type { BackendTargetsConfig, IBackendTargets } from './backend-targets';
import { ForwardedHeader } from './forwarded-header';
import type { BackendProtocol } from './protocol';
import { SchedulingAlgorithm } from './scheduling-algorithm';

const ALGORITHM_SPELLINGS: Readonly<Record<SchedulingAlgorithm, string>> = {
  ROUND_ROBIN: 'RoundRobin',
  LEAST_CONNECTIONS: 'LeastConn',
  SOURCE_IP_HASH: 'IpHash',
  QUINTUPLE_HASH: 'QuintupleHash',
};
const PROTOCOL_SPELLINGS: Readonly<Record<BackendProtocol, string>> = { HTTP: 'Http', TCP: 'Tcp', UDP: 'Udp' };
const MEMBER_WEIGHT = fact('JDLB123', 'AgInfoSpec, defaultWeight; AgTarget, weight');
const HEADER = libraryFact('JDLB133', 'CreateBackendSpec, httpForwardedProtocol and its siblings');
const TARGETS = 'a target group or an availability group';
const PROTOCOL = fact('JDLB117', 'CreateBackendSpec, protocol');

/**
 * Every property of a backend service.
 *
 * @internal
 */
export const BACKEND_SERVICE = table<BackendServiceProps, jdcloud.LbBackendConfig>('backend service', {
  ...RESOURCE_FIELDS,
  loadBalancer: loadBalancerField(),
  name: nameOf(fact('JDLB115', 'CreateBackendSpec, backendName')),
  description: descriptionOf(fact('JDLB116', 'CreateBackendSpec, description')),
  protocol: required(
    word('protocol', PROTOCOL_SPELLINGS, PROTOCOL, {
      also: wordOfProduct(
        protocols,
        BACKEND_PROTOCOLS,
        'backend services of ',
        () => ', or an application load balancer',
      ),
    }),
    'HTTP, TCP, UDP',
  ),
  port: required(whole('port', 1, 65535, fact('JDLB118', 'CreateBackendSpec, port')), 'a port, 1 to 65535'),
  targets: special<IBackendTargets, jdcloud.LbBackendConfig>(`${TARGETS}; the id in it may be a token`, {
    facts: [
      {
        fact: MEMBER_WEIGHT,
        statement:
          'can give an availability group a default weight, and single members of it another one: whole numbers from 0 to 100',
      },
    ],
    check: (value, place) => {
      checkMember(place, value, 'bindBackendTargets', TARGETS);
    },
    attributes: (targets, place) => bindTargets(targets.bindBackendTargets(), place),
  }),
  healthCheck: required(
    factory('HealthCheck', 'a HealthCheck, for example HealthCheck.tcp()'),
    'a HealthCheck, for example HealthCheck.tcp()',
    healthCheckAtCreation,
  ),
  algorithm: word('algorithm', ALGORITHM_SPELLINGS, fact('JDLB119', 'CreateBackendSpec, algorithm'), {
    also: wordOfProduct(algorithms, ALGORITHMS, '', () => ', or leave algorithm out'),
  }),
  sessionPersistence: factory('SessionPersistence', 'SessionPersistence.cookie() or SessionPersistence.sourceIp()', {
    limits: [
      productsOnly(
        backendServiceFeatures,
        ['ALB', 'NLB'],
        'a distributed network load balancer keeps no sessions, use SchedulingAlgorithm.SOURCE_IP_HASH',
      ),
    ],
  }),
  forwardedHeaders: forwardedHeaders(),
  proxyProtocol: flag<boolean | IResolvable, jdcloud.LbBackendConfig>('proxyProtocol', {
    limits: [
      productsOnly(backendServiceFeatures, ['ALB'], "leave it out, servers see the client's address anyway"),
      protocolsOnly(backendServiceFeatures, ['TCP', 'UDP'], ': read X-Forwarded-For', (value) => known(value) === true),
    ],
  }),
  connectionDraining: seconds(
    'connectionDrainingSeconds',
    0,
    3600,
    fact('JDLB122', 'CreateBackendSpec, connectionDrainingSeconds'),
    { limits: [productsOnly(backendServiceFeatures, ['NLB'], 'leave it out')] },
  ),
});

/** One attribute for each header; among tokens Terraform has to look. */
function forwardedHeaders(): Field<ForwardedHeader[], jdcloud.LbBackendConfig, Accepted> {
  const words: readonly string[] = Object.values(ForwardedHeader);
  const items = list<ForwardedHeader, { forwarded?: string[] }>(
    'forwarded',
    [{ fact: HEADER, statement: `are any of ${words.join(', ')}`, inTypes: true }],
    (item, { property, problems }) => {
      if (typeof item !== 'string' || !words.includes(item)) {
        problems.violates(HEADER, `${property} is ${describe(item)}; valid: ${words.join(', ')}`);
      }
    },
  );
  return {
    ...items,
    limits: [
      productsOnly(backendServiceFeatures, ['ALB'], 'leave it out'),
      protocolsOnly(backendServiceFeatures, ['HTTP']),
    ],
    attributes: (headers) => {
      const forwards = (header: ForwardedHeader): boolean | IResolvable =>
        isKnown(headers) ? headers.includes(header) : (Fn.contains(headers, header) as IResolvable);
      return {
        httpForwardedProtocol: forwards(ForwardedHeader.PROTO),
        httpForwardedPort: forwards(ForwardedHeader.PORT),
        httpForwardedHost: forwards(ForwardedHeader.HOST),
        httpForwardedVip: forwards(ForwardedHeader.LOAD_BALANCER_IP),
        httpForwardedClientPort: forwards(ForwardedHeader.CLIENT_PORT),
      };
    },
  };
}

/**
 * Every attribute of an existing backend service.
 *
 * @internal
 */
export const EXISTING_BACKEND_SERVICE = table<
  BackendServiceAttributes,
  { readonly backendServiceId: string; readonly protocol?: string }
>('existing backend service', {
  backendServiceId: existingId('backendServiceId', 'backend-a1'),
  loadBalancer: loadBalancerOfReference(),
  protocol: word('protocol', PROTOCOL_SPELLINGS, PROTOCOL),
});

/**
 * Every option of a lookup of a backend service.
 *
 * @internal
 */
export const BACKEND_SERVICE_LOOKUP = table<BackendServiceLookupOptions, jdcloud.DataJdcloudLbBackendConfig>(
  'lookup of a backend service',
  {
    ...RESOURCE_FIELDS,
    backendServiceId: idToFind('id', 'backend-a1'),
    name: nameToFind(),
    loadBalancer: loadBalancerToSearch(),
    protocol: mapped(word<BackendProtocol, { protocol: string }>('protocol', PROTOCOL_SPELLINGS, PROTOCOL)),
  },
);

/**
 * What finds a backend service.
 *
 * @internal
 */
export const BACKEND_SERVICE_KEYS = { id: 'backendServiceId', example: 'backend-a1', name: 'name' } as const;

/**
 * What is known about a backend service. Without an algorithm, the product's own counts.
 *
 * @internal
 */
export function contextOfBackendService(props: Partial<BackendServiceProps>): Context {
  const context = contextOf(props);
  return {
    ...context,
    protocol: knownWord(props.protocol, PROTOCOL_SPELLINGS),
    algorithm: knownWord(props.algorithm ?? defaultAlgorithm(context.product), ALGORITHM_SPELLINGS),
  };
}

/**
 * The algorithm that a product's backend services have when the user chooses none.
 *
 * @internal
 */
export function defaultAlgorithm(product: string | undefined): SchedulingAlgorithm | undefined {
  if (product === undefined) {
    return undefined;
  }
  return product === 'DNLB' ? SchedulingAlgorithm.SOURCE_IP_HASH : SchedulingAlgorithm.ROUND_ROBIN;
}

/**
 * The facts of what receives the requests.
 *
 * @internal
 */
export function factsOfTargets(config: BackendTargetsConfig): TargetGroupFacts | AvailabilityGroupFacts | undefined {
  const { targetGroup, availabilityGroup } = config;
  return (
    factsOfValue<TargetGroupFacts>(targetGroup, 'TargetGroup') ??
    factsOfValue<AvailabilityGroupFacts>(availabilityGroup, 'AvailabilityGroup') ??
    // A user's own class recorded nothing.
    (availabilityGroup === undefined
      ? undefined
      : {
          kind: 'AvailabilityGroup',
          construct: availabilityGroup,
          id: availabilityGroup.availabilityGroupId,
          vpcId: availabilityGroup.vpcId,
        })
  );
}

const CONFIGS = new WeakMap<IConstruct, BackendTargetsConfig>();

/**
 * What the targets of a backend service said when they were asked, which happens once: a user's own class may create its group then.
 *
 * @internal
 */
export function targetsOf(backendService: IConstruct): BackendTargetsConfig {
  return CONFIGS.get(backendService) ?? {};
}

function bindTargets(config: BackendTargetsConfig, place: Place): Partial<jdcloud.LbBackendConfig> {
  CONFIGS.set(place.construct, config);
  const { targetGroup, availabilityGroup, defaultWeight } = config;
  const memberWeights = config.memberWeights ?? undefined; // JavaScript may give null.
  if (targetGroup !== undefined && availabilityGroup !== undefined) {
    place.problems.violates(
      oneKindOfTargets,
      `${place.property} has both a target group and an availability group; valid: one of them`,
    );
  }
  if (targetGroup !== undefined) {
    checkConstruct({ ...place, property: `${place.property}.targetGroup` }, targetGroup, 'targetGroupId', TARGETS);
  }
  if (availabilityGroup !== undefined) {
    const at = { ...place, property: `${place.property}.availabilityGroup` };
    checkConstruct(at, availabilityGroup, 'availabilityGroupId', TARGETS);
  }
  if (defaultWeight !== undefined) {
    checkWeight(
      { ...place, property: `${place.property}.defaultWeight` },
      defaultWeight,
      MEMBER_WEIGHT,
      'take the group out of targets to send its members no requests',
    );
  }
  if (memberWeights !== undefined) {
    checkMemberWeights(
      { ...place, property: `${place.property}.memberWeights` },
      memberWeights,
      MEMBER_WEIGHT,
      'take the instance out of the group to send it no requests',
    );
  }
  return {
    targetGroupId: targetGroup?.targetGroupId,
    agInfo:
      availabilityGroup === undefined
        ? undefined
        : {
            agId: availabilityGroup.availabilityGroupId,
            defaultWeight,
            memberWeights: memberWeights === undefined ? undefined : weightsById(memberWeights),
          },
  };
}

/** The ids may hold tokens. */
function weightsById(weights: Readonly<Record<string, number>>): Record<string, number> {
  return isToken(weights)
    ? weights
    : Object.fromEntries(Object.entries(weights).map(([instanceId, weight]) => [asText(instanceId), weight]));
}
