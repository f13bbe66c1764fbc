import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Block } from './support/app';

interface Synthesised {
  readonly output: Record<string, { readonly value: string }>;
  readonly resource: Record<string, Record<string, Block>>;
}

/** Runs an example as its reader would, and gives the Terraform JSON of its one stack. */
function synthesise(example: string): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), 'example-'));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.requireActual(`../examples/typescript/${example}/main`);
    });
    return JSON.parse(readFileSync(join(outdir, 'stacks', example, 'cdk.tf.json'), 'utf8')) as Synthesised;
  } finally {
    if (before === undefined) {
      delete process.env.CDKTF_OUTDIR;
    } else {
      process.env.CDKTF_OUTDIR = before;
    }
    rmSync(outdir, { recursive: true });
  }
}

/** The one block of a type, without what CDKTF notes about it. */
function only({ resource }: Synthesised, type: string): Block {
  const blocks = Object.values(resource[type] ?? {});
  expect(blocks).toHaveLength(1);
  return Object.fromEntries(Object.entries(blocks[0] ?? {}).filter(([key]) => key !== '//'));
}

describe('the web service', () => {
  const json = synthesise('web-service');

  test('is one load balancer in two zones, reachable from the internet', () => {
    expect(only(json, 'jdcloud_lb')).toEqual({
      azs: ['cn-north-1a', 'cn-north-1b'],
      delete_protection: false,
      elastic_ip_id: 'fip-a1',
      name: 'web-service-Shop-2a2e7641',
      security_group_ids: ['sg-a1'],
      subnet_id: 'subnet-a1',
      tags: { team: 'shop' },
      type: 'alb',
    });
  });

  test('has one machine on two ports', () => {
    expect(only(json, 'jdcloud_lb_target_group_targets').targets).toEqual({
      Vm1: { instance_id: 'i-a1', port: 8080, type: 'vm', weight: 10 },
      Vm1Admin: { instance_id: 'i-a1', port: 8081, type: 'vm', weight: 5 },
    });
  });

  test('keeps sessions by cookie, and checks health', () => {
    expect(only(json, 'jdcloud_lb_backend')).toMatchObject({
      algorithm: 'RoundRobin',
      health_check: { http_code: ['200-299'], http_path: '/healthz', interval_seconds: 10, protocol: 'Http' },
      http_cookie_expire_seconds: 3600,
      http_forwarded_host: true,
      http_forwarded_protocol: true,
      session_stickiness: true,
    });
  });

  test('shares one backend service between HTTP and HTTPS', () => {
    const listeners = Object.values(json.resource.jdcloud_lb_listener ?? {});
    expect(listeners.map(({ port, protocol }) => [protocol, port])).toEqual([
      ['Http', 80],
      ['Https', 443],
    ]);
    expect(new Set(listeners.map(({ backend_id }) => backend_id)).size).toBe(1);
    expect(listeners[1]).toMatchObject({ certificate_ids: ['cert-a1'], hsts_enable: true, hsts_max_age: 31536000 });
  });

  test('has outputs', () => {
    expect(Object.values(json.output).map(({ value }) => value.replace(/Shop_[0-9A-F]{8}/, 'Shop'))).toEqual([
      '${jdcloud_lb.Shop.id}',
      '${jdcloud_lb.Shop.private_ip_address}',
      '${jdcloud_lb.Shop.elastic_ip_address}',
    ]);
  });
});

describe('the load balancer beside another provider', () => {
  const { resource } = synthesise('mixed-providers');
  const dependencies = Object.fromEntries(
    Object.values(resource).flatMap((blocks) =>
      Object.entries(blocks).map(([id, block]) => [id.replace(/_[0-9A-F]{8}$/, ''), block.depends_on]),
    ),
  );

  test('waits for what has to be there first', () => {
    for (const id of ['Mail', 'Mail_Servers', 'Mail_Servers_Targets', 'Mail_Smtp', 'Mail_Smtp25']) {
      expect(dependencies[id]).toContain('null_resource.Approval');
    }
  });

  test('is there before what comes afterwards', () => {
    const addresses = dependencies.Announcement as string[];
    expect(addresses.map((address) => address.replace(/_[0-9A-F]{8}$/, ''))).toEqual([
      'jdcloud_lb.Mail',
      'jdcloud_lb_target_group.Mail_Servers',
      'jdcloud_lb_target_group_targets.Mail_Servers_Targets',
      'jdcloud_lb_backend.Mail_Smtp',
      'jdcloud_lb_listener.Mail_Smtp25',
    ]);
    expect(dependencies.Approval).toBeUndefined();
  });
});

test.each(['typescript/web-service', 'typescript/mixed-providers', 'python/web_service'])(
  'the folder %s is complete',
  (folder) => {
    const files = folder.startsWith('python')
      ? ['main.py', 'requirements.txt']
      : ['main.ts', 'package.json', 'tsconfig.json'];
    for (const file of [...files, 'cdktf.json', 'README.md']) {
      expect([file, existsSync(join(__dirname, '..', 'examples', folder, file))]).toEqual([file, true]);
    }
  },
);
