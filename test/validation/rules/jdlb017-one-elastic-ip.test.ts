import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { ElasticIp, IElasticIp, NetworkLoadBalancer, Review } from '../../../lib';
import { newStack, newSubnet } from '../../support/app';
import { errorsIn, lines, review, SILENT } from '../../support/review';

function newReachable(stack: TerraformStack, id: string, elasticIp?: IElasticIp): NetworkLoadBalancer {
  return new NetworkLoadBalancer(stack, id, {
    subnet: newSubnet(stack, `${id}Subnet`),
    zones: ['cn-north-1a'],
    elasticIp,
  });
}

test('refuses one elastic IP on two load balancers', () => {
  const stack = newStack();
  const elasticIp = ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1');
  newReachable(stack, 'Shop', elasticIp);
  newReachable(stack, 'Office', elasticIp);

  expect(review(stack).error).toBe(
    errorsIn(
      'shop',
      1,
      lines(
        'error JDLB017  shop/Office · elasticIp',
        '  elasticIp is fip-a1, which load balancer shop/Shop already has. An elastic IP serves one load balancer.',
        '  Do: give one of the two another elastic IP, or leave elasticIp out there.',
      ),
    ),
  );
});

test('refuses it across stacks and references, also when its id is one and the same token', () => {
  const app = Testing.app();
  const one = newStack('one', app);
  const other = newStack('other', app);
  const id = new TerraformVariable(one, 'Id', { type: 'string' }).stringValue;
  newReachable(one, 'Shop', ElasticIp.fromElasticIpId(one, 'Eip', 'fip-a1'));
  newReachable(other, 'Shop', ElasticIp.fromElasticIpId(other, 'Eip', 'fip-a1'));
  newReachable(one, 'Office', ElasticIp.fromElasticIpId(one, 'Token', id));
  newReachable(other, 'Office', ElasticIp.fromElasticIpId(other, 'Token', id));

  expect(review(one)).toEqual(SILENT);
  expect(review(other).error).toBe(
    errorsIn(
      'other',
      2,
      lines(
        'error JDLB017  other/Office · elasticIp',
        '  elasticIp is a token, which load balancer one/Office already has. An elastic IP serves one load balancer.',
        '  Do: give one of the two another elastic IP, or leave elasticIp out there.',
      ),
      lines(
        'error JDLB017  other/Shop · elasticIp',
        '  elasticIp is fip-a1, which load balancer one/Shop already has. An elastic IP serves one load balancer.',
        '  Do: give one of the two another elastic IP, or leave elasticIp out there.',
      ),
    ),
  );
});

test('can be demoted, because it is an inference', () => {
  const stack = newStack();
  const elasticIp = ElasticIp.fromElasticIpId(stack, 'Eip', 'fip-a1');
  newReachable(stack, 'Shop', elasticIp);
  Review.of(newReachable(stack, 'Office', elasticIp)).demote('JDLB017', 'tried, works');

  expect(review(stack).error).toBe('');
});

test('accepts other elastic IPs, none at all, and tokens that may differ', () => {
  const stack = newStack();
  const id = new TerraformVariable(stack, 'Id', { type: 'string' });
  newReachable(stack, 'One', ElasticIp.fromElasticIpId(stack, 'EipA1', 'fip-a1'));
  newReachable(stack, 'Two', ElasticIp.fromElasticIpId(stack, 'EipA2', 'fip-a2'));
  newReachable(stack, 'Three', ElasticIp.fromElasticIpId(stack, 'EipToken1', id.stringValue));
  newReachable(stack, 'Four', ElasticIp.fromElasticIpId(stack, 'EipToken2', id.stringValue));
  newReachable(stack, 'Five');

  expect(review(stack)).toEqual(SILENT);
});
