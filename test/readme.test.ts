import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import * as cdktf from 'cdktf';
import { ModuleKind, transpileModule } from 'typescript';
import * as library from '../lib';
import { messageOf, newAlb, newStack } from './support/app';
import { use } from './support/review';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

/** The first fenced block of a language. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}[^\\n]*\\n([\\s\\S]*?)^\`\`\``, 'm').exec(README);
  if (found?.[1] === undefined) {
    throw new Error(`The README has no block of ${language}.`);
  }
  return found[1];
}

/** The fenced block of plain text that begins with the given words. */
function text(beginning: string): string {
  const found = README.split(/^```\n/m).find((part) => part.startsWith(beginning));
  if (found === undefined) {
    throw new Error(`The README has no block that begins with '${beginning}'.`);
  }
  return found.trimEnd();
}

function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutComments);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '//')
        .map(([key, entry]) => [key, withoutComments(entry)]),
    );
  }
  return value;
}

describe('the README', () => {
  test('shows the resources that its ten lines become', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'readme-'));
    process.env.CDKTF_OUTDIR = outdir;
    const compiled = transpileModule(block('ts'), { compilerOptions: { module: ModuleKind.CommonJS } }).outputText;
    const modules: Record<string, unknown> = { cdktf, 'cdktf-jdcloud-lb': library };
    runInNewContext(compiled, { require: (name: string) => modules[name], exports: {} });

    const synthesised = JSON.parse(readFileSync(join(outdir, 'stacks', 'hello', 'cdk.tf.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(withoutComments(synthesised.resource)).toEqual(JSON.parse(block('json')));
  });

  test('shows what a wrong property says', () => {
    const lb = newAlb(newStack(), 'Shop');
    expect(
      messageOf(() =>
        lb.addBackendService('Api', {
          protocol: library.BackendProtocol.HTTP,
          port: 8080,
          healthCheck: library.HealthCheck.http({ interval: library.Duration.seconds(3) }),
          sessionPersistence: library.SessionPersistence.sourceIp(),
        }),
      ),
    ).toBe(text('cdktf-jdcloud-lb: shop/Shop/Api has'));
  });

  test('shows what the review of a stack says', () => {
    const stack = newStack();
    const shop = newAlb(stack, 'Shop');
    const add = (lb: library.ApplicationLoadBalancer, id: string, protocol: library.BackendProtocol) =>
      lb.addBackendService(id, { protocol, port: 8080, healthCheck: library.HealthCheck.tcp() });
    const { HTTP, TCP, UDP } = library.BackendProtocol;
    shop.addHttpsListener('Https', {
      backendService: add(newAlb(stack, 'Other'), 'Api', HTTP),
      certificates: [library.Certificate.fromCertificateId(stack, 'Certificate', 'cert-a1')],
    });
    shop.addTcpListener('Tcp', { port: 53, backendService: add(shop, 'Stream', TCP) });
    shop.addUdpListener('Udp', { port: 53, backendService: add(shop, 'Datagrams', UDP) });
    const vm = { instanceId: 'i-b7', vpcId: 'vpc-b1' };
    const servers = shop.addTargetGroup('Servers');
    servers.addInstance(library.Instance.fromInstanceAttributes(stack, 'Vm7', vm));
    use(servers);

    expect(messageOf(() => cdktf.Testing.synth(stack, true))).toBe(text('cdktf-jdcloud-lb found'));
  });
});
