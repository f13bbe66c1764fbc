import { known } from '../validation/known';

/*
 * The words of this library in the spelling of JD Cloud's API. A token stays as it is: its value has to be in the API's spelling.
 */

const ALGORITHMS = new Map([
  ['ROUND_ROBIN', 'RoundRobin'],
  ['LEAST_CONNECTIONS', 'LeastConn'],
  ['SOURCE_IP_HASH', 'IpHash'],
  ['QUINTUPLE_HASH', 'QuintupleHash'],
]);

/**
 * HTTP becomes Http.
 *
 * @internal
 */
export function protocolForApi(protocol: string): string {
  const word = known(protocol);
  return word === undefined ? protocol : word.slice(0, 1) + word.slice(1).toLowerCase();
}

/**
 * LEAST_CONNECTIONS becomes LeastConn.
 *
 * @internal
 */
export function algorithmForApi(algorithm: string): string {
  return ALGORITHMS.get(algorithm) ?? algorithm;
}
