import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  ApplicationLoadBalancer,
  ApplicationLoadBalancerProps,
  ElasticIp,
  LoadBalancer,
  LoadBalancerProps,
  LoadBalancerType,
  Review,
  SecurityGroup,
} from '../../../lib';
import { newStack, newSubnet } from '../../support/app';
import { lines, review, SILENT, warningsIn } from '../../support/review';

type Choices = Pick<ApplicationLoadBalancerProps, 'elasticIp' | 'securityGroups'>;

function newShop(stack: TerraformStack, choices: Choices): ApplicationLoadBalancer {
  return new ApplicationLoadBalancer(stack, 'Shop', { subnet: newSubnet(stack), zones: ['cn-north-1a'], ...choices });
}

test('warns of an application load balancer with an elastic IP and no security group', () => {
  const stack = newStack();
  newShop(stack, { elasticIp: ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1') });

  expect(review(stack)).toEqual({
    error: '',
    printed: warningsIn(
      'shop',
      1,
      lines(
        'warning JDLB205  shop/Shop · securityGroups',
        '  This load balancer has an elastic IP and no security group. JD Cloud then attaches a security group that is open to all.',
        "  Do: list its security groups in securityGroups, or acknowledge with Review.of(lb).acknowledge('JDLB205', 'why').",
      ),
    ),
  });
});

test('warns when the id of the elastic IP is a token, too', () => {
  const stack = newStack();
  const id = new TerraformVariable(stack, 'Id', { type: 'string' });
  newShop(stack, { elasticIp: ElasticIp.fromElasticIpId(stack, 'Eip', id.stringValue) });

  expect(review(stack).printed).toContain('warning JDLB205  shop/Shop · securityGroups');
});

test('says nothing once it is acknowledged', () => {
  const stack = newStack();
  const shop = newShop(stack, { elasticIp: ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1') });
  Review.of(shop).acknowledge('JDLB205', 'a public web site');

  expect(review(stack)).toEqual(SILENT);
});

test('says nothing of an internal load balancer, one with security groups, and other products', () => {
  const stack = newStack();
  const type = new TerraformVariable(stack, 'Type', { type: 'string' });
  const elasticIp = ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1');
  const zones = ['cn-north-1a'];
  new ApplicationLoadBalancer(stack, 'Internal', { subnet: newSubnet(stack, 'Subnet1'), zones });
  newShop(stack, { elasticIp, securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Public', 'sg-a1')] });
  for (const loadBalancerType of [LoadBalancerType.NLB, LoadBalancerType.DNLB, type.stringValue]) {
    const id = `Other${stack.node.children.length}`;
    const props: unknown = {
      subnet: newSubnet(stack, `${id}Subnet`),
      zones: loadBalancerType === 'DNLB' ? undefined : zones,
      loadBalancerType,
      elasticIp: ElasticIp.fromElasticIpId(stack, `${id}Eip`, `fip-${id}`),
    };
    new LoadBalancer(stack, id, props as LoadBalancerProps);
  }

  expect(review(stack)).toEqual(SILENT);
});
