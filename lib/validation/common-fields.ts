import { ITerraformDependable, TerraformProvider, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { countCharacters, describe, quoted } from '../properties/describe';
import { Accepted, Context, Fact, Field, Fields, Refused, RequiredField } from '../properties/field';
import { Condition, checkMeant, checkMember } from '../properties/checks';
import { construct, mapped, required, special, text } from '../properties/kinds';
import { dependenciesWithinStack } from '../terraform/meta-arguments';
import { ResourceOptions } from '../terraform/resource-options';
import { stackOf } from '../terraform/stacks';
import { factsOfValue, LoadBalancerFacts, ofKind } from './facts';

/*
 * Fields that several constructs have.
 */

/**
 * Chinese characters, within brackets of a regular expression with the flag u: radicals, 々, 〇, and ideographs. The script Han is the same and
 * more in each version of Unicode, and Node.js has other versions than the provider.
 *
 * @internal
 */
export const CHINESE = String.raw`\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}`;

const LONGEST_NAME = 32;
const NAME = new RegExp(`^[${CHINESE}A-Za-z0-9_-]*$`, 'u');
const LONGEST_DESCRIPTION = 256;

/**
 * The attributes of a resource whose name is generated when the user gives none.
 *
 * @internal
 */
export type Unnamed<A extends { readonly name: string }> = Omit<A, 'name'> & { readonly name?: string };

/**
 * The condition on names of JD Cloud's load-balancing objects. Characters are counted, not bytes.
 *
 * @internal
 */
export function nameOf<A extends { readonly name?: string }>(fact: Fact): Field<string, A, Accepted> {
  const condition: Condition = {
    fact,
    statement: `has 1 to ${LONGEST_NAME} characters: Chinese characters, letters, digits, \`_\` and \`-\``,
    faults: (value) => {
      const length = countCharacters(value);
      const shown = quoted(value);
      if (length === 0) {
        return [`is ${shown}; valid: 1 to ${LONGEST_NAME} characters; leave it out to get a generated name`];
      }
      const wrong = [...new Set(Array.from(value).filter((character) => !NAME.test(character)))];
      return [
        ...(length > LONGEST_NAME
          ? [
              `is ${shown} (${length} characters); valid: 1 to ${LONGEST_NAME} characters; shorten it, or leave it out to get a generated name`,
            ]
          : []),
        ...(wrong.length > 0
          ? [
              `is ${shown}; valid: Chinese characters, letters, digits, _ and -; remove ${wrong.map((character) => JSON.stringify(character)).join(', ')}`,
            ]
          : []),
      ];
    },
  };
  const plain = text<{ name?: string }>('name', condition);
  /** Before the characters are looked at: those of `undefined` are fine. */
  const meant =
    (check: typeof plain.check): typeof plain.check =>
    (value, place) => {
      const before = place.problems.count;
      if (typeof value === 'string') {
        checkMeant(place, value, 'a name, or leave it out to get a generated name');
      }
      if (place.problems.count === before) {
        check(value, place);
      }
    };
  return {
    ...plain,
    tokens: { ...plain.tokens, check: meant(plain.tokens.check) },
    check: meant(plain.check),
  } as Field<string, A, Accepted>;
}

/**
 * The condition on descriptions of JD Cloud's load-balancing objects.
 *
 * @internal
 */
export function descriptionOf<A extends { readonly description?: string }>(fact: Fact): Field<string, A, Accepted> {
  return text<{ description?: string }>('description', {
    fact,
    statement: `has at most ${LONGEST_DESCRIPTION} characters`,
    faults: (value) => {
      const length = countCharacters(value);
      return length > LONGEST_DESCRIPTION ? [`has ${length} characters; valid: at most ${LONGEST_DESCRIPTION}`] : [];
    },
  }) as Field<string, A, Accepted>;
}

/**
 * Terraform's own arguments. What CDKTF would drop without a word is refused.
 *
 * @internal
 */
export const RESOURCE_FIELDS: Fields<ResourceOptions, ResourceOptions> = {
  dependsOn: special<ITerraformDependable[], ResourceOptions>('a list that is known now', {
    check: (value, place) => {
      if (!Array.isArray(value)) {
        place.problems.malformed(`${place.property} is ${describe(value)}`, 'a list');
        return;
      }
      Array.from<unknown>(value).forEach((element, index) => {
        const at = { ...place, property: `${place.property}[${index}]` };
        const valid = 'something with an fqn, for example a resource; node.addDependency() takes every construct';
        // A reference has no resource. To ask for its fqn would throw, and to ask others would fix their logical ids.
        if (factsOfValue<LoadBalancerFacts>(element, 'LoadBalancer')?.owned === false) {
          place.problems.malformed(`${at.property} is ${describe(element)}, which is only referenced`, valid);
        } else {
          checkMember(at, element, 'fqn', valid);
        }
      });
    },
    attributes: (value, { construct }) => ({ dependsOn: dependenciesWithinStack(construct, value) }),
  }),
  lifecycle: special('an object that is known now, for example with preventDestroy', {
    check: (value, { property, problems }) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        problems.malformed(`${property} is ${describe(value)}`, 'an object, for example with preventDestroy');
      }
    },
    attributes: (lifecycle) => ({ lifecycle }),
  }),
  provider: providerField(),
};

