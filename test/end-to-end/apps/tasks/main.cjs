// What the README tells about existing load balancers, about several stacks, about aspects and about the L1, as one app. TASK says which part.
const { env } = require('node:process');
const { App, Aspects, TerraformStack } = require('cdktf');
const {
  ApplicationLoadBalancer,
  BackendProtocol,
  HealthCheck,
  JdcloudProvider,
  Subnet,
  jdcloud,
} = require('cdktf-jdcloud-lb');

const app = new App();

function newStack(id) {
  const stack = new TerraformStack(app, id);
  new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
  return stack;
}

function newLoadBalancer(stack, options) {
  const subnet = Subnet.fromSubnetId(stack, 'Subnet', 'subnet-a1');
  return new ApplicationLoadBalancer(stack, 'Shop', { subnet, zones: ['cn-north-1a'], ...options });
}

function addSite(lb, id, port) {
  const healthCheck = HealthCheck.http({ path: '/healthz' });
  const site = lb.addBackendService(id, { protocol: BackendProtocol.HTTP, port: 8080, healthCheck });
  lb.addHttpListener(`Http${port}`, { port, backendService: site });
}

/** Tags and deletion protection for every load balancer below a scope. */
class Protect {
  visit(node) {
    if (node instanceof jdcloud.Lb) {
      node.deleteProtection = true;
      node.addOverride('tags.team', 'shop');
    }
  }
}

const TASKS = {
  /** A load balancer that exists, under management from now on. */
  adopt() {
    const lb = newLoadBalancer(newStack('adopt'), { name: env.NAME });
    lb.resource.importFrom(env.ID);
  },
  /** A load balancer that exists, and stays with its owner. */
  reference() {
    const stack = newStack('reference');
    const loadBalancerId = env.ID;
    addSite(
      ApplicationLoadBalancer.fromLoadBalancerAttributes(stack, 'Shared', { loadBalancerId, vpcId: 'vpc-a1' }),
      'Site',
      80,
    );
  },
  /** One stack owns the load balancer, another adds to it. */
  share() {
    const lb = newLoadBalancer(newStack('platform'));
    const shared = ApplicationLoadBalancer.fromLoadBalancerAttributes(newStack('team'), 'Shared', {
      loadBalancerId: lb.loadBalancerId,
      vpcId: 'vpc-a1',
    });
    addSite(shared, 'Site', 80);
  },
  /** Settings for a whole stack, and Terraform arguments that the construct does not have. */
  protect() {
    const stack = newStack('protect');
    const lb = newLoadBalancer(stack, { tags: { stage: 'test' } });
    Aspects.of(stack).add(new Protect());
    lb.resource.putTimeouts({ create: '20m' });
    lb.resource.addOverride('description', 'set past the construct');
  },
};

TASKS[env.TASK]();
app.synth();
