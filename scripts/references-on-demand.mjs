// CDKTF's generator makes an output reference (`new XOutputReference(this, "x")`) for every nested attribute with every resource, and CDKTF
// takes a full stack trace for each, though hardly anybody reads them. Here the generated classes keep what their constructor was given, and
// make a reference when somebody asks for it. Their public API and what they synthesise stay the same.

const CLASS = /^export class (\w+) extends cdktf\.(\w+) \{\n.*?^\}$/gms;
const ELEMENT = /^(?:TerraformResource|TerraformDataSource|TerraformProvider)$/;
const MEMBER = /^ {2}private _(\w+) = (new ([\w.]+)\(this, .*\));$/gm;

/** The text of one generated file with its references on demand. Throws where the text is not what the generator is known to write. */
export function referencesOnDemand(text, name) {
  const classes = new Map([...text.matchAll(CLASS)].map(([body, className, base]) => [className, { body, base }]));
  const known = classes.size === text.split('\nexport class ').length - 1;
  check(known, name, 'there is a class that does not extend a class of CDKTF, or does not end as expected');
  const copies = new Map();
  for (const [className, { body, base }] of classes) {
    if (ELEMENT.test(base)) text = text.replace(body, () => mendClass(body, `${name}, class ${className}`));
  }
  for (const [className, copy] of copies) {
    text = text.replace(`\nexport class ${className} `, (line) => `\n${copy}${line}`);
  }
  return text;

  function mendClass(body, where) {
    const members = [...body.matchAll(MEMBER)];
    const all = [...body.matchAll(/^ {2}\S.* = new /gm)].length;
    check(
      members.length === all,
      where,
      `${all} members are made with the object, and ${members.length} are recognised`,
    );
    return members.reduce((rest, [, member, creation, type]) => mendMember(rest, member, creation, type, where), body);
  }

  function mendMember(body, member, creation, type, classOf) {
    const where = `${classOf}, member ${member}`;
    const made = `this._${member}`;
    const swap = (from, to, count = 1) => {
      const parts = body.split(from);
      check(
        parts.length === count + 1,
        where,
        `it holds ${parts.length - 1} times, not ${count} times: ${from.trim()}`,
      );
      body = parts.join(to);
    };
    const capitalised = member[0].toUpperCase() + member.slice(1);
    const declaration = `  private _${member} = ${creation};\n  public get ${member}() {\n    return ${made};\n  }\n`;
    if (!body.includes(`  public get ${member}Input() {`)) {
      // Read only: nothing to keep.
      swap(
        declaration,
        `  private _${member}?: ${type};\n  public get ${member}(): ${type} {\n    return (${made} ??= ${creation});\n  }\n`,
      );
    } else {
      const given = `this._${member}Given`;
      check(!body.includes(given), where, `it has a member ${given} already`);
      const input = inputType(type, where);
      swap(
        declaration,
        `  private _${member}?: ${type};\n  private _${member}Given?: ${input};\n  public get ${member}(): ${type} {\n` +
          `    if (${made} === undefined) {\n      ${made} = ${creation};\n      ${made}.internalValue = ${given};\n    }\n` +
          `    return ${made};\n  }\n`,
      );
      swap(
        `    ${made}.internalValue = config.${member};\n`,
        `    ${given} = ${copied(type, `config.${member}`, where)};\n`,
      );
      const set = (value) => [
        `    ${made}.internalValue = ${value};\n`,
        `    if (${made} === undefined) {\n      ${given} = ${copied(type, value, where)};\n    } else {\n` +
          `      ${made}.internalValue = ${value};\n    }\n`,
      ];
      swap(...set('value'));
      swap(...set('undefined'), body.includes(`  public reset${capitalised}() {`) ? 1 : 0);
      swap(
        `  public get ${member}Input() {\n    return ${made}.internalValue;\n`,
        `  public get ${member}Input(): ${input} | undefined {\n    return this.${member}.internalValue;\n`,
      );
      // Once as JSON, once as HCL.
      swap(`(${made}.internalValue)`, `(${made} === undefined ? ${given} : ${made}.internalValue)`, 2);
    }
    return body;
  }

  /** What a class of output references takes as its value, without `undefined`. */
  function inputType(type, where) {
    const found =
      /^ {2}public set internalValue\(value: (.+) \| undefined\) \{$/m.exec(classes.get(type)?.body) ??
      /^ {2}public internalValue\? : (.+)$/m.exec(classes.get(type)?.body);
    check(found !== null, where, `${type} does not say what its value may be`);
    return found[1];
  }

  /** An expression for what the class would keep of a value: an object's attributes, while it keeps lists and maps themselves. */
  function copied(type, value, where) {
    const { body } = classes.get(type) ?? {};
    if (value === 'undefined' || !/^ {2}public set internalValue/m.test(body)) return value;
    const copy = `copyOf${type.replace(/OutputReference$/, '')}`;
    if (!copies.has(type)) copies.set(type, copyFunction(copy, type, body, where));
    return `${copy}(${value})`;
  }

  function copyFunction(copy, type, body, where) {
    const start =
      '    else {\n      this.isEmptyObject = Object.keys(value).length === 0;\n      this.resolvableValue = undefined;\n';
    const [, lines] = body.split(start).map((part) => part.split('    }\n')[0].trimEnd().split('\n'));
    check(lines !== undefined, where, `${type} does not take its value as expected`);
    const attributes = lines.map((line) => {
      const [, member, nested, from] = /^ {6}this\._(\w+)(\.internalValue)? = value\.(\w+);$/.exec(line) ?? [];
      check(
        member !== undefined && member === from,
        where,
        `${type} does not take a value as expected: ${line.trim()}`,
      );
      if (nested === undefined) return `    ${member}: value.${member},\n`;
      const [, inner] = new RegExp(`^ {2}private _${member} = new (\\w+)\\(this, `, 'm').exec(body) ?? [];
      check(inner !== undefined, where, `${type} does not make ${member} as expected`);
      return `    ${member}: ${copied(inner, `value.${member}`, where)},\n`;
    });
    const input = inputType(type, where);
    return (
      `function ${copy}(value: ${input} | undefined): ${input} | undefined {\n` +
      '  if (value === undefined || cdktf.Tokenization.isResolvable(value)) { return value; }\n' +
      `  const copy: any = {\n${attributes.join('')}  };\n` +
      '  // An object without any value is left out, an empty one is not.\n' +
      '  return Object.keys(value).length === 0 || Object.values(copy).some((it) => it !== undefined) ? copy : undefined;\n}\n'
    );
  }
}

function check(holds, where, problem) {
  if (!holds) {
    throw new Error(
      `The generated bindings are not of the shape that scripts/references-on-demand.mjs knows (${where}): ${problem}. ` +
        'Look at what the generator writes now, and mend the script.',
    );
  }
}
