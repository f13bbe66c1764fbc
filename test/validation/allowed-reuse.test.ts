import { TerraformStack, Testing } from 'cdktf';
import {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  BackendService,
  Certificate,
  Container,
  DistributedNetworkLoadBalancer,
  FindingSeverity,
  HealthCheck,
  IAvailabilityGroup,
  IContainer,
  IBackendTargets,
  ILoadBalancer,
  IInstance,
  Listener,
  ListenerProtocol,
  NetworkLoadBalancer,
  Review,
  TargetGroup,
} from '../../lib';
import { newAlb, newDnlb, newInstance, newNlb, newStack } from '../support/app';
import { SILENT, watch } from '../support/review';

/*
 * What JD Cloud allows passes without an error or a warning: on a load balancer of the app and on an existing one, in one stack and across two.
 */

const { HTTP, TCP, UDP } = BackendProtocol;

type Product = 'ALB' | 'NLB' | 'DNLB';

const ALL: readonly Product[] = ['ALB', 'NLB', 'DNLB'];
const OWNED = { ALB: newAlb, NLB: newNlb, DNLB: newDnlb };
const EXISTING = { ALB: ApplicationLoadBalancer, NLB: NetworkLoadBalancer, DNLB: DistributedNetworkLoadBalancer };

/** The stacks that the things of an app are in. */
const LAYOUTS = [
  { where: 'in one stack', loadBalancers: 'shop', backendServices: 'shop', listeners: 'shop' },
  { where: 'below a load balancer of another stack', loadBalancers: 'hub', backendServices: 'shop', listeners: 'shop' },
  { where: 'with the listeners in another stack', loadBalancers: 'hub', backendServices: 'hub', listeners: 'shop' },
] as const;

/** An app, and what it is made of. */
class Scene {
  private readonly app = Testing.app();
  private readonly stacks = new Map<string, TerraformStack>();
  private count = 0;

  public constructor(
    private readonly owned: boolean,
    private readonly layout: (typeof LAYOUTS)[number],
  ) {}

  public newLoadBalancer(product: Product): ILoadBalancer {
    const stack = this.stack(this.layout.loadBalancers);
    const id = this.newId(product);
    return this.owned
      ? OWNED[product](stack, id)
      : EXISTING[product].fromLoadBalancerAttributes(stack, id, { loadBalancerId: `lb-${id}`, vpcId: 'vpc-a1' });
  }

  public newTargetGroup(loadBalancer: ILoadBalancer): TargetGroup {
    return new TargetGroup(this.stack(this.layout.backendServices), this.newId('Servers'), { loadBalancer });
  }

  public newInstance(instanceId = 'i-a1'): IInstance {
    return newInstance(this.stack(this.layout.backendServices), this.newId('Vm'), instanceId);
  }

  public newContainer(): IContainer {
    const attributes = { containerId: 'pod-a1', vpcId: 'vpc-a1' };
    return Container.fromContainerAttributes(this.stack(this.layout.backendServices), this.newId('Pod'), attributes);
  }

  public newAvailabilityGroup(): IAvailabilityGroup {
    const attributes = { availabilityGroupId: 'ag-a1', vpcId: 'vpc-a1' };
    return AvailabilityGroup.fromAvailabilityGroupAttributes(
      this.stack(this.layout.backendServices),
      this.newId('Workers'),
      attributes,
    );
  }

  public newBackendService(
    loadBalancer: ILoadBalancer,
    protocol = TCP,
    targets?: IBackendTargets,
    port = 8080,
  ): BackendService {
    const healthCheck = HealthCheck.tcp();
    const props = { loadBalancer, protocol, port, targets, healthCheck };
    return new BackendService(this.stack(this.layout.backendServices), this.newId('Api'), props);
  }

  /** A listener on a port of its own. */
  public listen(
    loadBalancer: ILoadBalancer,
    backendService: BackendService,
    protocol: keyof typeof ListenerProtocol = 'TCP',
  ): void {
    const stack = this.stack(this.layout.listeners);
    const id = this.newId('Listener');
    const certificates = ['HTTPS', 'TLS'].includes(protocol)
      ? [Certificate.fromCertificateId(stack, `${id}Certificate`, 'cert-a1')]
      : undefined;
    new Listener(stack, id, {
      loadBalancer,
      backendService,
      protocol: ListenerProtocol[protocol],
      port: 9000 + this.count,
      certificates,
    });
  }

  /** A backend service with a listener. */
  public serve(loadBalancer: ILoadBalancer, targets?: IBackendTargets, protocol: 'TCP' | 'UDP' = 'TCP'): void {
    const backendService = this.newBackendService(loadBalancer, BackendProtocol[protocol], targets);
    this.listen(loadBalancer, backendService, protocol);
  }

  public expectSilence(): void {
    expect(
      watch(() => {
        this.app.synth();
      }),
    ).toEqual(SILENT);
    const { findings } = Review.of(this.app);
    expect(findings.filter(({ severity }) => severity !== FindingSeverity.NOTICE)).toEqual([]);
  }