/**
 * The provider configuration: of this kind, and of the construct's own stack, because Terraform knows no other there.
 *
 * @internal
 */
export function providerField<A extends { readonly provider?: TerraformProvider }>(): Field<
  TerraformProvider,
  A,
  Refused
> {
  const valid = 'a provider of this stack, for example a JdcloudProvider';
  return special<TerraformProvider, A>(valid, {
    check: (value, place) => {
      const { property, problems, construct } = place;
      if (!TerraformProvider.isTerraformProvider(value)) {
        problems.malformed(`${property} is ${describe(value)}`, valid);
      } else if (value.terraformResourceType !== 'jdcloud') {
        problems.malformed(`${property} is a provider of kind ${value.terraformResourceType}`, 'a JdcloudProvider');
      } else {
        const here = stackOf(construct);
        const there = TerraformStack.of(value);
        if (here !== undefined && here !== there) {
          const is = `${property} is ${value.node.path}, a provider of stack ${quoted(there.node.id)}`;
          problems.malformed(is, `a JdcloudProvider of stack ${quoted(here.node.id)}`);
        }
      }
    },
    attributes: (provider) => ({ provider }) as Partial<A>,
  });
}

const A_LOAD_BALANCER = 'a load balancer, for example one from ApplicationLoadBalancer.fromLoadBalancerAttributes()';

type LoadBalancerConstruct = IConstruct & { readonly loadBalancerId: string };

/**
 * The load balancer that something belongs to, which a reference need not say.
 *
 * @internal
 */
export function loadBalancerOfReference<V extends LoadBalancerConstruct, A>(): Field<V, A, Refused> {
  const recognise = ofKind('LoadBalancer');
  return mapped(
    construct<V, { loadBalancerId: string }>('loadBalancerId', 'loadBalancerId', A_LOAD_BALANCER, { recognise }),
  );
}

/**
 * The load balancer on which something is looked up.
 *
 * @internal
 */
export function loadBalancerToSearch<
  V extends LoadBalancerConstruct,
  A extends { readonly loadBalancerId?: string },
>(): Field<V, A, Refused> {
  return {
    ...loadBalancerOfReference<V, A>(),
    attributes: ({ loadBalancerId }) => ({ loadBalancerId }) as Partial<A>,
  };
}

/**
 * The load balancer that something belongs to.
 *
 * @internal
 */
export function loadBalancerField<
  V extends LoadBalancerConstruct,
  A extends { readonly loadBalancerId: string },
>(): RequiredField<V, A, Refused> {
  return required(
    { ...loadBalancerOfReference<V, A>(), attributes: ({ loadBalancerId }) => ({ loadBalancerId }) as Partial<A> },
    A_LOAD_BALANCER,
  );
}

/**
 * What is known about something that belongs to a load balancer.
 *
 * @internal
 */
export function contextOf(props: { readonly loadBalancer?: unknown }): Context {
  const loadBalancer = factsOfValue<LoadBalancerFacts>(props.loadBalancer, 'LoadBalancer');
  return { loadBalancer: loadBalancer?.construct, product: loadBalancer?.product };
}

/**
 * A word that other properties are judged by. A wrong one is told once, where it is.
 *
 * @internal
 */
export function knownWord<W extends string>(value: unknown, spellings: Readonly<Record<W, string>>): W | undefined {
  return Object.keys(spellings).find((word): word is W => word === value);
}
