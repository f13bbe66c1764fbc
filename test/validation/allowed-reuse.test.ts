import { Testing } from 'cdktf';
import { AvailabilityGroup, BackendProtocol, Listener, ListenerProtocol, Certificate } from '../../lib';
import { newAlb, newBackendService, newDnlb, newInstance, newNlb, newStack } from '../support/app';
import { review, SILENT, watch } from '../support/review';

const { HTTP, TCP, UDP } = BackendProtocol;
const transport = { NLB: newNlb, DNLB: newDnlb };
const all = { ALB: newAlb, ...transport };

describe('JD Cloud allows, and nothing is said of', () => {
  test('many listeners on one load balancer', () => {
    const stack = newStack();
    const alb = newAlb(stack);
    const web = newBackendService(alb, 'Web', HTTP);
    const raw = newBackendService(alb, 'Raw', TCP);
    const certificates = [Certificate.fromCertificateId(stack, 'Cert', 'cert-a1')];
    alb.addHttpListener('Http', { backendService: web });
    alb.addHttpsListener('Https', { backendService: web, certificates });
    alb.addTcpListener('Tcp', { port: 9000, backendService: raw });
    alb.addTlsListener('Tls', { port: 9001, backendService: raw, certificates });
    alb.addUdpListener('Udp', { port: 9002, backendService: newBackendService(alb, 'Datagrams', UDP) });

    expect(review(stack)).toEqual(SILENT);
  });

  test.each(Object.entries(all))('listeners of one %s sharing a backend service', (_product, newLoadBalancer) => {
    const stack = newStack();
    const loadBalancer = newLoadBalancer(stack);
    const backendService = newBackendService(loadBalancer, 'Api', TCP);
    for (const port of [8000, 8001, 8002]) {
      new Listener(stack, `Port${port}`, { loadBalancer, protocol: ListenerProtocol.TCP, port, backendService });
    }

    expect(review(stack)).toEqual(SILENT);
  });

  test.each(Object.entries(all))(
    'backend services of one %s sharing a target group or an availability group',
    (_product, newLoadBalancer) => {
      const stack = newStack();
      const loadBalancer = newLoadBalancer(stack);
      const servers = loadBalancer.addTargetGroup('Servers');
      servers.addInstance(newInstance(stack, 'Vm1', 'i-a1'));
      const workers = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', 'ag-a1');
      newBackendService(loadBalancer, 'One', TCP, servers, 8080);
      newBackendService(loadBalancer, 'Two', UDP, servers, 8081);
      newBackendService(loadBalancer, 'Three', TCP, workers, 8080);
      newBackendService(loadBalancer, 'Four', UDP, workers.withDefaultWeight(20), 8080);

      expect(review(stack)).toEqual(SILENT);
    },
  );

  test.each([
    ['ALB', newAlb],
    ['NLB', newNlb],
  ])('one instance in a target group of an %s through several ports', (_product, newLoadBalancer) => {
    const stack = newStack();
    const servers = newLoadBalancer(stack).addTargetGroup('Servers');
    const vm = newInstance(stack, 'Vm1', 'i-a1');
    servers.addInstance(vm, { port: 8080 });
    servers.addInstance(vm, { key: 'Vm1Admin', port: 8081, weight: 5 });

    expect(review(stack)).toEqual(SILENT);
  });

  test.each(Object.entries(all))('one instance in several target groups of a %s', (_product, newLoadBalancer) => {
    const stack = newStack();
    const loadBalancer = newLoadBalancer(stack);
    const vm = newInstance(stack, 'Vm1', 'i-a1');
    loadBalancer.addTargetGroup('Servers').addInstance(vm, { port: 8080 });
    loadBalancer.addTargetGroup('More').addInstance(vm, { port: 8080 });
    newLoadBalancer(stack, 'Other').addTargetGroup('Servers').addInstance(vm, { port: 8080 });

    expect(review(stack)).toEqual(SILENT);
  });

  test('one availability group on backend services of several load balancers, products and stacks', () => {
    const app = Testing.app();
    const shop = newStack('shop', app);
    const office = newStack('office', app);
    const workers = AvailabilityGroup.fromAvailabilityGroupAttributes(shop, 'Workers', {
      availabilityGroupId: 'ag-a1',
      vpcId: 'vpc-a1',
    });
    const alb = newAlb(shop, 'Alb');
    newBackendService(alb, 'AlbOne', HTTP, workers);
    newBackendService(alb, 'AlbTwo', TCP, workers);
    newBackendService(newNlb(shop, 'Nlb'), 'NlbOne', TCP, workers);
    newBackendService(newDnlb(office, 'Dnlb'), 'DnlbOne', UDP, workers);

    expect(
      watch(() => {
        app.synth();
      }),
    ).toEqual(SILENT);
  });
});
