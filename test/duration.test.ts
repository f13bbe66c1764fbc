import { Fn } from 'cdktf';
import { Duration, HealthCheck } from '../lib';
import { BackendProtocol } from '../lib';
import { newAlb, newNlb, newStack, only, problemsOf } from './support/app';

test.each([
  ['seconds', Duration.seconds(90), 90],
  ['minutes', Duration.minutes(5), 300],
  ['half a minute', Duration.minutes(0.5), 30],
  ['hours', Duration.hours(2), 7200],
  ['days', Duration.days(365), 31536000],
  ['1.1 hours, without the error of floating-point numbers,', Duration.hours(1.1), 3960],
  ['a little less than nothing', Duration.seconds(-1e-7), -1e-7],
  ['a little more than 30 seconds', Duration.seconds(30.0000001), 30.0000001],
])('%s become seconds', (_unit, duration, seconds) => {
  expect(duration.toSeconds()).toBe(seconds);
});

test.each([
  [-1e-7, '-1e-7 seconds; valid: a whole number, 0 to 3600 seconds'],
  [30.0000001, '30.0000001 seconds; valid: a whole number, 0 to 3600 seconds'],
])('%d seconds are refused', (amount, problem) => {
  const nlb = newNlb(newStack());
  const options = { protocol: BackendProtocol.TCP, port: 80, healthCheck: HealthCheck.tcp() };
  expect(
    problemsOf(() => nlb.addBackendService('Api', { ...options, connectionDraining: Duration.seconds(amount) })),
  ).toEqual([`connectionDraining is ${problem} (JDLB122)`]);
});

test.each([
  ['7', '"7"'],
  ['', '""'],
])('a text %j as the number of seconds is refused, although JavaScript would calculate with it', (amount, shown) => {
  const nlb = newNlb(newStack());
  const options = { protocol: BackendProtocol.TCP, port: 80, healthCheck: HealthCheck.tcp() };
  const connectionDraining = Duration.seconds(amount as unknown as number);
  expect(problemsOf(() => nlb.addBackendService('Api', { ...options, connectionDraining }))).toEqual([
    `connectionDraining is ${shown}; valid: a whole number, 0 to 3600 seconds`,
  ]);
});

test('Terraform calculates with a token', () => {
  const stack = newStack();
  const length = Fn.lengthOf(['a', 'b']);
  newAlb(stack).addBackendService('Api', {
    protocol: BackendProtocol.HTTP,
    port: 80,
    healthCheck: HealthCheck.http({ interval: Duration.minutes(length), timeout: Duration.seconds(length) }),
  });

  expect(only(stack, 'jdcloud_lb_backend').health_check).toMatchObject({
    interval_seconds: '${(length(["a", "b"]) * 60)}',
    check_timeout_seconds: '${length(["a", "b"])}',
  });
});
