import { createHash, createHmac, randomUUID } from 'node:crypto';

const ALGORITHM = 'JDCLOUD2-HMAC-SHA256';
const TERMINAL = 'jdcloud2_request';

/** What is to be signed. */
export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

/** Who signs, and for which service. */
export interface Signer {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  readonly service: string;
}

/** The headers of a signed request to JD Cloud. Source: JD Cloud SDK, core/Signer. */
export function signedHeaders({ method, url, body }: Request, signer: Signer): Readonly<Record<string, string>> {
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = [time.slice(0, 8), signer.region, signer.service, TERMINAL];
  const headers = {
    'content-type': 'application/json',
    'x-jdcloud-date': time,
    'x-jdcloud-nonce': randomUUID(),
  };
  const signed = Object.entries({ ...headers, host: url.host }).sort(([one], [other]) => (one < other ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    method,
    url.pathname,
    url.search.slice(1),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const toSign = [ALGORITHM, time, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<Buffer>(
    (previous, part) => hmac(previous, part),
    Buffer.from(`JDCLOUD2${signer.secretKey}`),
  );
  const credential = [signer.accessKey, ...scope].join('/');
  return {
    ...headers,
    authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${names}, Signature=${hmac(key, toSign).toString('hex')}`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
