import { Fn, IResolvable, Token } from 'cdktf';
import type * as jdcloud from '../jdcloud';
import { read } from '../properties/bind';
import { describe } from '../properties/describe';
import { Accepted, Context, fact, Field, Refused, table } from '../properties/field';
import { constructs, construct, factory, flag, required, seconds, special, whole, word } from '../properties/kinds';
import { Problems } from '../properties/problems';
import { isKnown, isToken } from '../terraform/tokens';
import {
  contextOf,
  descriptionOf,
  knownWord,
  loadBalancerField,
  nameOf,
  RESOURCE_FIELDS,
  Unnamed,
} from '../validation/common-fields';
import { ofKind } from '../validation/facts';
import { productsOnly, protocolsOnly, wordOfProduct } from '../validation/products';
import { LISTENER_PROTOCOLS, protocols } from '../validation/rules/jdlb020-protocols';
import { certificates } from '../validation/rules/jdlb023-certificates';
import { listenerFeatures } from '../validation/rules/jdlb024-listener-features';
import { aProtocol } from '../validation/wording';
import type { ListenerLimits, ListenerProps } from './listener-options';
import type { ListenerProtocol } from './listener-protocol';

const PROTOCOL_SPELLINGS: Readonly<Record<ListenerProtocol, string>> = {
  HTTP: 'Http',
  HTTPS: 'Https',
  TCP: 'Tcp',
  TLS: 'Tls',
  UDP: 'Udp',
};
/** Protocols that only application load balancers have. */
const ALB_PROTOCOLS: readonly (string | undefined)[] = ['HTTP', 'HTTPS', 'TLS'];
const A_BACKEND_SERVICE = 'a backend service, for example one from addBackendService()';

const LISTENER_LIMITS = table<ListenerLimits, jdcloud.LbListenerLimitation>('listener limit', {
  requestsPerSecond: whole('qps', 100, 500000, fact('JDLB141', 'LimitationSpec, qps'), {
    limits: [protocolsOnly(listenerFeatures, ['HTTP', 'HTTPS'])],
  }),
  activeConnections: whole('activeConnections', 100, 5000000, fact('JDLB142', 'LimitationSpec, activeConnections')),
});

/**
 * Every property of a listener.
 *
 * @internal
 */
export const LISTENER = table<ListenerProps, Unnamed<jdcloud.LbListenerConfig>>('listener', {
  ...RESOURCE_FIELDS,
  loadBalancer: loadBalancerField(),
  name: nameOf(fact('JDLB104', 'CreateListenerSpec, listenerName')),
  description: descriptionOf(fact('JDLB105', 'CreateListenerSpec, description')),
  protocol: required(
    word('protocol', PROTOCOL_SPELLINGS, fact('JDLB106', 'CreateListenerSpec, protocol'), {
      also: wordOfProduct(protocols, LISTENER_PROTOCOLS, 'listeners of ', () => ', or an application load balancer'),
    }),
    'HTTP, HTTPS, TCP, TLS, UDP',
  ),
  port: required(whole('port', 1, 65535, fact('JDLB107', 'CreateListenerSpec, port')), 'a port, 1 to 65535'),
  backendService: required(
    construct('backendId', 'backendServiceId', A_BACKEND_SERVICE, { recognise: ofKind('BackendService') }),
    A_BACKEND_SERVICE,
  ),
  certificates: constructs(
    'certificateIds',
    'certificateId',
    'a certificate, for example one from Certificate.fromCertificateId()',
  ),
  hsts: factory('Hsts', 'Hsts.enabled()', { limits: [protocolsOnly(listenerFeatures, ['HTTPS'])] }),
  idleTimeout: seconds(
    'connectionIdleTimeSeconds',
    1,
    86400,
    fact('JDLB140', 'CreateListenerSpec, connectionIdleTimeSeconds'),
    { limits: [productsOnly(listenerFeatures, ['ALB', 'NLB'], 'leave it out')] },
  ),
  limits: limitsField(),
  enabled: enabledField(),
});

