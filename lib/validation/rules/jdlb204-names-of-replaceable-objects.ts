import { known } from '../../terraform/tokens';
import { Finding, Rule } from '../rule';

/** What is replaced side by side has no name of the user's. */
export const namesOfReplaceableObjects: Rule = {
  code: 'JDLB204',
  severity: 'notice',
  title:
    'The name of a target group or backend service should be left out, so that a replacement can be created before the old one is removed.',
  source: { kind: 'INFERENCE', reference: 'OpenAPI: createBackend and createTargetGroup, return code 409' },
  moments: ['synthesis'],
  remedy:
    'Leave `name` out to get a generated name, which changes with every replacement. Or set `createBeforeDestroy: false` in `lifecycle`.',
  review: (graph) =>
    [...graph.targetGroups, ...graph.backendServices].flatMap(
      ({ construct, kind, name, replacedSideBySide }): Finding[] => {
        const given = known(name);
        const noun = kind === 'TargetGroup' ? 'target group' : 'backend service';
        return given === undefined || replacedSideBySide !== true
          ? []
          : [
              {
                construct,
                property: 'name',
                problem: `name is ${JSON.stringify(given)}, and a replacement of this ${noun} would have the same name.`,
                allowed: `A replacement is created before the old ${noun} is removed, and JD Cloud refuses a second one with the same name.`,
                remedy:
                  'leave name out to get a generated name, or change it together with what forces the replacement.',
              },
            ];
      },
    ),
};
