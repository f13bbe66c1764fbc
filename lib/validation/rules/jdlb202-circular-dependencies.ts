import { Finding, Rule } from '../rule';
import { pathOf } from '../wording';

/** What the user makes wait for something does not form a circle. */
export const circularDependencies: Rule = {
  code: 'JDLB202',
  severity: 'error',
  title:
    'Dependencies declared with `dependsOn` or `node.addDependency()` form no circle, also not together with those that the library adds.',
  source: { kind: 'LIBRARY', reference: 'this library' },
  moments: ['synthesis'],
  remedy: 'Remove one of the dependencies.',
  review: (graph) =>
    graph.dependencyCircles().flatMap(({ constructs, declared }): Finding[] =>
      constructs.slice(0, 1).map((construct) => ({
        construct,
        property: 'dependsOn or node.addDependency()',
        problem: `These wait for each other: ${constructs.map(pathOf).join(' → ')}.`,
        allowed: 'Terraform cannot decide which one to create first.',
        remedy: `remove the dependency of ${declared.map(([one, other]) => `${pathOf(one)} on ${pathOf(other)}`).join(', or of ')}.`,
      })),
    ),
};
