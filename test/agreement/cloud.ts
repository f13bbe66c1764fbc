import { ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { signedHeaders } from '../support/signature';

const REPOSITORY = join(__dirname, '..', '..');
const REGION = 'cn-north-1';
const KEYS = { accessKey: 'simulator-access-key', secretKey: 'simulator-secret-key', region: REGION };

/**
 * What exists besides the simulator's own seed: zones and security groups enough for one too many, a subnet at the edge, and one for the members of
 * availability groups.
 */
const SEED = {
  zones: [
    { name: 'cn-north-1a', type: 'standard' },
    { name: 'cn-north-1b', type: 'standard' },
    { name: 'cn-north-1c', type: 'standard' },
    { name: 'cn-n1-jinan1', type: 'edge' },
  ],
  subnets: [
    { subnetId: 'subnet-a1', vpcId: 'vpc-a1', addressPrefix: '10.0.16.0/24' },
    { subnetId: 'subnet-b1', vpcId: 'vpc-b1', addressPrefix: '10.1.16.0/24' },
    { subnetId: 'subnet-w1', vpcId: 'vpc-a1', addressPrefix: '10.0.19.0/24' },
    { subnetId: 'subnet-e1', vpcId: 'vpc-a1', addressPrefix: '10.0.18.0/24', az: 'cn-n1-jinan1' },
  ],
  instanceTemplates: [
    { instanceTemplateId: 'it-a1', subnetId: 'subnet-a1' },
    { instanceTemplateId: 'it-b1', subnetId: 'subnet-b1' },
    { instanceTemplateId: 'it-w1', subnetId: 'subnet-w1' },
  ],
  quotas: [{ type: 'ag', limit: 1000 }],
  securityGroups: [1, 2, 3, 4, 5].map((number) => ({ networkSecurityGroupId: `sg-a${number}`, vpcId: 'vpc-a1' })),
};

/** How JD Cloud answered. */
export interface Response {
  readonly code: number;
  readonly status: string;
  readonly message: string;
  readonly result: Readonly<Record<string, unknown>>;
}

/** The body of a call. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A running simulator, and what the fields are tried on. */
export class Cloud {
  /** Starts a simulator, and creates the load balancers, groups and backends that the rest belongs to. */
  public static async start(): Promise<Cloud> {
    const binary = execFileSync(process.execPath, ['scripts/built-simulator.mjs'], {
      cwd: REPOSITORY,
      encoding: 'utf8',
    });
    const seed = join(mkdtempSync(join(tmpdir(), 'simulator-')), 'seed.json');
    writeFileSync(seed, JSON.stringify(SEED));
    // A load balancer is ready at once.
    const args = ['--address', '127.0.0.1:0', '--seed', seed, '--clock-speed', '1000000'];
    const child = spawn(binary.trim(), args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const cloud = new Cloud(child, await endpointOf(child));
    await cloud.furnish();
    return cloud;
  }

  /** The ids of what was created, by the names that the fields know it by. */
  private readonly ids = new Map<string, string>();

  private constructor(
    private readonly child: ChildProcessByStdio<null, Readable, null>,
    private readonly endpoint: string,
  ) {}

  /** Creates something, and removes it again when that succeeds. */
  public async tryCreate(kind: string, idName: string, body: Arguments): Promise<Response> {
    const response = await this.call('POST', `${kind}/`, body);
    if (response.code === 200) {
      await this.remove(kind, String(response.result[idName]));
    }
    return response;
  }

  /** Creates something that has to be accepted, changes it, and removes it again. */
  public async tryUpdate(kind: string, idName: string, body: Arguments, change: Arguments): Promise<Response> {
    const id = await this.create(kind, idName, body);
    const response = await this.call('PATCH', `${kind}/${id}`, change);
    await this.remove(kind, id);
    return response;
  }

  /** Creates something that has to be accepted, and returns its id. */
  public async create(kind: string, idName: string, body: Arguments): Promise<string> {
    const { code, message, result } = await this.call('POST', `${kind}/`, body);
    if (code !== 200) {
      throw new Error(`the simulator refuses ${JSON.stringify(body)}: ${message}`);
    }
    const id = String(result[idName]);
    if (kind === 'loadBalancers') {
      await this.untilReady(id);
    }
    return id;
  }

  /** Removes something. */
  public async remove(kind: string, id: string): Promise<void> {
    if (kind === 'loadBalancers') {
      await this.untilReady(id);
      await this.call('PATCH', `${kind}/${id}`, { deleteProtection: false });
    }
    const { code, message } = await this.call('DELETE', `${kind}/${id}`);
    if (code !== 200) {
      throw new Error(`the simulator keeps ${id}: ${message}`);
    }
  }

  /** Calls an operation. */
  public async call(method: string, path: string, body?: Arguments): Promise<Response> {
    const url = new URL(`${this.endpoint}/v1/regions/${REGION}/${path}`);
    const content = body === undefined ? '' : JSON.stringify(this.named(body));
    const service = /^(?:availabilityGroups|autoScaling)/.test(path) ? 'ag' : 'lb';
    const headers = signedHeaders({ method, url, body: content }, { ...KEYS, service });
    const response = await fetch(url, { method, headers, body: body === undefined ? undefined : content });
    const { error, result = {} } = (await response.json()) as {
      error?: { status: string; message: string };
      result?: Arguments;
    };
    return { code: response.status, status: error?.status ?? '', message: error?.message ?? '', result };
  }

  /** Ends the simulator. */
  public async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
  }

  private async furnish(): Promise<void> {
    for (const type of ['alb', 'nlb', 'dnlb']) {
      const azs = type === 'dnlb' ? undefined : ['cn-north-1a'];
      const body = { loadBalancerName: `parent-${type}`, subnetId: 'subnet-a1', type, azs };
      this.ids.set(`${type}-a1`, await this.create('loadBalancers', 'loadBalancerId', body));
    }
    const group = { targetGroupName: 'parent', loadBalancerId: 'alb-a1' };
    this.ids.set('tg-a1', await this.create('targetGroups', 'targetGroupId', group));
    for (const protocol of ['Http', 'Tcp', 'Udp']) {
      const backend = { loadBalancerId: 'alb-a1', protocol, port: 80, healthCheckSpec: { protocol: 'Tcp' } };
      const id = await this.create('backends', 'backendId', { ...backend, backendName: `parent-${protocol}` });
      this.ids.set(`backend-${protocol.toLowerCase()}`, id);
    }
  }

  private async untilReady(loadBalancerId: string): Promise<void> {
    for (;;) {
      const { result } = await this.call('GET', `loadBalancers/${loadBalancerId}`);
      const { state } = result.loadBalancer as { state: { code: string } };
      if (state.code === 'ACTIVE' || state.code === 'DOWN') {
        return;
      }
      await pause(1);
    }
  }

  /** What the fields name, with its id. */
  private named(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.named(item));
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, this.named(entry)]));
    }
    return typeof value === 'string' ? (this.ids.get(value) ?? value) : value;
  }
}

async function endpointOf(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const endpoint = /^jdcloud-sim listening on (http:\/\/\S+)$/.exec(line)?.[1];
    if (endpoint !== undefined) {
      child.stdout.resume();
      return endpoint;
    }
  }
  throw new Error('the simulator ended before it said where it listens');
}
