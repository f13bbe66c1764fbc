import { Aspects, IAspect, TerraformDataSource, TerraformModule, TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';

/*
 * CDKTF drops `node.addDependency` silently. Here it becomes `depends_on`: for the resources of this library, and for resources of other
 * providers that depend on a construct of this library.
 */

/**
 * What can have, and can be named in, `depends_on`.
 *
 * @internal
 */
export type Dependent = TerraformResource | TerraformDataSource | TerraformModule;

const HONOURED = Symbol.for('cdktf-jdcloud-lb.dependencies');
const OURS = Symbol.for('cdktf-jdcloud-lb.resource');
const WATCHED = Symbol('watched children');
const LAZILY = Symbol('dependencies');

/**
 * Makes a resource of this library depend on what `node.addDependency` names, for itself or for a construct around it.
 *
 * @param also elements that it depends on beside those, looked up at synthesis
 * @internal
 */
export function honourDependencies(resource: Dependent, also: () => IConstruct[] = () => []): void {
  Object.defineProperty(resource, OURS, { value: true });
  watch(TerraformStack.of(resource));
  addLazily(resource, () => {
    watchAll(resource.node.root);
    return [...also().filter(isDependent), ...declaredDependencies(resource, () => true)];
  });
}

/** Asked before any stack is synthesised, and after all are made: resources of other stacks may depend on one of ours. */
function watchAll(app: IConstruct): void {
  const { children } = app.node;
  // Asked for each resource, so that only new stacks count.
  if (Reflect.get(app, WATCHED) !== children.length) {
    children.filter(isStack).forEach(watch);
    Object.defineProperty(app, WATCHED, { value: children.length, configurable: true });
  }
}

/** An aspect on the app would never be asked, so each stack has one. */
function watch(stack: TerraformStack): void {
  if (!Reflect.has(stack, HONOURED)) {
    Object.defineProperty(stack, HONOURED, { value: true });
    Aspects.of(stack).add(new ForeignDependencies());
  }
}

/** Resources of other providers get the dependencies that have something of this library in them; all others are none of our business. */
class ForeignDependencies implements IAspect {
  public visit(node: IConstruct): void {
    if (isDependent(node) && !Reflect.has(node, OURS) && !Reflect.has(node, HONOURED)) {
      Object.defineProperty(node, HONOURED, { value: true });
      addLazily(node, () => declaredDependencies(node, (elements) => elements.some((it) => Reflect.has(it, OURS))));
    }
  }
}

/** What a resource with the accessor below depends on. */
interface Lazily {
  [LAZILY]: { own: string[] | undefined; readonly elements: () => Dependent[] };
}

/**
 * An accessor, because `node.addDependency` and `dependsOn` may both change until the moment of synthesis. One for all resources: with closures
 * of its own, each would have a hidden class of its own, which slows down all that is done with it.
 */
const DEPENDS_ON: PropertyDescriptor & ThisType<Dependent & Lazily> = {
  configurable: true,
  enumerable: true,
  get(): string[] | undefined {
    const { own, elements } = this[LAZILY];
    const here = TerraformStack.of(this);
    const all = new Set(own ?? []);
    for (const element of elements()) {
      const there = TerraformStack.of(element);
      if (here === there) {
        all.add(addressOf(element));
      } else {
        here.addDependency(there);
      }
    }
    return all.size === 0 ? undefined : [...all];
  },
  set(value: string[] | undefined) {
    this[LAZILY].own = value;
  },
};

function addLazily(resource: Dependent, elements: () => Dependent[]): void {
  Object.defineProperty(resource, LAZILY, { value: { own: resource.dependsOn, elements } });
  Object.defineProperty(resource, 'dependsOn', DEPENDS_ON);
}

function declaredDependencies(resource: Dependent, count: (elements: Dependent[]) => boolean): Dependent[] {
  const found: Dependent[] = [];
  const stack = TerraformStack.of(resource);
  for (let scope: IConstruct | undefined = resource; scope !== undefined && scope !== stack; scope = scope.node.scope) {
    for (const dependency of scope.node.dependencies) {
      const elements = elementsOf(dependency, resource).filter((element) => !isInside(element, scope));
      if (count(elements)) {
        found.push(...elements);
      }
    }
  }
  return found;
}

function elementsOf(dependency: IConstruct, dependent: IConstruct): Dependent[] {
  // Whoever depends on a construct around itself means that construct's own resource, not everything in it.
  const root = isInside(dependent, dependency) ? dependency.node.defaultChild : dependency;
  return root === undefined ? [] : root.node.findAll().filter(isDependent);
}

function isInside(element: IConstruct, scope: IConstruct | undefined): boolean {
  return scope !== undefined && element.node.scopes.includes(scope);
}

function addressOf(element: Dependent): string {
  if (isModule(element)) {
    return `module.${element.friendlyUniqueId}`;
  }
  const address = `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  return TerraformDataSource.isTerraformDataSource(element) ? `data.${address}` : address;
}

function isStack(node: IConstruct): node is TerraformStack {
  return TerraformStack.isStack(node);
}

function isDependent(node: IConstruct): node is Dependent {
  return (
    TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node) || isModule(node)
  );
}

/** By what it can do: `instanceof` fails when an app has two copies of CDKTF. */
function isModule(node: IConstruct): node is TerraformModule {
  return 'interpolationForOutput' in node;
}
