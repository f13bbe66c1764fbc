import { Aspects, IAspect, TerraformDataSource, TerraformModule, TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { note, notesOf } from './app-ledger';
import { dependOnStackOf } from './stacks';

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
const RESOURCES = 'resources';
const LAZILY = Symbol.for('cdktf-jdcloud-lb.lazy-dependencies');

/**
 * Makes a resource of this library depend on what `node.addDependency` names, for itself or for a construct around it.
 *
 * @param also elements that it depends on beside those, looked up at synthesis
 * @internal
 */
export function honourDependencies(resource: Dependent, also?: () => IConstruct[]): void {
  Object.defineProperty(resource, OURS, { value: true });
  note(resource, RESOURCES, resource);
  addLazily(resource, watch(TerraformStack.of(resource)), also);
}

/** An aspect on the app would never be asked, so each stack has one. Tells whether the stack had none before. */
function watch(stack: TerraformStack): boolean {
  if (Reflect.has(stack, HONOURED)) {
    return false;
  }
  Object.defineProperty(stack, HONOURED, { value: true });
  Aspects.of(stack).add(new ForeignDependencies());
  return true;
}

/** Resources of other providers get the dependencies that have something of this library in them; all others are none of our business. */
class ForeignDependencies implements IAspect {
  public visit(node: IConstruct): void {
    if (isDependent(node) && !Reflect.has(node, OURS) && !Reflect.has(node, HONOURED)) {
      Object.defineProperty(node, HONOURED, { value: true });
      addLazily(node);
    }
  }
}

/** What a resource with the accessor below depends on. */
interface Lazily {
  [LAZILY]: {
    own: string[] | undefined;
    readonly isFirstOfStack: boolean;
    readonly also?: () => IConstruct[];
  };
}

/**
 * An accessor, because `node.addDependency` and `dependsOn` may both change until the moment of synthesis. One for all resources: with closures
 * of its own, each would have a hidden class of its own, which slows down all that is done with it.
 */
const DEPENDS_ON: PropertyDescriptor & ThisType<Dependent & Lazily> = {
  configurable: true,
  enumerable: true,
  get(): string[] | undefined {
    const { own, isFirstOfStack } = this[LAZILY];
    // Asked before any stack is synthesised, and after all are made: resources of other stacks may depend on one of this stack.
    if (isFirstOfStack) {
      this.node.root.node.children.filter(isStack).forEach(watch);
    }
    const elements = [
      ...impliedDependencies(this),
      ...declaredDependencies(this, isOwnResource(this) ? () => true : holdOurs),
    ];
    if (elements.length === 0 && own === undefined) {
      return undefined;
    }
    const here = TerraformStack.of(this);
    const all = new Set(own);
    for (const element of elements) {
      if (here === TerraformStack.of(element)) {
        all.add(addressOf(element));
      } else {
        dependOnStackOf(userConstruct(this), userConstruct(element));
      }
    }
    return all.size === 0 ? undefined : [...all];
  },
  set(value: string[] | undefined) {
    this[LAZILY].own = value;
  },
};

function addLazily(resource: Dependent, isFirstOfStack = false, also?: () => IConstruct[]): void {
  Object.defineProperty(resource, LAZILY, { value: { own: resource.dependsOn, isFirstOfStack, also } });
  Object.defineProperty(resource, 'dependsOn', DEPENDS_ON);
}

/**
 * The resources of this library that wait for something because the user said so: by `dependsOn`, or by `node.addDependency` for the resource or for
 * a construct around it.
 *
 * @internal
 */
export function dependentResources(app: IConstruct): Dependent[] {
  const isDependentScope = new Map<IConstruct, boolean>();
  const asks = (scope: IConstruct): boolean => {
    let answer = isDependentScope.get(scope);
    if (answer === undefined) {
      const around = TerraformStack.isStack(scope) ? undefined : scope.node.scope;
      answer = around !== undefined && (scope.node.dependencies.length > 0 || asks(around));
      isDependentScope.set(scope, answer);
    }
    return answer;
  };
  return (notesOf(app, RESOURCES) as readonly (Dependent & Lazily)[]).filter(
    (resource) => (resource[LAZILY].own ?? []).length > 0 || asks(resource),
  );
}

/**
 * What a resource, data source or module waits for because the user said so, beside what `depends_on` holds.
 *
 * @internal
 */
export function dependenciesBeside(element: Dependent): Dependent[] {
  return isOwnResource(element) ? dependenciesInside(element) : declaredDependencies(element, holdOurs);
}

/**
 * What a resource waits for although the user did not say so.
 *
 * @internal
 */
export function impliedDependencies(element: Dependent): Dependent[] {
  return isOwnResource(element) ? ((element as Dependent & Lazily)[LAZILY].also?.().filter(isDependent) ?? []) : [];
}

/**
 * Recognises a resource or data source that a construct of this library created.
 *
 * @internal
 */
export function isOwnResource(element: IConstruct): boolean {
  return Reflect.has(element, OURS);
}

/**
 * What the user created: for a resource of this library, the construct around it.
 *
 * @internal
 */
export function userConstruct(element: Dependent): IConstruct {
  return isOwnResource(element) ? (element.node.scope ?? element) : element;
}

function holdOurs(elements: readonly Dependent[]): boolean {
  return elements.some(isOwnResource);
}

/** A construct cannot wait for something inside it that waits for the construct: `depends_on` leaves that out. */
function dependenciesInside(resource: Dependent): Dependent[] {
  const { scope } = resource.node;
  return scope?.node.defaultChild === resource
    ? scope.node.dependencies
        .filter((dependency) => dependency !== scope && isInside(dependency, scope))
        .flatMap((dependency) => elementsOf(dependency, resource))
        .filter((element) => element !== resource)
    : [];
}

function declaredDependencies(resource: Dependent, count: (elements: Dependent[]) => boolean): Dependent[] {
  const found: Dependent[] = [];
  for (let scope: IConstruct | undefined = resource; scope !== undefined && !isStack(scope); scope = scope.node.scope) {
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

/**
 * What `depends_on` calls an element.
 *
 * @internal
 */
export function addressOf(element: Dependent): string {
  if (isModule(element)) {
    return `module.${element.friendlyUniqueId}`;
  }
  const address = `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  return TerraformDataSource.isTerraformDataSource(element) ? `data.${address}` : address;
}

function isStack(node: IConstruct): node is TerraformStack {
  return TerraformStack.isStack(node);
}

/**
 * Recognises what can be named in `depends_on`.
 *
 * @internal
 */
export function isDependent(node: IConstruct): node is Dependent {
  return (
    TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node) || isModule(node)
  );
}

/** By what it can do: `instanceof` fails when an app has two copies of CDKTF. */
function isModule(node: IConstruct): node is TerraformModule {
  return 'interpolationForOutput' in node;
}
