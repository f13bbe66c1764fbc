import { Token } from 'cdktf';
import { known } from '../known';
import { PropertyProblems } from '../property-problems';
import { Rule } from '../rule';
import { aProtocol } from '../wording';

const CODE = 'JDLB023';
const MAXIMUM = 2;
const WITH_CERTIFICATES = ['HTTPS', 'TLS'];

/** How many default certificates a listener takes. */
export const certificates: Rule = {
  code: CODE,
  severity: 'error',
  title: 'An HTTPS or TLS listener takes one or two default certificates, every other listener none.',
  source: { kind: 'API', reference: 'JD Cloud SDK: CreateListenerSpec, certificateSpecs' },
  moments: ['types', 'construction', 'provider'],
  remedy: 'Give an HTTPS or TLS listener one certificate, or two of different key algorithms; give others none.',
};

/**
 * Checks that no certificate is listed twice: one certificate has one key algorithm.
 *
 * @internal
 */
export function checkRepeatedCertificates(problems: PropertyProblems, certificateIds: readonly string[]): void {
  const ids = certificateIds.filter((id) => known(id) !== undefined);
  for (const id of new Set(ids.filter((candidate, index) => ids.indexOf(candidate) !== index))) {
    problems.add(
      `certificates lists ${id} twice; valid: one certificate, or two of different key algorithms; keep one of them (${CODE})`,
    );
  }
}

/**
 * Checks the number of a listener's default certificates.
 *
 * @internal
 */
export function checkCertificates(
  problems: PropertyProblems,
  protocol: string,
  defaultCertificates: readonly unknown[] | undefined,
): void {
  const value = known(protocol);
  if (value === undefined || Token.isUnresolved(defaultCertificates)) {
    return;
  }
  const count = defaultCertificates?.length ?? 0;
  const got = count === 0 ? 'certificates is empty' : `certificates has ${count} ${count === 1 ? 'entry' : 'entries'}`;
  if (!WITH_CERTIFICATES.includes(value)) {
    if (count > 0) {
      problems.add(
        `${got}; valid for ${aProtocol(value)} listener: none; remove them, or choose HTTPS or TLS (${CODE})`,
      );
    }
    return;
  }
  if (count < 1 || count > MAXIMUM) {
    const remedy =
      count < 1 ? 'add one with Certificate.fromCertificateId' : 'keep one, or two of different key algorithms';
    problems.add(`${got}; valid for ${aProtocol(value)} listener: 1 or 2 certificates; ${remedy} (${CODE})`);
  }
}