function limitsField(): Field<ListenerLimits, jdcloud.LbListenerConfig, Refused> {
  const valid = 'an object with requestsPerSecond or activeConnections';
  return special<ListenerLimits, jdcloud.LbListenerConfig>(`${valid}; the numbers in it may be tokens`, {
    limits: [
      productsOnly(listenerFeatures, ['ALB'], 'leave it out'),
      protocolsOnly(listenerFeatures, ['HTTP', 'HTTPS', 'TCP', 'TLS']),
    ],
    check: (value, { property, problems }) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        problems.malformed(`${property} is ${describe(value)}`, valid);
      }
    },
    attributes: (limits, place) => ({ limitation: read(place, LISTENER_LIMITS, limits).attributes }),
  });
}

/** On or off, by two words. */
function enabledField(): Field<boolean | IResolvable, jdcloud.LbListenerConfig, Accepted> {
  return {
    ...flag<boolean | IResolvable, { status?: boolean }>('status'),
    attributes: (enabled) => ({
      status:
        typeof enabled === 'boolean' ? (enabled ? 'On' : 'Off') : Token.asString(Fn.conditional(enabled, 'On', 'Off')),
    }),
  };
}

/**
 * What is known about a listener.
 *
 * @internal
 */
export function contextOfListener(props: Partial<ListenerProps>): Context {
  const context = contextOf(props);
  const protocol = knownWord(props.protocol, PROTOCOL_SPELLINGS);
  const product = context.product ?? (ALB_PROTOCOLS.includes(protocol) ? 'ALB' : undefined);
  return { ...context, product, protocol };
}

/** How many default certificates a listener may have. */
const MOST_CERTIFICATES = 2;
const WITH_CERTIFICATES = ['HTTPS', 'TLS'];

/**
 * Checks the number of a listener's default certificates against its protocol, and that none is listed twice: one certificate has one key algorithm.
 *
 * @internal
 */
export function checkCertificates(
  problems: Problems,
  values: Partial<ListenerProps>,
  { product, protocol }: Context,
): void {
  if (isToken(values.certificates)) {
    return;
  }
  const given: readonly unknown[] = Array.isArray(values.certificates) ? values.certificates : [];
  const ids = given.map((certificate) => idOf(certificate)).filter((id) => id !== undefined);
  for (const id of new Set(ids.filter((candidate, index) => ids.indexOf(candidate) !== index))) {
    problems.violates(
      certificates,
      `certificates lists ${id} twice; valid: one certificate, or two with different key algorithms; keep one of them`,
    );
  }
  if (protocol === undefined || (values.certificates !== undefined && !Array.isArray(values.certificates))) {
    return;
  }
  const count = given.length;
  const entries = count === 0 ? 'is empty' : `has ${count} ${count === 1 ? 'entry' : 'entries'}`;
  const got = `certificates ${values.certificates === undefined ? 'is missing' : entries}`;
  const add = (valid: string): void => {
    problems.violates(certificates, `${got}; valid for ${aProtocol(protocol)} listener: ${valid}`);
  };
  if (!WITH_CERTIFICATES.includes(protocol)) {
    if (count > 0) {
      add(`none; remove them${product === undefined || product === 'ALB' ? ', or choose HTTPS or TLS' : ''}`);
    }
  } else if (count < 1) {
    add('1 or 2 certificates; add one with Certificate.fromCertificateId()');
  } else if (count > MOST_CERTIFICATES) {
    add('1 or 2 certificates; keep one, or two with different key algorithms');
  }
}

function idOf(certificate: unknown): string | undefined {
  const id: unknown =
    typeof certificate === 'object' && certificate !== null ? Reflect.get(certificate, 'certificateId') : undefined;
  return typeof id === 'string' && isKnown(id) ? id : undefined;
}