  private stack(id: string): TerraformStack {
    const stack = this.stacks.get(id) ?? newStack(id, this.app);
    this.stacks.set(id, stack);
    return stack;
  }

  private newId(name: string): string {
    this.count++;
    return `${name}${this.count}`;
  }
}

const SCENES = LAYOUTS.flatMap((layout) =>
  [true, false].map((owned) => ({ layout, owned, title: `${owned ? 'own' : 'existing'}, ${layout.where}` })),
);

describe.each(SCENES)('JD Cloud allows ($title)', ({ layout, owned }) => {
  const scene = (): Scene => new Scene(owned, layout);

  test('OK-1: many listeners of all protocols on one load balancer', () => {
    const it = scene();
    const alb = it.newLoadBalancer('ALB');
    const [web, raw, datagrams] = [HTTP, TCP, UDP].map((protocol) => it.newBackendService(alb, protocol));
    if (web === undefined || raw === undefined || datagrams === undefined) throw new Error('three were created');
    it.listen(alb, web, 'HTTP');
    it.listen(alb, web, 'HTTPS');
    it.listen(alb, raw, 'TCP');
    it.listen(alb, raw, 'TLS');
    it.listen(alb, datagrams, 'UDP');

    it.expectSilence();
  });

  test.each(ALL)('OK-2: listeners of one %s that share a backend service', (product) => {
    const it = scene();
    const loadBalancer = it.newLoadBalancer(product);
    const backendService = it.newBackendService(loadBalancer);
    it.listen(loadBalancer, backendService);
    it.listen(loadBalancer, backendService);
    it.listen(loadBalancer, backendService);

    it.expectSilence();
  });

  test.each(ALL)('OK-3: backend services of one %s that share a target group or an availability group', (product) => {
    const it = scene();
    const loadBalancer = it.newLoadBalancer(product);
    const servers = it.newTargetGroup(loadBalancer);
    servers.addInstance(it.newInstance());
    const workers = it.newAvailabilityGroup();
    it.serve(loadBalancer, servers);
    it.serve(loadBalancer, servers, 'UDP');
    it.serve(loadBalancer, workers);
    it.serve(loadBalancer, workers.withDefaultWeight(20), 'UDP');

    it.expectSilence();
  });

  test.each(['ALB', 'NLB'] as const)(
    'OK-5: one instance in a target group of an %s through several ports',
    (product) => {
      const it = scene();
      const loadBalancer = it.newLoadBalancer(product);
      const servers = it.newTargetGroup(loadBalancer);
      const vm = it.newInstance();
      servers.addInstance(vm, { port: 8080 });
      servers.addInstance(vm, { key: 'Admin', port: 8081, weight: 5 });
      it.serve(loadBalancer, servers);

      it.expectSilence();
    },
  );

  test.each(ALL)('OK-6: one instance in several target groups of a %s, and of another one', (product) => {
    const it = scene();
    const vm = it.newInstance();
    const loadBalancer = it.newLoadBalancer(product);
    for (const lb of [loadBalancer, loadBalancer, it.newLoadBalancer(product)]) {
      const servers = it.newTargetGroup(lb);
      servers.addInstance(vm, { port: 8080 });
      it.serve(lb, servers);
    }

    it.expectSilence();
  });

  test('OK-7: one availability group on backend services of one load balancer and of several, of all products', () => {
    const it = scene();
    const workers = it.newAvailabilityGroup();
    for (const product of ALL) {
      const loadBalancer = it.newLoadBalancer(product);
      it.serve(loadBalancer, workers);
      it.serve(loadBalancer, workers, 'UDP');
    }

    it.expectSilence();
  });

  test.each(ALL)('OK-8: backend services of one %s with the same port', (product) => {
    const it = scene();
    const loadBalancer = it.newLoadBalancer(product);
    for (const protocol of ['TCP', 'TCP', 'UDP'] as const) {
      const servers = it.newTargetGroup(loadBalancer);
      servers.addInstance(it.newInstance());
      it.serve(loadBalancer, servers, protocol);
    }

    it.expectSilence();
  });

  test.each(ALL)('OK-9: instances and containers side by side in a target group of a %s', (product) => {
    const it = scene();
    const loadBalancer = it.newLoadBalancer(product);
    const servers = it.newTargetGroup(loadBalancer);
    servers.addInstance(it.newInstance(), { port: 8080 });
    servers.addContainer(it.newContainer(), { port: 8080 });
    it.serve(loadBalancer, servers);

    it.expectSilence();
  });

  test.each(ALL)('OK-11: a backend service of a %s without targets, and with an empty target group', (product) => {
    const it = scene();
    const loadBalancer = it.newLoadBalancer(product);
    it.serve(loadBalancer);
    it.serve(loadBalancer, it.newTargetGroup(loadBalancer));

    it.expectSilence();
  });
});
