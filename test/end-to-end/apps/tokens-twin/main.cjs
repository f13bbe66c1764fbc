// The same as ../tokens-in-python; tokens without a type are accepted as they are. docs/tokens.md shows parts of both.
const {
  App,
  DataTerraformRemoteStateLocal,
  Fn,
  TerraformIterator,
  TerraformLocal,
  TerraformStack,
  TerraformVariable,
  Token,
} = require('cdktf');
const {
  ApplicationLoadBalancer,
  AvailabilityGroup,
  BackendProtocol,
  Certificate,
  Duration,
  HealthCheck,
  Hsts,
  Instance,
  JdcloudProvider,
  SecurityGroup,
  Subnet,
  TargetType,
} = require('cdktf-jdcloud-lb');

const app = new App();
const stack = new TerraformStack(app, 'tokens');
new JdcloudProvider(stack, 'Jdcloud', { region: 'cn-north-1' });
const text = new TerraformVariable(stack, 'text', { type: 'string' });
const number = new TerraformVariable(stack, 'number', { type: 'number' });
const zones = new TerraformVariable(stack, 'zones', { type: 'list(string)' });
const flag = new TerraformVariable(stack, 'flag', { type: 'bool' });
const tags = new TerraformVariable(stack, 'tags', { type: 'map(string)' });
const names = new TerraformVariable(stack, 'names', { type: 'map(object({ name = string }))' });
const port = new TerraformLocal(stack, 'port', number.value);
const network = new DataTerraformRemoteStateLocal(stack, 'network', { path: 'network.tfstate' });

const lb = new ApplicationLoadBalancer(stack, 'Lb', {
  name: Fn.conditional(flag.booleanValue, text.stringValue, 'shop'),
  description: `${text.stringValue} on port-${number.numberValue}`,
  subnet: Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: text.value, vpcId: network.getString('vpc_id') }),
  zones: zones.value,
  securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Public', network.getString('group_id'))],
  deletionProtection: flag.value,
  tags: Fn.merge([tags.value, { team: 'shop' }]),
});
const servers = lb.addTargetGroup('Servers', { description: Fn.lower(text.stringValue) });
const vm = Instance.fromInstanceAttributes(stack, 'Vm1', {
  instanceId: Fn.element(zones.listValue, 0),
  vpcId: network.getString('vpc_id'),
});
servers.addInstance(vm, { port: number.value, weight: network.get('weight') });
const legacy = lb.addTargetGroup('Legacy', { targetType: TargetType.IP });
legacy.addIpAddress(text.value, { key: 'Old', port: 8080 });
const api = lb.addBackendService('Api', {
  protocol: BackendProtocol.HTTP,
  port: port.expression,
  targets: servers,
  healthCheck: HealthCheck.http({
    path: `/${text.value}`,
    interval: Duration.minutes(number.value),
    healthyStatusCodes: network.get('codes'),
  }),
});
const workers = AvailabilityGroup.fromAvailabilityGroupId(stack, 'Workers', network.get('workers'));
lb.addBackendService('Tcp', {
  protocol: BackendProtocol.TCP,
  port: port.expression,
  targets: workers.withDefaultWeight(number.value),
  healthCheck: HealthCheck.tcp(),
  proxyProtocol: network.get('proxy_protocol'),
});
lb.addHttpsListener('Https', {
  port: number.value,
  backendService: api,
  certificates: [Certificate.fromCertificateId(stack, 'Cert', text.value)],
  hsts: Hsts.enabled({ maxAge: Duration.days(number.value) }),
});
const each = TerraformIterator.fromMap(Token.asAnyMap(names.value));
const group = lb.addTargetGroup('Each', { name: each.getString('name'), description: each.key });
group.resource.forEach = each;

app.synth();
