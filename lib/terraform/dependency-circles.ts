import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';
import {
  addressOf,
  Dependent,
  dependenciesBeside,
  dependentResources,
  impliedDependencies,
  isDependent,
  isOwnResource,
  userConstruct,
} from './dependencies';

/**
 * Constructs that wait for each other.
 *
 * @internal
 */
export interface DependencyCircle {
  /** The constructs in their order, the first one again at the end. */
  readonly constructs: readonly IConstruct[];
  /** The dependencies among them that the user declared: what waits, and for what. */
  readonly declared: readonly (readonly [IConstruct, IConstruct])[];
}

/**
 * The circles of an app that hold a dependency that the user declared, one for each set of elements that all wait for each other. Circles of
 * references alone are left to Terraform.
 *
 * Only what something with a declared dependency waits for is looked at: this renders it once more.
 *
 * @internal
 */
export function dependencyCircles(app: IConstruct): DependencyCircle[] {
  const dependents = grouped(dependentResources(app));
  return [...dependents].flatMap(([stack, resources]) => {
    const nodes = nodesOf(stack);
    const starts = resources.map((resource) => nodes.get(addressOf(resource))).filter((node) => node !== undefined);
    return knotsFrom(starts).flatMap((knot) => {
      const circle = circleIn(knot);
      return circle === undefined ? [] : [described(circle)];
    });
  });
}

function grouped(resources: readonly Dependent[]): ReadonlyMap<TerraformStack, Dependent[]> {
  const stacks = new Map<TerraformStack, Dependent[]>();
  for (const resource of resources) {
    const stack = TerraformStack.of(resource);
    const others = stacks.get(stack);
    if (others === undefined) {
      stacks.set(stack, [resource]);
    } else {
      others.push(resource);
    }
  }
  return stacks;
}

function nodesOf(stack: TerraformStack): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const element of stack.node.findAll().filter(isDependent)) {
    if (TerraformStack.of(element) === stack) {
      nodes.set(addressOf(element), new Node(element, nodes));
    }
  }
  return nodes;
}

/** What an element waits for. */
interface Neighbours {
  readonly all: ReadonlySet<Node>;
  readonly declared: ReadonlySet<Node>;
}

/** An element of a stack. What it waits for is asked of its configuration as Terraform sees it, and only when somebody wants to know. */
class Node {
  private neighbours?: Neighbours;

  public constructor(
    public readonly element: Dependent,
    private readonly nodes: ReadonlyMap<string, Node>,
  ) {}

  /** Everything that the element waits for. */
  public get waitsFor(): ReadonlySet<Node> {
    return (this.neighbours ??= this.findNeighbours()).all;
  }

  /** What it waits for because the user said so. */
  public get declared(): ReadonlySet<Node> {
    return (this.neighbours ??= this.findNeighbours()).declared;
  }

  private findNeighbours(): Neighbours {
    const implied = impliedDependencies(this.element).map(addressOf);
    const { depends_on: dependsOn, ...references } = configurationOf(this.element);
    const declared = this.named([
      ...textsIn(dependsOn)
        .map(withoutBraces)
        .filter((address) => !implied.includes(address)),
      ...dependenciesBeside(this.element).map(addressOf),
    ]);
    const others = this.named([...implied, ...textsIn(references).flatMap(addressesIn)]);
    return { all: new Set([...declared, ...others]), declared: new Set(declared) };
  }

  private named(addresses: readonly string[]): Node[] {
    return addresses.map((address) => this.nodes.get(address)).filter((node) => node !== undefined);
  }
}

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** The configuration of an element as it is synthesised. */
function configurationOf(element: Dependent): Record<string, unknown> {
  const rendered: unknown = Tokenization.resolve(element.toTerraform(), {
    scope: TerraformStack.of(element),
    resolver: RESOLVER,
  });
  const address = addressOf(element);
  const keys = /^(data|module)\./.test(address) ? address.split('.') : ['resource', ...address.split('.')];
  return blockAt(rendered, keys);
}

function blockAt(rendered: unknown, keys: readonly string[]): Record<string, unknown> {
  const block = keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    rendered,
  );
  return typeof block === 'object' && block !== null ? (block as Record<string, unknown>) : {};
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function withoutBraces(address: string): string {
  return address.replace(/^\$\{(.*)\}$/, '$1');
}

/** The addresses in the expressions of a text. */
function addressesIn(text: string): string[] {
  return text.includes('${') ? (text.match(/(?<![\w.-])(?:data\.)?[\w-]+\.[\w-]+/g) ?? []) : [];
}

/** Sets of nodes that all wait for each other (strongly connected components) and that the given ones lead to, by Tarjan's algorithm without recursion. */
function knotsFrom(starts: readonly Node[]): ReadonlySet<Node>[] {
  const knots: ReadonlySet<Node>[] = [];
  const numbers = new Map<Node, number>();
  const lowest = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();
  const path: { readonly node: Node; readonly others: Iterator<Node> }[] = [];
  const lower = (node: Node, number: number): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? number, number));
  };
  const enter = (node: Node): void => {
    const number = numbers.size;
    numbers.set(node, number);
    lower(node, number);
    open.push(node);
    isOpen.add(node);
    path.push({ node, others: node.waitsFor.values() });
  };
  const leave = (node: Node): void => {
    path.pop();
    const number = lowest.get(node) ?? 0;
    const around = path.at(-1);
    if (around !== undefined) {
      lower(around.node, number);
    }
    if (number === numbers.get(node)) {
      const knot = new Set(open.splice(open.lastIndexOf(node)));
      knot.forEach((member) => isOpen.delete(member));
      knots.push(knot);
    }
  };
  for (const start of starts) {
    if (!numbers.has(start)) {
      enter(start);
    }
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.others.next();
      if (next.done === true) {
        leave(step.node);
      } else if (!numbers.has(next.value)) {
        enter(next.value);
      } else if (isOpen.has(next.value)) {
        lower(step.node, numbers.get(next.value) ?? 0);
      }
    }
  }
  return knots.filter((knot) => knot.size > 1);
}

/** A shortest circle through the first declared dependency in a set of nodes that all wait for each other. */
function circleIn(knot: ReadonlySet<Node>): Node[] | undefined {
  const dependents = [...knot].filter(({ declared }) => [...declared].some((other) => knot.has(other)));
  const first = dependents.find(({ element }) => isOwnResource(element)) ?? dependents[0];
  const second = first === undefined ? undefined : [...first.declared].find((other) => knot.has(other));
  if (first === undefined || second === undefined) {
    return undefined;
  }
  const cameFrom = new Map<Node, Node>([[second, first]]);
  for (const node of cameFrom.keys()) {
    for (const other of node.waitsFor) {
      if (knot.has(other) && !cameFrom.has(other)) {
        cameFrom.set(other, node);
      }
    }
  }
  const circle = [first];
  for (let node = cameFrom.get(first); node !== undefined && node !== first; node = cameFrom.get(node)) {
    circle.unshift(node);
  }
  return [first, ...circle];
}

/** In the user's constructs: each resource of this library is named by the construct that created it. */
function described(circle: readonly Node[]): DependencyCircle {
  const constructs = circle.map(({ element }) => userConstruct(element));
  const declared = circle.slice(1).flatMap((node, index): (readonly [IConstruct, IConstruct])[] => {
    const before = circle[index];
    return before?.declared.has(node) === true ? [[userConstruct(before.element), userConstruct(node.element)]] : [];
  });
  return { constructs: constructs.filter((construct, index) => construct !== constructs[index - 1]), declared };
}
