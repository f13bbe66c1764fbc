import { isIPv6 } from 'node:net';
import type { IResolvable } from 'cdktf';
import type * as jdcloud from '../jdcloud';
import { countCharacters, describe, either, quoted } from '../properties/describe';
import { fact, Limit, Place, table } from '../properties/field';
import { flag, list, seconds, text, whole, word } from '../properties/kinds';
import { known } from '../terraform/tokens';
import { CHINESE } from '../validation/common-fields';
import { productsOnly, shown } from '../validation/products';
import { healthChecks } from '../validation/rules/jdlb033-health-checks';
import { healthCheckAtCreation } from '../validation/rules/jdlb034-health-check-at-creation';
import type { HttpHealthCheckOptions, HttpVersion } from './health-check-options';

const PATH = new RegExp(String.raw`^/(?:[A-Za-z0-9${CHINESE}\-/.?#&_;~!()*\[\]@\^:',+=<>\{\}]|%[0-9A-Fa-f]{2})*$`, 'u');
const PATH_IN_WORDS =
  'begins with /, at most 1000 characters, letters, digits, Chinese characters and ' +
  "-/.%?#&_;~!()*[]@^:',+=<>{}, with URL-encoded text after %";
const LONGEST_PATH = 1000;
const HOST_NAME = /^[A-Za-z0-9.-]{1,255}$/;
const HOST_IN_WORDS = 'an IP address, or a name of letters, digits, - and ., at most 255 characters';
const STATUS_CODES = /^(?:[234]xx|[234]\d\d|([234]\d\d)-([234]\d\d))$/;
const STATUS_CODES_IN_WORDS = 'codes (200), ranges (200-299) and classes (2xx, 3xx, 4xx) within 200 to 499';

const HTTP_VERSION_SPELLINGS: Readonly<Record<HttpVersion, string>> = { 'HTTP1.0': 'HTTP1.0', 'HTTP1.1': 'HTTP1.1' };

const codes = fact('JDLB132', 'HealthCheckSpec, httpCode');
const http = { limits: [checksOnly('http')] };

/**
 * Every option of every health check: which of them a check has, its protocol decides.
 *
 * @internal
 */
export const HEALTH_CHECK = table<HttpHealthCheckOptions, jdcloud.LbBackendHealthCheck>('health check', {
  enabled: flag<boolean | IResolvable, jdcloud.LbBackendHealthCheck>('enabled', {
    limits: [productsOnly(healthCheckAtCreation, ['ALB', 'DNLB'], 'leave it out', (value) => known(value) === false)],
  }),
  interval: seconds('intervalSeconds', 5, 300, fact('JDLB124', 'HealthCheckSpec, intervalSeconds')),
  timeout: seconds('checkTimeoutSeconds', 2, 60, fact('JDLB125', 'HealthCheckSpec, checkTimeoutSeconds')),
  healthyThreshold: whole('healthyThresholdCount', 1, 5, fact('JDLB126', 'HealthCheckSpec, healthyThresholdCount')),
  unhealthyThreshold: whole(
    'unhealthyThresholdCount',
    1,
    5,
    fact('JDLB127', 'HealthCheckSpec, unhealthyThresholdCount'),
  ),
  port: whole('port', 0, 65535, fact('JDLB128', 'HealthCheckSpec, port'), {
    limits: [checksOnly('http', 'tcp')],
  }),
  path: text(
    'httpPath',
    {
      fact: fact('JDLB129', 'HealthCheckSpec, httpPath'),
      statement:
        'begins with `/` and has at most 1000 characters: letters, digits, Chinese characters, ' +
        "`-/.%?#&_;~!()*[]@^:',+=<>{}`, and URL-encoded text after `%`",
      faults: (path) =>
        countCharacters(path) > LONGEST_PATH || !PATH.test(path) ? [`is ${quoted(path)}; valid: ${PATH_IN_WORDS}`] : [],
    },
    http,
  ),
  host: text(
    'httpDomain',
    {
      fact: fact('JDLB130', 'HealthCheckSpec, httpDomain'),
      statement: 'is an IP address, or a name of letters, digits, `-` and `.` that has at most 255 characters',
      faults: (host) => (isHost(host) ? [] : [`is ${quoted(host)}; valid: ${HOST_IN_WORDS}`]),
    },
    http,
  ),
  httpVersion: word('httpVersion', HTTP_VERSION_SPELLINGS, fact('JDLB131', 'HealthCheckSpec, httpVersion'), http),
  healthyStatusCodes: list('httpCode', [{ fact: codes, statement: `are ${STATUS_CODES_IN_WORDS}` }], checkStatusCodes, {
    ...http,
    checkList: (items, { property, problems }) => {
      if (items.length === 0) {
        problems.violates(
          codes,
          `${property} is an empty list; valid: at least one item, or leave it out for 2xx and 3xx`,
        );
      }
    },
  }),
});

/** The zone of an IPv6 address (fe80::1%eth0) has a meaning on one machine only. */
function isHost(host: string): boolean {
  return HOST_NAME.test(host) || (isIPv6(host) && !host.includes('%'));
}

/** An option that only some health checks have. */
function checksOnly(...calls: readonly ('http' | 'tcp')[]): Limit {
  const names: readonly string[] = calls;
  return {
    rule: healthChecks,
    refusal: (value, { protocol }) => {
      const call = protocol?.toLowerCase();
      return call === undefined || names.includes(call)
        ? undefined
        : `is ${shown(value)}; valid with ${either(names.map((name) => `HealthCheck.${name}()`))} only, this is HealthCheck.${call}(): leave it out`;
    },
  };
}

function checkStatusCodes(item: unknown, { property, problems }: Place): void {
  const match = typeof item === 'string' ? STATUS_CODES.exec(item) : null;
  if (match === null) {
    problems.violates(codes, `${property} is ${describe(item)}; valid: ${STATUS_CODES_IN_WORDS}`);
    return;
  }
  const [, from, to] = match;
  if (from !== undefined && to !== undefined && from >= to) {
    const remedy = from === to ? `write ${from}` : `the range is reversed, write ${to}-${from}`;
    problems.violates(codes, `${property} is ${match[0]}; valid: ranges from a lower to a higher code; ${remedy}`);
  }
}
